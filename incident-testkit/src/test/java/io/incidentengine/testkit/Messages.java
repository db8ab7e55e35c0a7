package io.incidentengine.testkit;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.Recipient;
import io.incidentengine.notification.Words;
import java.util.List;

/** Messages for channels that are tested without an engine. */
final class Messages {
    private Messages() {}

    static Message over(ChannelType channel, Recipient... recipients) {
        return new Message(
                "key",
                "notification",
                IncidentId.of("INC-1"),
                Severity.level(1),
                channel,
                List.of(recipients),
                Words.of("subject", "text"));
    }

    static Recipient to(String id, Contact contact) {
        return new Recipient(Person.of(id, id, contact), contact, false);
    }

    static Recipient cc(String id, Contact contact) {
        return new Recipient(Person.of(id, id, contact), contact, true);
    }
}
