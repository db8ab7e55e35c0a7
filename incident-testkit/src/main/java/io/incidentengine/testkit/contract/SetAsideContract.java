package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.model.Time;
import io.incidentengine.port.ChangeDecision;
import io.incidentengine.port.DueResult;
import io.incidentengine.port.DueResult.SetAside;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of an incident that is due and cannot be decided. */
@Tag("S22")
abstract class SetAsideContract extends StoreTopic {
    private final RuntimeException cause = new RuntimeException("deliberate");

    private ChangeDecision failingOn(String id, Instant now) {
        return (incident, siblings) -> {
            if (incident.id().equals(id(id))) {
                ticking(now).decide(incident, siblings);
                throw cause;
            }
            return ticking(now).decide(incident, siblings);
        };
    }

    private DueResult fail(String id, Instant now) {
        return store().changeDue(now, 10, failingOn(id, now));
    }

    private SetAside setAside(int failures, Instant retryAt) {
        return new SetAside(id("A"), failures, retryAt, cause);
    }

    @Test
    final void it_keeps_its_state_and_is_named_in_the_result() {
        open("A", LEVEL_1, T);
        Picture before = picture("A");
        Instant now = minutes(15);

        DueResult result = fail("A", now);

        assertThat(result).isEqualTo(new DueResult(List.of(), List.of(setAside(1, minutes(16))), false));
        Picture after = picture("A");
        assertThat(after.incident()).isEqualTo(before.incident());
        assertThat(after.timeline()).isEqualTo(before.timeline());
        assertThat(after.journal()).isEqualTo(before.journal());
    }

    @Test
    final void it_does_not_hinder_the_others() {
        open("A", LEVEL_1, T);
        open("B", LEVEL_2, T);
        open("C", LEVEL_3, T);

        DueResult result = fail("A", minutes(90));

        assertThat(DueContract.taken(result)).containsExactly(id("B"), id("C"));
        assertThat(result.setAside()).containsExactly(setAside(1, minutes(91)));
        assertThat(result.more()).isFalse();
    }

    @Test
    final void it_does_not_starve_the_others_however_small_the_batch() {
        open("A", LEVEL_1, T);
        open("B", LEVEL_1, minutes(1));

        DueResult first = store().changeDue(minutes(30), 1, failingOn("A", minutes(30)));
        DueResult second = store().changeDue(minutes(30), 1, failingOn("A", minutes(30)));

        assertThat(first.setAside()).hasSize(1);
        assertThat(first.more()).isTrue();
        assertThat(DueContract.taken(second)).containsExactly(id("B"));
        assertThat(second.more()).isFalse();
    }

    @Test
    final void it_is_tried_again_after_a_back_off_that_doubles_from_one_minute_to_one_hour() {
        open("A", LEVEL_1, T);
        Instant now = T.plus(RESPONSE_1);
        int failures = 0;
        for (int minutes : new int[] {1, 2, 4, 8, 16, 32, 60, 60, 60}) {
            failures++;
            Instant retryAt = now.plus(Duration.ofMinutes(minutes));

            assertThat(fail("A", now).setAside()).containsExactly(setAside(failures, retryAt));
            assertThat(store().nextDue()).contains(retryAt);
            assertThat(fail("A", retryAt.minus(Time.GRAIN))).isEqualTo(new DueResult(List.of(), List.of(), false));

            now = retryAt;
        }
    }

    @Test
    final void it_catches_up_when_it_can_be_decided_again_and_later_failures_count_anew() {
        open("A", LEVEL_3, T);
        Instant now = T.plus(RESPONSE_3);
        fail("A", now);
        fail("A", now.plus(Duration.ofMinutes(1)));

        assertThat(DueContract.taken(tick(minutes(200), 10))).containsExactly(id("A"));
        Instant next = store().nextDue().orElseThrow();
        assertThat(next).isAfter(minutes(200));
        assertThat(fail("A", next).setAside()).containsExactly(setAside(1, next.plus(Duration.ofMinutes(1))));
    }

    @Test
    final void a_change_that_is_stored_meanwhile_puts_it_back_in_line() {
        open("A", LEVEL_3, T);
        Instant due = T.plus(RESPONSE_3);
        fail("A", due);

        Instant next = committed(store().change(id("A"), handling(new Respond(), due)))
                .wakeUp()
                .orElseThrow();

        assertThat(store().nextDue()).contains(next);
        assertThat(fail("A", next).setAside()).containsExactly(setAside(1, next.plus(Duration.ofMinutes(1))));
    }

    @Test
    final void a_change_that_fails_meanwhile_leaves_it_set_aside() {
        open("A", LEVEL_3, T);
        Instant due = T.plus(RESPONSE_3);
        fail("A", due);

        assertThatThrownBy(() -> store().change(id("A"), failingOn("A", due))).isSameAs(cause);

        Instant retryAt = due.plus(Duration.ofMinutes(1));
        assertThat(store().nextDue()).contains(retryAt);
        assertThat(fail("A", retryAt).setAside()).containsExactly(setAside(2, retryAt.plus(Duration.ofMinutes(2))));
    }
}
