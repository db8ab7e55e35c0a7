package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Time;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.OutboxTask;
import io.incidentengine.notification.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code claim} and {@code nextDue} of an outbox promise. */
@Tag("S27")
abstract class ClaimContract extends OutboxTopic {
    private static final int THREADS = 4;
    private static final int ROUNDS = 50;

    @Test
    final void an_empty_outbox_hands_out_nothing() {
        assertThat(claim(T)).isEmpty();
        assertThat(outbox().claim(Lane.PROOF, T, 1, LEASE)).isEmpty();
        assertThat(outbox().nextDue()).isEmpty();
    }

    @Test
    @Tag("S26")
    final void what_a_change_tells_is_handed_out_in_the_order_in_which_it_was_decided() {
        open("A", LEVEL_1, T);

        assertThat(nextDue()).containsExactly(entry(Lane.DIRECTORY, Time.EARLIEST));
        assertThat(tasks(Lane.DIRECTORY, T, 10))
                .containsExactly(
                        new OutboxTask.Expand(record("A", 0).notification(), 0),
                        new OutboxTask.Expand(record("A", 1).notification(), 0));
    }

    @Test
    @Tag("S26")
    final void an_offer_is_handed_out_like_a_notification() {
        String offer = offered("A", T);

        assertThat(claim(T)).containsExactly(record("A", 0).notification().key(), offer);
    }

    @Test
    final void as_many_as_the_limit_are_handed_out_and_fewer_when_nothing_else_is_due() {
        notified("A", T);
        notified("B", T);

        assertThat(claim(T, 3)).hasSize(3);
        assertThat(claim(T, 3)).hasSize(1);
        assertThat(claim(T, 3)).isEmpty();
    }

    @Test
    @Tag("S28")
    final void a_task_is_handed_out_again_when_its_lease_is_over_and_not_before() {
        String offer = offered("A", T);
        List<String> first = claim(T);

        assertThat(first).contains(offer);
        assertThat(nextDue())
                .containsOnly(entry(Lane.DIRECTORY, T.plus(LEASE)), entry(Lane.PROBLEM_MANAGEMENT, T.plus(LEASE)));
        assertThat(claim(T.plus(LEASE).minus(Time.GRAIN))).isEmpty();
        assertThat(claim(T.plus(LEASE))).isEqualTo(first);
        assertThat(claim(T.plus(LEASE))).isEmpty();
        assertThat(claim(T.plus(LEASE).plus(LEASE))).isEqualTo(first);
    }

    @Test
    final void a_lease_is_as_long_as_its_caller_asked_for() {
        String message = queued("A", T);
        claims(MAIL, T, 10, Duration.ofSeconds(1));
        assertThat(claim(T.plusSeconds(1))).containsExactly(message);
        assertThat(claim(T.plusSeconds(2))).isEmpty();
    }

    @Test
    final void those_that_wait_longest_come_first() {
        String a = queued("A", T);
        String b = queued("B", T);
        String c = queued("C", minutes(2));
        retry(a, minutes(3));
        retry(b, minutes(1));

        assertThat(claim(minutes(10), 2)).containsExactly(b, c);
        assertThat(claim(minutes(10), 2)).containsExactly(a);
    }

    private void retry(String message, Instant at) {
        settle(message, new SendResult.RetryLater("busy", Duration.ZERO), T, at);
    }

    @Test
    @Tag("S31")
    final void what_was_claimed_and_never_settled_still_comes_before_what_is_newer() {
        String a = queued("A", T);
        claim(T);
        String b = queued("B", minutes(1));

        assertThat(claim(minutes(10))).containsExactly(a, b);
    }

    @Test
    @Tag("S31")
    final void what_is_released_as_of_when_it_came_is_in_its_place_again() {
        String first = queued("A", T);
        queued("B", minutes(1));
        String put = queued("C", minutes(2));
        release(put, minutes(3));
        queued("D", minutes(2));
        List<Claim> claims = claims(MAIL, minutes(10), 10, LEASE);
        assertThat(claims).extracting(Claim::since).containsExactly(T, minutes(1), minutes(2), minutes(3));

        claims.stream().skip(1).forEach(claim -> outbox().release(claim, claim.since()));
        outbox().release(claims.get(0), claims.get(0).since());

        assertThat(tasks(MAIL, T.minus(LEASE), 10)) // by a clock that is behind
                .extracting(task -> task.key().substring(0, 1))
                .containsExactly("A", "B", "D", "C");
        assertThat(claims.get(0).key()).isEqualTo(first);
    }

