package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand.Cancel;
import io.incidentengine.incident.IncidentCommand.Close;
import io.incidentengine.incident.IncidentCommand.Confirm;
import io.incidentengine.incident.IncidentCommand.CorrectTime;
import io.incidentengine.incident.IncidentCommand.Reject;
import io.incidentengine.incident.IncidentCommand.Relapse;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.incident.Intake;
import io.incidentengine.incident.Siblings;
import io.incidentengine.model.Report;
import io.incidentengine.model.Time;
import io.incidentengine.sla.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the decision about a report is handed of other incidents with its deduplication key. */
@Tag("S25")
abstract class LookBackContract extends StoreTopic {

    private record Handed(Optional<Incident> open, Siblings siblings) {}

    /** Reports, and tells what the decision was handed. */
    private Handed handed(Intake intake, String newId, Instant now, Duration lookBack) {
        AtomicReference<Handed> handed = new AtomicReference<>();
        store().report(intake, now, lookBack, (open, siblings) -> {
            handed.set(new Handed(open, siblings));
            return reporting(intake, newId, now).decide(open, siblings);
        });
        return Objects.requireNonNull(handed.get(), "the decision was not called");
    }

    private static Handed recovered(Instant at) {
        return new Handed(Optional.empty(), new Siblings(null, at));
    }

    private static Handed nothing() {
        return new Handed(Optional.empty(), Siblings.NONE);
    }

    private void closed(String id, Instant recoveredAt) {
        report(keyed("intake of " + id, "disk"), id, recoveredAt);
        recoverAndClose(id, recoveredAt);
    }

    @Test
    final void the_first_report_with_a_key_is_handed_nothing() {
        assertThat(handed(keyed("i", "disk"), "A", T, LOOK_BACK)).isEqualTo(nothing());
    }

    @Test
    final void a_report_is_handed_the_open_incident_and_then_no_recovery() {
        closed("A", T);
        report(keyed("i", "disk"), "B", minutes(1));

        assertThat(handed(keyed("ii", "disk"), "C", minutes(2), LOOK_BACK))
                .isEqualTo(new Handed(Optional.of(incidentBefore("B")), Siblings.NONE));
    }

    /** The state of an incident before the complaint that is its last entry. */
    private Incident incidentBefore(String id) {
        var timeline = store().timeline(id(id));
        return Incident.fold(id(id), timeline.subList(0, timeline.size() - 1));
    }

    @Test
    final void a_report_is_handed_the_recovery_of_the_closed_incident() {
        closed("A", T);

        assertThat(handed(keyed("i", "disk"), "B", minutes(60), LOOK_BACK)).isEqualTo(recovered(T));
    }

    @Test
    final void a_recovery_just_as_old_as_the_look_back_counts_and_an_older_one_does_not() {
        closed("A", T);
        Instant border = minutes(60);

        assertThat(handed(keyed("i", "disk"), "B", border.plus(Time.GRAIN), Duration.ofMinutes(60)))
                .isEqualTo(nothing());
        handle("B", new Cancel("a mistake"), border.plus(Time.GRAIN));
        assertThat(handed(keyed("ii", "disk"), "C", border, Duration.ofMinutes(60)))
                .isEqualTo(recovered(T));
    }

    @Test
    @Tag("S5")
    final void the_latest_of_several_recoveries_counts_as_corrected_and_not_that_of_the_latest_incident() {
        report(keyed("i", "disk"), "A", T);
        recover("A", minutes(30));
        closeRecovered("A", minutes(60));
        Intake reportedLate = Intake.of(
                "ii",
                Report.of("shop", "checkout fails")
                        .impact(LEVEL_3)
                        .deduplicationKey("disk")
                        .occurredAt(minutes(5))
                        .build());
        report(reportedLate, "B", minutes(70));
        recoverAndClose("B", minutes(70));
        handle("B", new CorrectTime(Signal.RECOVERED, minutes(10), "by the log"), minutes(80));

        assertThat(handed(keyed("iii", "disk"), "C", minutes(90), LOOK_BACK)).isEqualTo(recovered(minutes(30)));
        handle("C", new Cancel("a mistake"), minutes(91));
        handle("A", new CorrectTime(Signal.RECOVERED, minutes(8), "by the log"), minutes(92));
        assertThat(handed(keyed("iv", "disk"), "D", minutes(93), LOOK_BACK)).isEqualTo(recovered(minutes(10)));
    }

    @Test
    final void a_recovery_that_a_relapse_has_undone_does_not_count() {
        report(keyed("i", "disk"), "A", T);
        recover("A", minutes(10));
        handle("A", new Relapse("down again"), minutes(20));
        handle("A", new Resolve("patched", RootCause.IDENTIFIED, ""), minutes(30));
        closeConfirmed("A", minutes(40));

        assertThat(handed(keyed("ii", "disk"), "B", minutes(50), LOOK_BACK)).isEqualTo(recovered(minutes(30)));
    }

    @Test
    final void a_recovery_by_a_resolution_that_was_rejected_does_not_count() {
        report(keyed("i", "disk"), "A", T);
        handle("A", new Respond(), T);
        handle("A", new Resolve("patched", RootCause.IDENTIFIED, ""), minutes(10));
        handle("A", new Reject(null, "still down"), minutes(20));
        handle("A", new Cancel("it was the test system"), minutes(30));

        assertThat(handed(keyed("ii", "disk"), "B", minutes(40), LOOK_BACK)).isEqualTo(nothing());
    }

    @Test
    final void the_recovery_of_an_incident_that_was_cancelled_does_not_count() {
        report(keyed("i", "disk"), "A", T);
        recover("A", minutes(10));
        handle("A", new Cancel("it was the test system"), minutes(20));

        assertThat(handed(keyed("ii", "disk"), "B", minutes(30), LOOK_BACK)).isEqualTo(nothing());
    }

    @Test
    @Tag("S5")
    final void a_recovery_after_the_fault_came_again_does_not_count_and_an_earlier_one_does() {
        closed("A", T);
        closed("B", minutes(20));

        assertThat(handed(keyed("i", "disk"), "C", minutes(10), LOOK_BACK)).isEqualTo(recovered(T));
        handle("C", new Cancel("a mistake"), minutes(30));
        assertThat(handed(keyed("ii", "disk"), "D", minutes(20), LOOK_BACK)).isEqualTo(recovered(minutes(20)));
    }

    @Test
    final void recoveries_of_other_keys_do_not_count() {
        closed("A", T);

        assertThat(handed(keyed("i", "dis"), "B", minutes(1), LOOK_BACK)).isEqualTo(nothing());
        assertThat(handed(keyed("ii", "disks"), "C", minutes(1), LOOK_BACK)).isEqualTo(nothing());
        assertThat(handed(intake("iii", LEVEL_3), "D", minutes(1), LOOK_BACK)).isEqualTo(nothing());
    }

    private void closeConfirmed(String id, Instant now) {
        handle(id, new Confirm(null), now);
        handle(id, new Close(""), now);
    }
}
