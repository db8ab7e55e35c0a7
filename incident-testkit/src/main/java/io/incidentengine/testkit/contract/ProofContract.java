package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.Time;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.News;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.OutboxTask;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.notification.SendResult.RetryLater;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code prove} of an outbox promises, and when the proof of a notification is due. */
@Tag("S29")
abstract class ProofContract extends OutboxTopic {
    private static final SendResult ACCEPTED = new Accepted("provider-1");
    private static final SendResult BUSY = new RetryLater("busy", Duration.ZERO);
    private static final SendResult PRESSED = new Accepted("call-1", Grade.ACKNOWLEDGED);

    /** A message of a notification that needs no proof. */
    private String unwatched(String id) {
        offered(id, T);
        String notification = record(id, 0).notification().key();
        expand(notification, List.of(message(notification, id, "ann")), List.of(), T);
        return notification + "/ann";
    }

    /** Expands a notification, and gives the key of its message. */
    private String sending(String notification) {
        expand(notification, List.of(message(notification, "A", "ann")), List.of(), T);
        return notification + "/ann";
    }

    @Test
    final void what_must_be_proven_waits_for_its_proof_from_the_beginning() {
        open("A", LEVEL_1, T);

        assertThat(outbox().nextDue()).containsEntry(Lane.PROOF, Time.EARLIEST);
        assertThat(tasks(Lane.PROOF, T, 10))
                .containsExactly(
                        new OutboxTask.Prove(record("A", 0), List.of()),
                        new OutboxTask.Prove(record("A", 1), List.of()));
    }

    @Test
    final void what_needs_no_proof_waits_for_none() {
        offered("A", T);

        assertThat(outbox().journal(id("A"))).isNotEmpty();
        assertThat(outbox().nextDue()).doesNotContainKey(Lane.PROOF);
    }

    @Test
    final void a_proof_that_nobody_has_claimed_is_due_when_the_expansion_says() {
        String notification = notified("A", T);
        Claim claim = claims(Lane.DIRECTORY, T, 1, Duration.ofMinutes(5)).get(0);

        outbox().expand(claim, List.of(message(notification, "A", "ann")), List.of(), T, minutes(10));

        assertThat(proofs(T)).containsExactly(record("A", 1).notification().key());
        assertThat(proofs(minutes(10).minus(Time.GRAIN))).doesNotContain(notification);
        assertThat(proofs(minutes(10))).contains(notification);
    }

    /** Sends what proves a notification by a grade, and tells whether somebody is to look at the proof when its time comes. */
    private boolean isLookedAt(String id, Grade proof, Instant sent) {
        String notification = notified(id, T);
        claims(Lane.DIRECTORY, T, 10, LEASE);
        Message message = proving(message(notification, id, "ann"), proof);
        outbox().expand(claimOf(notification), List.of(message), List.of(), T, minutes(10));
        claims(Lane.of(message.channel()), T, 10, LEASE);
        settle(message.key(), ACCEPTED, sent, null);
        return proofs(minutes(40)).contains(notification);
    }

    @Test
    final void what_is_proven_as_it_is_sent_is_looked_at_only_when_news_demands_it() {
        assertThat(isLookedAt("A", Grade.DELIVERED, minutes(1))).isTrue();
        assertThat(isLookedAt("B", Grade.ACCEPTED, minutes(31))).isTrue();
        assertThat(isLookedAt("C", Grade.ACCEPTED, minutes(30))).isFalse();

        String notification = record("C", 0).notification().key();
        outbox().record(News.of(notification + "/ann", News.Status.FAILED, minutes(35)), minutes(35));
        assertThat(proofs(minutes(40))).containsExactly(notification);
    }

    @Test
    final void a_proof_that_somebody_has_claimed_is_looked_at_though_the_message_proves_it() {
        String notification = watched("A", T, minutes(20));
        Message message = proving(message(notification, "A", "ann"), Grade.ACCEPTED);
        expand(notification, List.of(message), List.of(), T);
        settle(message.key(), ACCEPTED, minutes(1), null);

        assertThat(proofs(minutes(20))).containsExactly(notification);
    }

