package io.incidentengine.jdbc;

import static io.incidentengine.jdbc.Telling.LEASE;
import static io.incidentengine.jdbc.Telling.MAIL;
import static io.incidentengine.jdbc.Telling.T;
import static io.incidentengine.jdbc.Telling.claim;
import static io.incidentengine.jdbc.Telling.conclude;
import static io.incidentengine.jdbc.Telling.fallback;
import static io.incidentengine.jdbc.Telling.id;
import static io.incidentengine.jdbc.Telling.message;
import static io.incidentengine.jdbc.Telling.minutes;
import static io.incidentengine.jdbc.Telling.notification;
import static io.incidentengine.jdbc.Telling.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.Decisions;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Attempt;
import io.incidentengine.notification.Bundle;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Delivery.State;
import io.incidentengine.notification.Ended;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.News;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.OutboxTask;
import io.incidentengine.notification.ProofOutcome;
import io.incidentengine.notification.ProofOutcome.Kind;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.port.ChangeResult.Committed;
import io.incidentengine.port.ChangeResult.Stale;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.port.Outbox;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the contract of an outbox leaves to the store that has one, and what only a database can get wrong. */
class JdbcOutboxTest {
    private static final SendResult ACCEPTED = new Accepted("provider-1");
    private static final SendResult BUSY = new SendResult.RetryLater("busy", Duration.ZERO);

    static Stream<Named<Supplier<Database>>> databases() {
        return Stream.of(Named.of("H2", Databases::h2), Named.of("PostgreSQL", Databases::postgres));
    }

