package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.notification.Attempt;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Delivery.State;
import io.incidentengine.notification.Ended;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.OutboxTask;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.notification.SendResult.RetryLater;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an outbox does with the claim of somebody who comes back when another has claimed the same task since. */
@Tag("S27")
abstract class FencingContract extends OutboxTopic {
    private static final SendResult ACCEPTED = new Accepted("provider-1");
    private static final SendResult BUSY = new RetryLater("busy", Duration.ZERO);
    private static final Instant LAPSED = T.plus(LEASE);

    /** A claim whose lease is over, and whose task another has claimed since. */
    private Claim late(Lane lane, String key) {
        claims(lane, T, 100, LEASE);
        Claim late = claimOf(key);
        claims(lane, LAPSED, 100, LEASE);
        assertThat(claimOf(key)).isNotEqualTo(late);
        return late;
    }

    @Test
    final void every_claim_of_a_task_has_a_higher_token_than_those_before() {
        offered("A", T);
        queued("B", T);
        Map<Lane, Instant> lanes = outbox().nextDue();
        assertThat(lanes).containsOnlyKeys(Lane.DIRECTORY, Lane.PROOF, Lane.PROBLEM_MANAGEMENT, MAIL);
        for (Lane lane : lanes.keySet()) {
            List<Claim> first = claims(lane, T, 100, LEASE);
            List<Claim> second = claims(lane, LAPSED, 100, LEASE);
            second.forEach(claim -> outbox().release(claim, LAPSED));
            List<Claim> third = claims(lane, LAPSED, 100, LEASE);

            assertThat(first).isNotEmpty();
            assertGrowing(first, second);
            assertGrowing(second, third);
        }
    }

    private static void assertGrowing(List<Claim> before, List<Claim> after) {
        assertThat(after).extracting(Claim::task).containsExactlyInAnyOrderElementsOf(tasksOf(before));
        for (Claim claim : before) {
            assertThat(after)
                    .filteredOn(later -> later.key().equals(claim.key()))
                    .allMatch(later -> later.token() > claim.token(), "has a token above " + claim.token());
        }
    }

    private static List<OutboxTask> tasksOf(List<Claim> claims) {
        return claims.stream().map(Claim::task).toList();
    }

    @Test
    final void whoever_comes_too_late_does_not_expand_a_notification() {
        String notification = notified("A", T);
        Claim late = late(Lane.DIRECTORY, notification);
        NotificationRecord before = record("A", 0);

        assertThat(outbox().expand(late, List.of(message(notification, "A", "bob")), List.of("late"), minutes(6), null))
                .isFalse();

        assertThat(record("A", 0)).isEqualTo(before);
        assertThat(expand(notification, List.of(message(notification, "A", "ann")), List.of(), minutes(6)))
                .isTrue();
        assertThat(claim(minutes(6))).containsExactly(notification + "/ann");
    }

    @Test
    final void whoever_comes_too_late_with_an_attempt_that_failed_changes_nothing_but_the_journal() {
        String message = queued("A", T);
        Claim late = late(MAIL, message);
        Map<Lane, Instant> due = outbox().nextDue();

        assertThat(outbox().settle(List.of(new Ended(late, BUSY, minutes(6), minutes(7)))))
                .containsExactly(false);
        assertThat(outbox().settle(List.of(new Ended(late, new Rejected("no"), minutes(6), null))))
                .containsExactly(false);

        assertThat(outbox().nextDue()).isEqualTo(due);
        assertThat(outbox().givenUp(null, 10)).isEmpty();
        assertThat(delivery("A").state()).isEqualTo(State.QUEUED);
        assertThat(delivery("A").attempts())
                .containsExactly(new Attempt(1, minutes(6), BUSY), new Attempt(2, minutes(6), new Rejected("no")));
        assertThat(settle(message, ACCEPTED, minutes(6), null)).isTrue();
    }

    @Test
    @Tag("S28")
    final void what_was_accepted_is_sent_however_late_that_is_known() {
        String message = queued("A", T);
        outbox().settle(List.of(new Ended(late(MAIL, message), ACCEPTED, minutes(6), null)));

        assertThat(delivery("A").state()).isEqualTo(State.SENT);
        assertThat(delivery("A").attempts()).containsExactly(new Attempt(1, minutes(6), ACCEPTED));
        assertThat(settle(message, BUSY, minutes(7), minutes(8))).isFalse();
        assertThat(claim(minutes(1000))).isEmpty();
        assertThat(delivery("A").state()).isEqualTo(State.SENT);
    }

    @Test
    @Tag("S28")
    final void what_was_accepted_is_sent_even_if_it_was_thought_to_be_refused() {
        String message = queued("A", T);
        Claim late = late(MAIL, message);
        settle(message, new Rejected("no"), minutes(6), null);

        outbox().settle(List.of(new Ended(late, ACCEPTED, minutes(7), null)));

        assertThat(delivery("A").state()).isEqualTo(State.SENT);
        assertThat(delivery("A").attempts()).hasSize(2);
        assertThat(outbox().givenUp(null, 10)).isEmpty();
    }