    @Test
    final void a_message_is_handed_out_only_after_its_notification_was_expanded() {
        String notification = notified("A", T);
        assertThat(claim(T, 1)).containsExactly(notification);

        expand(notification, List.of(message(notification, "A", "ann")), List.of(), minutes(1));

        assertThat(tasks(minutes(1), 10))
                .contains(new OutboxTask.Send(message(notification, "A", "ann"), 1))
                .doesNotContain(new OutboxTask.Expand(record("A", 0).notification(), 0));
    }

    @Test
    final void the_next_due_instant_is_the_earliest_of_what_waits_and_of_what_is_leased() {
        String a = queued("A", T);
        String b = queued("B", T);
        claims(MAIL, T, 1, Duration.ofMinutes(10));
        retry(b, minutes(20));
        assertThat(nextDue()).containsExactly(entry(MAIL, minutes(10)));

        retry(a, minutes(30));
        assertThat(nextDue()).containsExactly(entry(MAIL, minutes(20)));

        settle(b, new SendResult.Accepted(""), minutes(20), null);
        settle(a, new SendResult.Accepted(""), minutes(30), null);
        assertThat(nextDue()).isEmpty();
    }

    @Test
    final void what_waits_in_one_lane_is_not_handed_out_in_another_and_does_not_count_there() {
        String notification = notified("A", T);
        var mail = message(notification, "A", "ann");
        var call = message(notification, "A", "bob", ChannelType.PHONE);
        expand(notification, List.of(mail, call), List.of(), T);
        String waiting = record("A", 1).notification().key();

        assertThat(nextDue().keySet()).containsOnly(Lane.DIRECTORY, MAIL, CALLS);
        assertThat(tasks(Lane.of(ChannelType.SMS), T, 1)).isEmpty();
        assertThat(tasks(CALLS, T, 1)).containsExactly(new OutboxTask.Send(call, 1));
        assertThat(tasks(MAIL, T, 1)).containsExactly(new OutboxTask.Send(mail, 1));
        assertThat(tasks(Lane.DIRECTORY, T, 1)).extracting(OutboxTask::key).containsExactly(waiting);
    }

    @Test
    final void every_task_says_in_which_lane_it_waits() {
        offered("A", T);
        queued("B", T);
        for (Lane lane : outbox().nextDue().keySet()) {
            assertThat(tasks(lane, T, 10))
                    .isNotEmpty()
                    .allMatch(task -> task.lane().equals(lane));
        }
    }

    @Test
    @Tag("S4")
    final void what_was_never_put_back_is_due_at_once_for_every_clock() {
        String message = queued("A", T);
        String offer = offered("B", T);
        List<String> early = claim(minutes(-180));

        assertThat(early).contains(message, offer, record("B", 0).notification().key());
        assertThat(claim(minutes(-180).plus(LEASE))).isEqualTo(early);
    }

    @Test
    @Tag("S4")
    final void what_is_due_at_once_still_comes_in_the_order_of_waiting() {
        String a = queued("A", T);
        String b = queued("B", minutes(2));
        retry(a, minutes(1));

        assertThat(claim(minutes(5))).containsExactly(a, b);
    }

    @Test
    final void limit_and_lease_are_more_than_nothing() {
        assertThatThrownBy(() -> outbox().claim(MAIL, T, 0, LEASE)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> outbox().claim(MAIL, T, 1, Duration.ZERO)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    @Tag("concurrency")
    @Tag("S28")
    final void each_task_is_handed_out_exactly_once_per_lease() throws Exception {
        for (int i = 0; i < 100; i++) {
            open("A" + i, LEVEL_1, T);
        }
        for (int round = 0; round < ROUNDS; round++) {
            Instant now = T.plus(LEASE.multipliedBy(round));

            List<List<OutboxTask>> claimed = Together.play(THREADS, thread -> claimAll(now));

            assertThat(claimed.stream().flatMap(List::stream)).hasSize(200).doesNotHaveDuplicates();
        }
    }

    private List<OutboxTask> claimAll(Instant now) {
        List<OutboxTask> all = new ArrayList<>();
        List<OutboxTask> tasks;
        do {
            tasks = outbox().claim(Lane.DIRECTORY, now, 3, LEASE).stream()
                    .map(Claim::task)
                    .toList();
            all.addAll(tasks);
        } while (!tasks.isEmpty());
        return all;
    }
}