    private static IncidentStore store(Supplier<Database> database) {
        return new JdbcIncidentStore(database.get());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void keys_that_are_unknown_are_refused(Supplier<Database> database) {
        Notification told = open(store(database), "A", T);
        Outbox empty = store(database).outbox();
        Claim expanding = new Claim(new OutboxTask.Expand(told, 0), 1, T);
        Claim sending = new Claim(new OutboxTask.Send(message(told, "ann"), 1), 1, T);

        Stream.<Runnable>of(
                        () -> empty.expand(expanding, List.of(), List.of(), T, null),
                        () -> empty.postpone(expanding, "why", T),
                        () -> empty.release(expanding, T),
                        () -> empty.prove(expanding, List.of(), T, null),
                        () -> empty.settle(List.of(new Ended(expanding, ACCEPTED, T, null))),
                        () -> empty.settle(List.of(new Ended(sending, ACCEPTED, T, null))),
                        () -> empty.release(sending, T),
                        () -> empty.begun(sending, T, 1),
                        () -> empty.bundle(sending, T, 1, LEASE))
                .forEach(call -> assertThatThrownBy(call::run)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(told.key()));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void two_messages_of_a_notification_with_one_key_are_refused_and_it_is_not_expanded(Supplier<Database> database) {
        IncidentStore store = store(database);
        Notification told = open(store, "A", T);
        Claim claim = claim(store, Lane.DIRECTORY, told.key(), T);
        Message message = message(told, "ann");

        assertThatThrownBy(() -> store.outbox().expand(claim, List.of(message, message), List.of(), T, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(message.key());

        assertThat(store.outbox().journal(id("A")).get(0).expanded()).isFalse();
    }

    /** More than a statement looks for at a time. */
    @ParameterizedTest
    @MethodSource("databases")
    void proofs_of_many_incidents_are_claimed_at_once_each_with_its_own_journal(Supplier<Database> database) {
        IncidentStore store = store(database);
        for (int i = 0; i < 60; i++) {
            open(store, "A" + i, T);
        }

        List<Claim> claims = store.outbox().claim(Lane.PROOF, T, 500, LEASE);

        assertThat(claims).hasSize(120).allSatisfy(claim -> {
            NotificationRecord record = ((OutboxTask.Prove) claim.task()).record();
            assertThat(store.outbox().journal(record.notification().incident())).contains(record);
        });
    }

    /** Tells something with a change that does nothing else. */
    private static void tell(IncidentStore store, Notification... notifications) {
        store.change(notifications[0].incident(), (incident, siblings) -> {
            Change change = Decisions.prove(
                    incident,
                    List.of(new ProofOutcome(notification(store, "A", 1), Kind.EXHAUSTED, T, null)),
                    Telling.situation(minutes(1), siblings));
            return new Change(change.incident(), change.entries(), List.of(notifications), List.of(), change.next());
        });
    }

    @ParameterizedTest
    @MethodSource("databases")
    void what_is_told_again_under_the_same_key_is_told_once(Supplier<Database> database) {
        IncidentStore store = store(database);
        Notification known = open(store, "A", T);

        tell(store, known, fallback(known, 1), known);

        assertThat(store.outbox().journal(id("A")))
                .extracting(record -> record.notification())
                .hasSize(3)
                .startsWith(known)
                .endsWith(fallback(known, 1));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void another_notification_under_a_key_that_is_taken_is_refused_with_all_else(Supplier<Database> database) {
        IncidentStore store = store(database);
        Notification known = open(store, "A", T);
        Notification other = new Notification(
                known.key(), known.incident(), known.rule(), known.severity(), minutes(1), known.facts());

        assertThatThrownBy(() -> tell(store, fallback(known, 1), other))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(known.key());

        assertThat(store.outbox().journal(id("A"))).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("databases")
    @Tag("S29")
    void the_same_outcome_of_a_notification_is_told_once(Supplier<Database> database) {
        IncidentStore store = store(database);
        Notification told = open(store, "A", T);

        assertThat(conclude(store, told, Kind.EXHAUSTED, T)).isInstanceOf(Committed.class);
        assertThat(conclude(store, told, Kind.EXHAUSTED, T)).isEqualTo(new Stale(id("A")));
        assertThat(conclude(store, told, Kind.MISSED, T)).isInstanceOf(Committed.class);

        assertThat(store.outbox().journal(id("A")).get(0).outcomes())
                .containsExactlyInAnyOrder(Kind.EXHAUSTED, Kind.MISSED);
        assertThat(store.outbox().journal(id("A")).get(1).outcomes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    @Tag("S33")
    void an_acknowledgement_ends_the_retries_of_a_notification_and_of_its_fallbacks(Supplier<Database> database) {
        IncidentStore store = store(database);
        Notification told = open(store, "A", T);
        Notification other = notification(store, "A", 1);
        Outbox outbox = store.outbox();
        outbox.prove(claim(store, Lane.PROOF, told.key() + "/proof", T), List.of(fallback(told, 1)), T, null);
        List<Claim> expansions = outbox.claim(Lane.DIRECTORY, T, 10, LEASE);
        for (Claim claim : expansions) {
            Notification each = ((OutboxTask.Expand) claim.task()).notification();
            outbox.expand(claim, List.of(message(each, "tried"), message(each, "new")), List.of(), T, null);
        }
        for (Claim claim : outbox.claim(MAIL, T, 10, LEASE)) {
            if (claim.key().endsWith("tried")) {
                outbox.settle(List.of(new Ended(claim, BUSY, T, T)));
            }
        }

        conclude(store, told, Kind.ACKNOWLEDGED, minutes(5));

        assertThat(outbox.claim(MAIL, minutes(1_000), 10, LEASE))
                .extracting(Claim::key)
                .containsExactlyInAnyOrder(
                        message(told, "new").key(),
                        message(fallback(told, 1), "new").key(),
                        message(other, "tried").key(),
                        message(other, "new").key());
    }

    @ParameterizedTest
    @MethodSource("databases")
    @Tag("S29")
    void a_second_acceptance_is_known_by_its_name_too(Supplier<Database> database) {
        IncidentStore store = store(database);
        Notification told = open(store, "A", T);
        Outbox outbox = store.outbox();
        outbox.expand(claim(store, Lane.DIRECTORY, told.key(), T), List.of(message(told, "ann")), List.of(), T, null);
        Claim claim = claim(store, MAIL, message(told, "ann").key(), T);
        outbox.settle(List.of(new Ended(claim, ACCEPTED, T, null)));
        outbox.settle(List.of(new Ended(claim, new Accepted("provider-2"), T, null)));

        assertThat(List.of("provider-1", "provider-2", "provider-3"))
                .extracting(
                        name -> outbox.record(News.ofReference(ChannelType.EMAIL, name, News.Status.DELIVERED, T), T))
                .containsExactly(News.Reception.RECORDED, News.Reception.RECORDED, News.Reception.UNKNOWN);
    }

    @ParameterizedTest
    @MethodSource("databases")
    @Tag("S32")
    void of_two_bundles_of_one_claim_the_later_counts(Supplier<Database> database) {
        IncidentStore store = store(database);
        Outbox outbox = store.outbox();
        for (String incident : List.of("A", "B", "C")) {
            Notification told = open(store, incident, T);
            Claim claim = claim(store, Lane.DIRECTORY, told.key(), T);
            outbox.expand(claim, List.of(message(told, "ann")), List.of(), T, null);
        }
        Claim first = outbox.claim(MAIL, T, 1, LEASE).get(0);
        outbox.bundle(first, T, 1, LEASE);
        Claim other = outbox.bundle(first, T, 1, LEASE).get(0);

        outbox.settle(List.of(new Ended(first, ACCEPTED, T, null)));

        assertThat(outbox.journal(id("A")).get(0).deliveries().get(0).attempts())
                .containsExactly(new Attempt(1, T, ACCEPTED, Bundle.key(List.of(first.key(), other.key()))));
    }

    @ParameterizedTest
    @MethodSource("databases")
    @Tag("S30")
    void what_was_given_up_is_in_the_order_of_keys_however_long_they_are(Supplier<Database> database) {
        IncidentStore store = store(database);
        Notification told = open(store, "A", T);
        Outbox outbox = store.outbox();
        String same = "x".repeat(99 - told.key().length());
        List<Message> keyed = Stream.of("b", same + "\uD83D\uDCDE2", same + "\uD83D\uDCDE1", "a", "y".repeat(5_000))
                .map(end -> under(message(told, "ann"), told.key() + end))
                .toList();
        outbox.expand(claim(store, Lane.DIRECTORY, told.key(), T), keyed, List.of(), T, null);
        outbox.claim(MAIL, T, 10, LEASE).forEach(claim -> outbox.settle(List.of(new Ended(claim, BUSY, T, null))));

        List<String> sorted = keyed.stream().map(Message::key).sorted().toList();
        assertThat(keys(outbox.givenUp(null, 2))).isEqualTo(sorted.subList(0, 2));
        assertThat(keys(outbox.givenUp(sorted.get(1), 10))).isEqualTo(sorted.subList(2, 5));
        assertThat(keys(outbox.givenUp(sorted.get(2), 1))).isEqualTo(sorted.subList(3, 4));
    }

    private static Message under(Message message, String key) {
        return new Message(
                key,
                message.notification(),
                message.incident(),
                message.severity(),
                message.channel(),
                message.recipients(),
                message.words());
    }

    private static List<String> keys(List<Delivery> deliveries) {
        return deliveries.stream().map(each -> each.message().key()).toList();
    }

    @ParameterizedTest
    @MethodSource("databases")
    @Tag("S31")
    @Tag("concurrency")
    void a_message_is_overtaken_though_it_is_made_while_the_later_one_is_sent(Supplier<Database> database)
            throws Exception {
        IncidentStore store = store(database);
        Outbox outbox = store.outbox();
        for (int round = 0; round < 30; round++) {
            String incident = "A" + round;
            Notification older = open(store, incident, T);
            Notification newer = notification(store, incident, 1);
            List<Claim> claims = outbox.claim(Lane.DIRECTORY, T, 2, LEASE);
            outbox.expand(claims.get(1), List.of(message(newer, "ann")), List.of(), T, null);
            Claim sending = claim(store, MAIL, message(newer, "ann").key(), T);

            together(List.of(
                    () -> outbox.expand(claims.get(0), List.of(message(older, "ann")), List.of(), T, null),
                    () -> outbox.settle(List.of(new Ended(sending, ACCEPTED, T, null)))));

            assertThat(state(store, id(incident))).as("round " + round).isEqualTo(State.SUPERSEDED);
        }
    }

    private static State state(IncidentStore store, IncidentId incident) {
        return store.outbox().journal(incident).get(0).deliveries().get(0).state();
    }

    @ParameterizedTest
    @MethodSource("databases")
    @Tag("concurrency")
    void all_that_can_be_done_about_one_incident_at_once_is_done(Supplier<Database> database) throws Exception {
        IncidentStore store = store(database);
        Outbox outbox = store.outbox();
        for (int round = 0; round < 20; round++) {
            String incident = "A" + round;
            Notification first = open(store, incident, T);
            Notification second = notification(store, incident, 1);
            for (Claim claim : outbox.claim(Lane.DIRECTORY, T, 2, LEASE)) {
                Notification each = ((OutboxTask.Expand) claim.task()).notification();
                outbox.expand(claim, List.of(message(each, "ann"), message(each, "bob")), List.of(), T, null);
            }
            List<Claim> sending = outbox.claim(MAIL, T, 4, LEASE);
            Callable<Object> acknowledged = () -> conclude(store, second, Kind.ACKNOWLEDGED, T);
            Callable<Object> news =
                    () -> outbox.record(News.of(message(first, "ann").key(), News.Status.ACKNOWLEDGED, T), T);
            Callable<Object> proof = () -> outbox.claim(Lane.PROOF, T, 2, LEASE).stream()
                    .map(claim -> outbox.prove(claim, List.of(), T, minutes(1)))
                    .toList();

            together(List.of(
                    acknowledged,
                    news,
                    proof,
                    () -> outbox.settle(List.of(new Ended(sending.get(0), BUSY, T, null))),
                    () -> outbox.settle(List.of(new Ended(sending.get(1), BUSY, T, minutes(1)))),
                    () -> outbox.settle(List.of(new Ended(sending.get(2), ACCEPTED, T, null))),
                    () -> outbox.settle(List.of(new Ended(sending.get(3), BUSY, T, null)))));

            assertThat(outbox.journal(id(incident)))
                    .flatExtracting(record -> record.deliveries())
                    .hasSize(4)
                    .allMatch(delivery -> delivery.attempts().size() == 1);
        }
    }

    private static void together(List<Callable<Object>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            for (Future<Object> each : threads.invokeAll(calls)) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }
    }
}
