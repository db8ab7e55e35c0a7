package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Person;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Ended;
import io.incidentengine.notification.Fallback;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.OutboxTask;
import io.incidentengine.notification.Recipient;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.Words;
import io.incidentengine.port.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the suites of an outbox have in common: what is in it got there through its store. */
abstract class OutboxTopic extends StoreTopic {
    static final Duration LEASE = Duration.ofMinutes(5);
    static final Lane MAIL = Lane.of(ChannelType.EMAIL);
    static final Lane CALLS = Lane.of(ChannelType.PHONE);
    /** All but that of proofs: what waits for a peer. */
    static final List<Lane> LANES = List.of(Lane.DIRECTORY, MAIL, Lane.PROBLEM_MANAGEMENT);

    /** So early that no lease of a test is over, and nothing that a test puts back is due. */
    private static final Instant LONG_AGO = T.minus(Duration.ofDays(365));

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Map<String, Claim> claims = new HashMap<>();
    private Instant earlier = LONG_AGO;

    final Outbox outbox() {
        return store().outbox();
    }

    /** Claims in one lane, and keeps the claims, so that what was claimed can be settled by its key. */
    final List<Claim> claims(Lane lane, Instant now, int limit, Duration lease) {
        List<Claim> claimed = outbox().claim(lane, now, limit, lease);
        claimed.forEach(claim -> claims.put(claim.key(), claim));
        return claimed;
    }

    /** Claims what is to be told together with a message, and keeps the claims. */
    final List<Claim> bundle(Claim first, Instant now, int limit) {
        List<Claim> others = outbox().bundle(first, now, limit, LEASE);
        others.forEach(claim -> claims.put(claim.key(), claim));
        return others;
    }

    final List<OutboxTask> tasks(Lane lane, Instant now, int limit) {
        return claims(lane, now, limit, LEASE).stream().map(Claim::task).toList();
    }

    /** Claims in all lanes but that of proofs, of each lane as many. */
    final List<OutboxTask> tasks(Instant now, int limit) {
        return LANES.stream().flatMap(lane -> tasks(lane, now, limit).stream()).toList();
    }

    final List<String> claim(Instant now, int limit) {
        return tasks(now, limit).stream().map(OutboxTask::key).toList();
    }

    final List<String> claim(Instant now) {
        return claim(now, 100);
    }

    /**
     * The latest claim of a task. If nobody has claimed it, all that waits is claimed for a moment that was over long ago,
     * so that it waits as before.
     */
    final Claim claimOf(String key) {
        if (!claims.containsKey(key)) {
            earlier = earlier.plus(MOMENT);
            Stream.concat(LANES.stream(), Stream.of(CALLS, Lane.PROOF))
                    .forEach(lane -> claims(lane, earlier, 1_000, MOMENT));
        }
        return Objects.requireNonNull(claims.get(key), () -> "nobody can claim " + key);
    }

    final boolean expand(String notification, List<Message> messages, List<String> failures, Instant now) {
        return outbox().expand(claimOf(notification), messages, failures, now, null);
    }

    final boolean settle(String key, SendResult result, Instant now, @Nullable Instant retryAt) {
        return outbox().settle(List.of(new Ended(claimOf(key), result, now, retryAt)))
                .get(0);
    }

    final void postpone(String notification, String failure, Instant retryAt) {
        outbox().postpone(claimOf(notification), failure, retryAt);
    }

    final void release(String key, Instant retryAt) {
        outbox().release(claimOf(key), retryAt);
    }

    /** Where something waits, and until when; proofs left out. */
    final Map<Lane, Instant> nextDue() {
        Map<Lane, Instant> due = new HashMap<>(outbox().nextDue());
        due.remove(Lane.PROOF);
        return due;
    }

    /** Puts two notifications in, and gives the key of the first. */
    final String notified(String id, Instant now) {
        open(id, LEVEL_1, now);
        return record(id, 0).notification().key();
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
        return queued(id, "ann", ChannelType.EMAIL, now);
    }

    final String queued(String id, String person, ChannelType channel, Instant now) {
        String notification = notified(id, now);
        expand(notification, List.of(message(notification, id, person, channel)), List.of(), now);
        expand(outbox().journal(id(id)).get(1).notification().key(), List.of(), List.of(), now);
        return notification + "/" + person;
    }

    /** Puts two notifications in and lets the first alone wait for its proof, from {@code check} on; gives its key. */
    final String watched(String id, Instant now, @Nullable Instant check) {
        String notification = notified(id, now);
        prove(outbox().journal(id(id)).get(1).notification().key(), List.of(), now, null);
        prove(notification, List.of(), now, check);
        return notification;
    }

    final boolean prove(String notification, List<Notification> fallbacks, Instant now, @Nullable Instant check) {
        return outbox().prove(claimOf(proof(notification)), fallbacks, now, check);
    }

    /** Claims the proofs that are due, and gives the keys of their notifications. */
    final List<String> proofs(Instant now) {
        return tasks(Lane.PROOF, now, 100).stream()
                .map(task -> ((OutboxTask.Prove) task).record().notification().key())
                .toList();
    }

    static String proof(String notification) {
        return notification + "/proof";
    }

    /** A notification that stands in for another. */
    static Notification fallback(Notification told, int number) {
        return new Notification(
                told.key() + "/fallback " + number,
                told.incident(),
                told.rule().fallback(Set.of(ChannelType.EMAIL)),
                told.severity(),
                told.at(),
                told.knownAt(),
                told.facts(),
                told.rung(),
                new Fallback(told.key(), number, List.of(), told.dueBy().orElse(told.at())));
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
                Severity.level(1),
                channel,
                List.of(new Recipient(Person.of(person, person, contact), contact, false)),
                Words.of("subject", "text", "<p>text</p>"));
    }

    /** The same message, which proves its notification by a grade. */
    static Message proving(Message message, @Nullable Grade proof) {
        return new Message(
                message.key(),
                message.notification(),
                message.incident(),
                message.severity(),
                message.channel(),
                message.recipients(),
                message.words(),
                message.pace(),
                proof);
    }

    final NotificationRecord record(String id, int index) {
        List<NotificationRecord> journal = outbox().journal(id(id));
        assertThat(journal).as("the journal of incident %s", id).hasSizeGreaterThan(index);
        return journal.get(index);
    }

    /** The first message of the first notification. */
    final Delivery delivery(String id) {
        return record(id, 0).deliveries().get(0);
    }
}
