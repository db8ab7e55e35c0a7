package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.incident.IncidentCommand.ChangeSeverity;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Severity;
import io.incidentengine.model.Time;
import io.incidentengine.port.DueResult;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code changeDue} and {@code nextDue} promise, but for those that fail: {@link SetAsideContract}. */
@Tag("S21")
@Tag("S22")
abstract class DueContract extends StoreTopic {

    static List<IncidentId> taken(DueResult result) {
        return result.changes().stream().map(change -> change.incident().id()).toList();
    }

    @Test
    final void an_empty_store_has_nothing_due() {
        assertThat(store().nextDue()).isEmpty();
        assertThat(tick(T, 10)).isEqualTo(new DueResult(List.of(), List.of(), false));
    }

    @Test
    final void an_incident_is_taken_from_its_wake_up_instant_on_and_not_before() {
        open("A", LEVEL_2, T);
        Instant due = T.plus(RESPONSE_2);

        assertThat(tick(due.minus(Time.GRAIN), 10)).isEqualTo(new DueResult(List.of(), List.of(), false));
        assertThat(taken(tick(due, 10))).containsExactly(id("A"));
    }

    @Test
    final void what_time_did_is_stored_and_given_back() {
        open("A", LEVEL_2, T);

        DueResult result = tick(T.plus(RESPONSE_2), 10);

        assertThat(result.changes()).hasSize(1);
        assertThat(result.changes().get(0).incident()).isEqualTo(find("A"));
        assertThat(result.changes().get(0).entries()).isNotEmpty();
        assertThat(store().nextDue()).isEqualTo(result.changes().get(0).wakeUp());
    }

    @Test
    final void what_is_due_is_taken_once() {
        open("A", LEVEL_2, T);
        Instant due = T.plus(RESPONSE_2);

        assertThat(taken(tick(due, 10))).containsExactly(id("A"));
        assertThat(taken(tick(due, 10))).isEmpty();
    }

    @Test
    final void the_gravest_come_first_and_among_them_those_that_are_due_longest() {
        open("low", LEVEL_3, minutes(-600));
        open("high", LEVEL_1, minutes(2));
        open("middle, late", LEVEL_2, minutes(1));
        open("middle, early", LEVEL_2, T);
        open("high, early", LEVEL_1, minutes(1));

        assertThat(taken(tick(minutes(120), 10)))
                .containsExactly(id("high, early"), id("high"), id("middle, early"), id("middle, late"), id("low"));
    }

    @Test
    final void a_severity_that_changed_counts_from_then_on() {
        open("A", LEVEL_2, minutes(-1));
        open("B", LEVEL_2, T);
        handle("B", new ChangeSeverity(Severity.level(1), "worse"), T);

        assertThat(taken(tick(minutes(120), 10))).containsExactly(id("B"), id("A"));
        assertThat(taken(tick(minutes(1200), 10))).containsExactly(id("B"), id("A"));
    }

    @Test
    final void a_severity_that_changed_leaves_nothing_behind() {
        open("A", LEVEL_2, T);
        handle("A", new ChangeSeverity(Severity.level(1), "worse"), T);

        Instant next = committed(store().change(id("A"), handling(new Respond(), T)))
                .wakeUp()
                .orElseThrow();

        assertThat(next).isAfter(T.plus(RESPONSE_2));
        assertThat(store().nextDue()).contains(next);
        assertThat(tick(T.plus(RESPONSE_2), 10)).isEqualTo(new DueResult(List.of(), List.of(), false));
    }

    @Test
    final void not_more_than_the_limit_are_taken_and_whether_there_are_more_is_said() {
        open("A", LEVEL_1, T);
        open("B", LEVEL_2, T);
        open("C", LEVEL_3, T);
        open("D", LEVEL_3, minutes(100));

        DueResult first = tick(minutes(100), 2);
        DueResult second = tick(minutes(100), 1);

        assertThat(taken(first)).containsExactly(id("A"), id("B"));
        assertThat(first.more()).isTrue();
        assertThat(taken(second)).containsExactly(id("C"));
        assertThat(second.more()).isFalse();
    }

    @Test
    final void an_incident_that_was_handled_meanwhile_is_not_due_any_more() {
        open("A", LEVEL_3, T);
        handle("A", new Respond(), minutes(30));

        assertThat(taken(tick(T.plus(RESPONSE_3), 10))).isEmpty();
        assertThat(store().nextDue()).contains(minutes(24 * 60).plus(Time.GRAIN));
    }

    @Test
    final void the_next_due_instant_is_the_earliest_of_all_severities_past_or_ahead() {
        open("A", LEVEL_3, T);
        assertThat(store().nextDue()).contains(T.plus(RESPONSE_3));

        open("B", LEVEL_1, minutes(500));
        assertThat(store().nextDue()).contains(T.plus(RESPONSE_3));

        open("C", LEVEL_1, minutes(5));
        assertThat(store().nextDue()).contains(minutes(5).plus(RESPONSE_1));
    }

    @Test
    final void an_incident_that_is_being_decided_is_not_taken_by_another_call() {
        open("A", LEVEL_2, T);
        Instant due = T.plus(RESPONSE_2);
        AtomicReference<DueResult> other = new AtomicReference<>();

        DueResult result = store().changeDue(due, 10, (incident, siblings) -> {
            if (other.get() == null) {
                other.set(elsewhere(due));
            }
            return ticking(due).decide(incident, siblings);
        });

        assertThat(taken(result)).containsExactly(id("A"));
        assertThat(other.get()).isEqualTo(new DueResult(List.of(), List.of(), false));
    }

    private DueResult elsewhere(Instant now) {
        try {
            return CompletableFuture.supplyAsync(() -> tick(now, 10))
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException failure) {
            throw new AssertionError(
                    "A call that comes while another decides an incident is to leave that one, and neither wait nor fail",
                    failure);
        }
    }

    @Test
    final void the_limit_is_at_least_one() {
        assertThatThrownBy(() -> tick(T, 0)).isInstanceOf(InvalidInputException.class);
    }
}