    @Test
    final void whoever_comes_too_late_with_an_offer_changes_nothing_but_the_journal() {
        String offer = offered("A", T);
        Claim late = late(Lane.PROBLEM_MANAGEMENT, offer);

        assertThat(outbox().settle(List.of(new Ended(late, BUSY, minutes(6), null))))
                .containsExactly(false);

        assertThat(outbox().offers(id("A"))).singleElement().satisfies(record -> {
            assertThat(record.state()).isEqualTo(State.QUEUED);
            assertThat(record.attempts()).hasSize(1);
        });
    }

    @Test
    final void whoever_comes_too_late_does_not_postpone_a_notification() {
        Claim late = late(Lane.DIRECTORY, notified("A", T));
        NotificationRecord before = record("A", 0);
        Map<Lane, Instant> due = outbox().nextDue();

        outbox().postpone(late, "directory is down", minutes(6));

        assertThat(record("A", 0)).isEqualTo(before);
        assertThat(outbox().nextDue()).isEqualTo(due);
    }

    @Test
    final void whoever_comes_too_late_does_not_release_a_task() {
        String message = queued("A", T);
        String offer = offered("B", T);
        String notification = record("B", 0).notification().key();
        String proof = proof(record("A", 0).notification().key());
        List<Claim> late = List.of(
                late(MAIL, message),
                late(Lane.PROBLEM_MANAGEMENT, offer),
                late(Lane.DIRECTORY, notification),
                late(Lane.PROOF, proof));
        Map<Lane, Instant> due = outbox().nextDue();

        late.forEach(claim -> outbox().release(claim, minutes(6)));

        assertThat(outbox().nextDue()).isEqualTo(due);
        assertThat(claim(minutes(6))).isEmpty();
        assertThat(proofs(minutes(6))).isEmpty();
    }

    @Test
    @Tag("S29")
    final void whoever_comes_too_late_does_not_settle_a_proof() {
        String notification = notified("A", T);
        Claim late = late(Lane.PROOF, proof(notification));
        Map<Lane, Instant> due = outbox().nextDue();

        assertThat(outbox().prove(late, List.of(fallback(record("A", 0).notification(), 1)), minutes(6), null))
                .isFalse();

        assertThat(outbox().journal(id("A"))).hasSize(2);
        assertThat(outbox().nextDue()).isEqualTo(due);
        assertThat(prove(notification, List.of(), minutes(6), null)).isTrue();
    }

    private List<Boolean> counts(Claim... claims) {
        return outbox().counts(List.of(claims));
    }

    @Test
    final void the_claim_of_a_message_counts_until_somebody_claims_it_again() {
        String message = queued("A", T);
        claims(MAIL, T, 100, LEASE);
        Claim first = claimOf(message);
        assertThat(counts(first)).containsExactly(true);

        outbox().release(first, LAPSED);
        assertThat(counts(first)).containsExactly(true);
        claims(MAIL, LAPSED, 100, LEASE);

        assertThat(counts(first, claimOf(message))).containsExactly(false, true);
    }

    @Test
    @Tag("S31")
    final void the_claim_of_a_message_counts_until_that_is_done_however_that_came_about() {
        String older = notified("A", T);
        String newer = record("A", 1).notification().key();
        String other = queued("B", T);
        expand(older, List.of(message(older, "A", "ann")), List.of(), T);
        expand(newer, List.of(message(newer, "A", "ann")), List.of(), T);
        claims(MAIL, T, 100, LEASE);
        Claim initial = claimOf(older + "/ann");
        Claim rectified = claimOf(newer + "/ann");
        assertThat(counts(rectified, claimOf(other), initial)).containsExactly(true, true, true);

        settle(rectified.key(), ACCEPTED, minutes(1), null);

        assertThat(counts(rectified, claimOf(other), initial)).containsExactly(false, true, false);
        assertThat(counts()).isEmpty();
    }

    @Test
    final void the_claim_of_a_message_that_is_not_known_counts_no_more() {
        OutboxTask task = new OutboxTask.Send(message("A/1/R27", "A", "nobody"), 1);
        assertThat(counts(new Claim(task, 1, T))).containsExactly(false);
    }

    @Test
    final void to_ask_which_claims_count_changes_nothing() {
        String message = queued("A", T);
        claims(MAIL, T, 100, LEASE);
        Map<Lane, Instant> due = outbox().nextDue();

        counts(claimOf(message));

        assertThat(outbox().nextDue()).isEqualTo(due);
        assertThat(claim(LAPSED)).containsExactly(message);
    }
}