    @Test
    final void an_expansion_moves_no_proof_that_somebody_has_claimed() {
        String notification = watched("A", T, null);
        String other = watched("B", T, minutes(20));

        outbox().expand(claimOf(notification), List.of(message(notification, "A", "ann")), List.of(), T, minutes(10));
        outbox().expand(claimOf(other), List.of(message(other, "B", "ann")), List.of(), T, minutes(10));

        assertThat(outbox().nextDue()).containsEntry(Lane.PROOF, minutes(20));
    }

    @Test
    final void fallbacks_and_the_time_of_the_next_look_are_stored_together() {
        String notification = watched("A", T, minutes(10));
        Notification fallback = fallback(record("A", 0).notification(), 1);
        assertThat(proofs(minutes(10))).containsExactly(notification);

        assertThat(prove(notification, List.of(fallback), minutes(10), minutes(20)))
                .isTrue();

        assertThat(outbox().journal(id("A"))).hasSize(3);
        assertThat(record("A", 2).notification()).isEqualTo(fallback);
        assertThat(record("A", 2).expanded()).isFalse();
        assertThat(outbox().nextDue()).containsEntry(Lane.PROOF, minutes(20));
        assertThat(tasks(Lane.DIRECTORY, minutes(10), 10)).endsWith(new OutboxTask.Expand(fallback, 0));
        assertThat(tasks(Lane.PROOF, minutes(20), 10))
                .containsExactly(new OutboxTask.Prove(record("A", 0), List.of(record("A", 2))));
    }

    @Test
    final void a_fallback_whose_key_is_known_is_there_already() {
        String notification = watched("A", T, minutes(10));
        Notification first = fallback(record("A", 0).notification(), 1);
        Notification second = fallback(record("A", 0).notification(), 2);
        prove(notification, List.of(first), minutes(10), minutes(20));

        assertThat(prove(notification, List.of(first, second), minutes(20), null))
                .isTrue();

        assertThat(outbox().journal(id("A")))
                .hasSize(4)
                .extracting(record -> record.notification())
                .endsWith(first, second);
    }

    @Test
    final void it_is_looked_at_again_from_the_given_time_on_and_not_before() {
        String notification = watched("A", T, minutes(10));

        assertThat(proofs(minutes(10).minus(Time.GRAIN))).isEmpty();
        assertThat(proofs(minutes(10))).containsExactly(notification);
        assertThat(proofs(minutes(10))).isEmpty();
    }

    @Test
    final void without_a_time_only_news_brings_it_back() {
        String notification = watched("A", T, null);
        String message = sending(notification);
        assertThat(outbox().nextDue()).doesNotContainKey(Lane.PROOF);
        assertThat(proofs(minutes(100_000))).isEmpty();

        settle(message, new Rejected("no"), minutes(3), null);

        assertThat(proofs(minutes(3))).containsExactly(notification);
    }

    @Test
    final void news_that_comes_while_somebody_looks_is_looked_at_again() {
        String notification = watched("A", T, minutes(10));
        String message = sending(notification);
        settle(message, ACCEPTED, T, null);
        assertThat(proofs(minutes(10))).containsExactly(notification);
        Claim looking = claimOf(proof(notification));

        outbox().record(News.of(message, News.Status.FAILED, minutes(10)), minutes(10));

        assertThat(outbox().prove(looking, List.of(), minutes(10), minutes(20))).isFalse();
        assertThat(proofs(minutes(10))).containsExactly(notification);
    }

    @Test
    @Tag("concurrency")
    final void whoever_looks_last_has_seen_all_news() throws Exception {
        for (int round = 0; round < 50; round++) {
            String id = "A" + round;
            String notification = watched(id, T, null);
            expand(notification, List.of(message(notification, id, "ann")), List.of(), T);
            settle(notification + "/ann", ACCEPTED, T, null);
            AtomicBoolean told = new AtomicBoolean();

            List<Integer> seen = Together.play(3, thread -> thread == 0 ? tell(notification, told) : look(told));

            assertThat(Math.max(Collections.max(seen), look(told))).isEqualTo(20);
        }
    }

