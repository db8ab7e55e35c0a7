package io.incidentengine.mail;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.Recipient;
import io.incidentengine.notification.Words;
import java.util.Arrays;
import java.util.List;

/** Messages that tests send. */
final class Mails {
    static final MailIdentity DESK = MailIdentity.of(
                    "incidents@engine.example", "a secret of thirty-two bytes, or more")
            .named("Incident desk");

    private Mails() {}

    static Message message(String key, Recipient... recipients) {
        return message(key, "checkout fails", recipients);
    }

    static Message message(String key, String subject, Recipient... recipients) {
        return new Message(
                key,
                "INC-1/1/R27",
                IncidentId.of("INC-1"),
                Severity.level(1),
                ChannelType.EMAIL,
                List.of(recipients),
                Words.of(subject, "Level 1, not responded."));
    }

    static Recipient to(String address) {
        return recipient(address, false);
    }

    static Recipient cc(String address) {
        return recipient(address, true);
    }

    private static Recipient recipient(String address, boolean copy) {
        Contact contact = Contact.email(address);
        return new Recipient(Person.of(address, "Name of " + address, contact), contact, copy);
    }

    static String header(ScriptedSmtp.Received mail, String name) {
        String head =
                mail.content().substring(0, mail.content().indexOf("\r\n\r\n")).replaceAll("\r\n[ \t]+", " ");
        return Arrays.stream(head.split("\r\n"))
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }
}
