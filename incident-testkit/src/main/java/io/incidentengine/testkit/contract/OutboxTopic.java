package io.incidentengine.testkit.contract;

import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Person;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.OutboxTask;
import io.incidentengine.notification.Recipient;
import io.incidentengine.port.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the suites of an outbox have in common: what is in it got there through its store. */
abstract class OutboxTopic extends StoreTopic {
    static final Duration LEASE = Duration.ofMinutes(5);
    static final Lane MAIL = Lane.of(ChannelType.EMAIL);
    static final List<Lane> LANES = List.of(Lane.DIRECTORY, MAIL, Lane.PROBLEM_MANAGEMENT);

    final Outbox outbox() {
        return store().outbox();
    }

    /** Claims in all lanes, of each lane as many. */
    final List<String> claim(Instant now, int limit) {
        return tasks(now, limit).stream().map(OutboxTask::key).toList();
    }

    final List<OutboxTask> tasks(Instant now, int limit) {
        return LANES.stream()
                .flatMap(lane -> outbox().claim(lane, now, limit, LEASE).stream())
                .toList();
    }

    final List<String> claim(Instant now) {
        return claim(now, 100);
    }

    /** Puts two notifications in, and gives the key of the first. */
    final String notified(String id, Instant now) {
        open(id, LEVEL_1, now);
        return outbox().journal(id(id)).get(0).notification().key();
    }

    /** Puts a problem offer in, which comes behind a notification, and gives its key. */
    final String offered(String id, Instant now) {
        open(id, LEVEL_3, now);
        handle(id, new Respond(), now);
        return committed(store().change(id(id), handling(new Resolve("patched", RootCause.UNKNOWN, ""), now)))
                .offers()
                .get(0)
                .key();
    }

    /** Puts a message in, and gives its key; two notifications of the same incident are expanded and done. */
    final String queued(String id, Instant now) {
        String notification = notified(id, now);
        outbox().expand(notification, List.of(message(notification, id, "ann")), List.of(), now);
        outbox().expand(outbox().journal(id(id)).get(1).notification().key(), List.of(), List.of(), now);
        return notification + "/ann";
    }

    static Message message(String notification, String incident, String person) {
        return message(notification, incident, person, ChannelType.EMAIL);
    }

    static Message message(String notification, String incident, String person, ChannelType channel) {
        Contact contact = Contact.email(person + "@example.org");
        return new Message(
                notification + "/" + person,
                notification,
                id(incident),
                channel,
                List.of(new Recipient(Person.of(person, person, contact), contact, false)),
                "subject",
                "text",
                "<p>text</p>");
    }

    final NotificationRecord record(String id, int index) {
        return outbox().journal(id(id)).get(index);
    }

    /** The first message of the first notification. */
    final Delivery delivery(String id) {
        return record(id, 0).deliveries().get(0);
    }
}