    private int tell(String notification, AtomicBoolean told) {
        for (int i = 1; i <= 20; i++) {
            News.Key about = new News.Key(notification + "/ann");
            outbox().record(new News(about, News.Status.FAILED, minutes(1), i, null, ""), minutes(1));
        }
        told.set(true);
        return 0;
    }

    /** Looks at proofs until all is told and nothing is due, and says how much news the last one who counted had seen. */
    private int look(AtomicBoolean told) {
        int seen = 0;
        List<Claim> claims;
        do {
            claims = outbox().claim(Lane.PROOF, minutes(1), 1, LEASE);
            for (Claim claim : claims) {
                if (outbox().prove(claim, List.of(), minutes(1), null)) {
                    OutboxTask.Prove looked = (OutboxTask.Prove) claim.task();
                    seen = Math.max(
                            seen, looked.record().deliveries().get(0).news().size());
                }
            }
        } while (!told.get() || !claims.isEmpty());
        return seen;
    }

    @Test
    final void the_proof_is_due_at_once_when_a_message_is_done_and_not_sent() {
        List<SendResult> ends = List.of(new Rejected("no"), new Ambiguous("lost"), BUSY);
        String notification = watched("A", T, minutes(20));
        expand(
                notification,
                List.of(
                        message(notification, "A", "0"),
                        message(notification, "A", "1"),
                        message(notification, "A", "2")),
                List.of(),
                T);
        for (int i = 0; i < ends.size(); i++) {
            settle(notification + "/" + i, ends.get(i), minutes(3 + i), null);

            assertThat(outbox().nextDue()).containsEntry(Lane.PROOF, minutes(3 + i));
            assertThat(proofs(minutes(3 + i))).containsExactly(notification);
            prove(notification, List.of(), minutes(3 + i), minutes(20));
        }
    }

    @Test
    final void the_proof_is_not_due_when_a_message_is_sent_or_waits_again_or_needs_none() {
        String message = sending(watched("A", T, minutes(20)));
        settle(message, BUSY, minutes(1), minutes(2));
        settle(message, ACCEPTED, minutes(2), null);
        settle(unwatched("B"), new Rejected("no"), minutes(3), null);

        assertThat(outbox().nextDue()).containsEntry(Lane.PROOF, minutes(20));
        assertThat(proofs(minutes(20)))
                .containsExactly(record("A", 0).notification().key());
    }

    @Test
    final void the_proof_is_due_at_once_when_a_fallback_is_refused() {
        String notification = watched("A", T, minutes(10));
        Notification fallback = fallback(record("A", 0).notification(), 1);
        claimOf(proof(notification));
        prove(notification, List.of(fallback), minutes(10), minutes(20));

        settle(sending(fallback.key()), new Rejected("no"), minutes(12), null);

        assertThat(proofs(minutes(12))).containsExactly(notification);
    }

    @Test
    @Tag("S31")
    final void the_proof_is_due_at_once_when_there_is_no_message() {
        String notification = watched("A", T, minutes(20));

        expand(notification, List.of(), List.of("nobody was found"), minutes(2));

        assertThat(outbox().nextDue()).containsEntry(Lane.PROOF, minutes(2));
        assertThat(proofs(minutes(2))).containsExactly(notification);
    }

    @Test
    final void the_proof_is_not_due_when_there_are_messages_or_it_needs_none() {
        sending(watched("A", T, minutes(20)));
        offered("B", T);
        expand(record("B", 0).notification().key(), List.of(), List.of("nobody was found"), minutes(2));

        assertThat(outbox().nextDue()).containsEntry(Lane.PROOF, minutes(20));
    }

    @Test
    @Tag("S33")
    final void the_proof_is_due_at_once_when_a_message_was_acknowledged_as_it_was_sent() {
        String notification = watched("A", T, minutes(20));

        settle(sending(notification), PRESSED, minutes(3), null);

        assertThat(proofs(minutes(3))).containsExactly(notification);
    }

    @Test
    @Tag("S33")
    final void an_acknowledgement_is_looked_at_even_if_there_was_to_be_no_proof() {
        String message = unwatched("A");

        settle(message, PRESSED, minutes(3), null);

        assertThat(tasks(Lane.PROOF, minutes(3), 10)).containsExactly(new OutboxTask.Prove(record("A", 0), List.of()));
    }
}
