package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.model.Time;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.SendResult;
import io.incidentengine.port.Backlog;
import io.incidentengine.port.StoreStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code status} of a store promises. */
@Tag("R34")
abstract class StatusContract extends OutboxTopic {

    private StoreStatus status(Instant now) {
        return store().status(now);
    }

    /** What is due in lanes, proofs left out. */
    private Map<Lane, Backlog> lanes(Instant now) {
        Map<Lane, Backlog> lanes = new HashMap<>(status(now).lanes());
        lanes.remove(Lane.PROOF);
        return lanes;
    }

    private void fail(Instant now) {
        store().changeDue(now, 10, (incident, siblings) -> {
            throw new IllegalStateException("deliberate");
        });
    }

    @Test
    final void in_an_empty_store_nothing_waits() {
        StoreStatus status = status(T);

        assertThat(status).isEqualTo(new StoreStatus(status.store(), Backlog.NONE, 0, Map.of(), 0));
        assertThat(status.store()).isNotBlank();
    }

    @Test
    @Tag("S21")
    final void incidents_are_due_from_their_wake_up_instant_on_and_wait_since_then() {
        open("A", LEVEL_3, T);
        open("B", LEVEL_2, T);
        open("C", LEVEL_3, minutes(1));

        assertThat(status(T.plus(RESPONSE_2).minus(Time.GRAIN)).incidents()).isEqualTo(Backlog.NONE);
        assertThat(status(T.plus(RESPONSE_2)).incidents()).isEqualTo(new Backlog(1, T.plus(RESPONSE_2)));
        assertThat(status(minutes(90)).incidents()).isEqualTo(new Backlog(3, T.plus(RESPONSE_2)));

        handle("B", new Respond(), minutes(30));
        assertThat(status(minutes(31)).incidents()).isEqualTo(Backlog.NONE);
    }

    @Test
    @Tag("S22")
    final void an_incident_is_set_aside_from_its_failure_until_a_change_of_it_is_stored() {
        open("A", LEVEL_3, T);
        open("B", LEVEL_3, T);
        open("C", LEVEL_1, T.plus(Duration.ofDays(1)));
        assertThat(status(minutes(70)).setAside()).isZero();

        fail(minutes(70));
        assertThat(status(minutes(70)).setAside()).isEqualTo(2);
        assertThat(status(minutes(70)).incidents()).isEqualTo(Backlog.NONE);
        assertThat(status(minutes(80)).incidents().count()).isEqualTo(2);

        handle("A", new Respond(), minutes(80));
        assertThat(status(minutes(80)).setAside()).isEqualTo(1);
        tick(minutes(80), 10);
        assertThat(status(minutes(80)).setAside()).isZero();
    }

    @Test
    final void each_lane_in_which_something_is_due_is_named_with_how_much_and_since_when() {
        notified("A", minutes(1));
        assertThat(lanes(minutes(5))).containsOnly(entry(Lane.DIRECTORY, new Backlog(2, minutes(1))));

        queued("B", minutes(2));
        offered("C", minutes(3));
        queued("D", minutes(4));

        assertThat(lanes(minutes(5)))
                .containsOnly(
                        entry(Lane.DIRECTORY, new Backlog(3, minutes(1))),
                        entry(MAIL, new Backlog(2, minutes(2))),
                        entry(Lane.PROBLEM_MANAGEMENT, new Backlog(1, minutes(3))));
    }

    @Test
    final void a_proof_is_due_when_it_is_to_be_looked_at() {
        watched("A", T, minutes(10));

        assertThat(status(minutes(9)).lanes()).doesNotContainKey(Lane.PROOF);
        assertThat(status(minutes(12)).lanes()).containsEntry(Lane.PROOF, new Backlog(1, minutes(10)));
    }

    @Test
    final void what_is_leased_is_not_due_before_the_lease_is_over() {
        queued("A", T);
        claim(minutes(1));
        queued("B", minutes(2));

        assertThat(lanes(minutes(2))).containsOnly(entry(MAIL, new Backlog(1, minutes(2))));
        assertThat(lanes(minutes(1).plus(LEASE))).containsOnly(entry(MAIL, new Backlog(2, T)));
    }

    @Test
    final void what_was_put_back_is_due_from_then_on_and_waits_since_then() {
        String message = queued("A", T);
        settle(message, new SendResult.RetryLater("busy", Duration.ZERO), minutes(1), minutes(8));

        assertThat(lanes(minutes(7))).isEmpty();
        assertThat(lanes(minutes(9))).containsOnly(entry(MAIL, new Backlog(1, minutes(8))));
    }

    @Test
    @Tag("S4")
    final void what_was_never_put_back_is_due_for_a_clock_that_steps_backward_too() {
        queued("A", minutes(5));

        assertThat(lanes(T)).containsOnly(entry(MAIL, new Backlog(1, minutes(5))));
    }

    @Test
    @Tag("S30")
    final void as_many_messages_are_given_up_as_are_listed() {
        String message = queued("A", T);
        settle(message, new SendResult.Rejected("no such address"), T, null);
        settle(queued("B", T), new SendResult.Ambiguous("nobody answers"), T, null);
        settle(queued("C", T), new SendResult.Accepted(""), T, null);
        assertThat(status(T).givenUp()).isEqualTo(2);
        assertThat(outbox().givenUp(null, 10)).extracting(Delivery::state).hasSize(2);

        outbox().sendAgain(message, minutes(1));
        assertThat(status(T).givenUp()).isEqualTo(1);
    }

    @Test
    final void asking_changes_nothing() {
        queued("A", T);
        Picture before = picture("A");

        status(minutes(90));

        assertThat(picture("A")).isEqualTo(before);
    }
}
