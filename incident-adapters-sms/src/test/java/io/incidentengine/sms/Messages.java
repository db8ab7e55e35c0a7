package io.incidentengine.sms;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.Pace;
import io.incidentengine.notification.Recipient;
import io.incidentengine.notification.Words;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** Messages of the tests. */
final class Messages {
    static final String ANN = "+491705550100";

    private Messages() {}

    static Sms sms(String key, String text) {
        return new Sms(key, new PhoneNumber(ANN), text, Locale.ENGLISH);
    }

    /** One that needs proof. */
    static Message message(String key, ChannelType channel, String address, Locale reader) {
        Contact contact = new Contact(channel, address);
        Person person = Person.of("ann", "Ann", contact).in(reader, ZoneOffset.UTC);
        return new Message(
                key,
                key,
                IncidentId.of("INC-1"),
                Severity.level(1),
                channel,
                List.of(new Recipient(person, contact, false)),
                Words.of("checkout fails", "Level 1: checkout fails"),
                Pace.FREE,
                Grade.ACKNOWLEDGED);
    }
}
