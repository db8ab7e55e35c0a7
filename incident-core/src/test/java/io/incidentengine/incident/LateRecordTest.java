package io.incidentengine.incident;

import static io.incidentengine.sla.Milestone.RECOVERY;
import static io.incidentengine.sla.Milestone.RESOLUTION;
import static io.incidentengine.sla.Milestone.RESPONSE;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofNanos;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.IncidentEvent.RungFired;
import io.incidentengine.incident.IncidentEvent.VerdictReached;
import io.incidentengine.incident.IncidentEvent.VerdictSuperseded;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.Facts;
import io.incidentengine.notification.Notification;
import io.incidentengine.sla.Reading;
import io.incidentengine.sla.Signal;
import io.incidentengine.sla.Verdict.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Done in time, but recorded later: before or after somebody noticed that it was late. */
@Tag("S5")
class LateRecordTest {
    private static final IncidentCommand RAISE =
            new IncidentCommand.ChangeSeverity(Severity.level(1), "worse than it looked");

    @Test
    @Tag("S6")
    void a_response_in_time_that_is_recorded_late_is_met_if_nobody_has_looked() {
        Life life = Life.ofLevel(2).at(ofMinutes(45)).did(CommandType.RESPOND, ofMinutes(20));

        assertThat(life.outcome(RESPONSE)).isEqualTo(Outcome.MET);
        assertThat(life.events(RungFired.class)).isEmpty();
        assertThat(life.told("R31")).isEmpty();
    }

    @Test
    @Tag("S6")
    @Tag("S10")
    void a_response_in_time_that_is_recorded_late_supersedes_the_breach_that_was_recorded() {
        Life life = Life.ofLevel(2).tickAt(ofMinutes(40)).at(ofMinutes(45)).did(CommandType.RESPOND, ofMinutes(20));

        assertThat(life.outcome(RESPONSE)).isEqualTo(Outcome.MET);
        assertThat(life.events(VerdictReached.class))
                .extracting(reached -> reached.verdict().outcome())
                .containsExactly(Outcome.BREACHED, Outcome.MET);
        VerdictSuperseded superseded = life.happened(VerdictSuperseded.class);
        assertThat(superseded.verdict().outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(superseded.reason()).isEqualTo("respond, effective 2026-03-02T08:20:00Z");
        assertThat(superseded.passed()).isEmpty();
    }

    @Test
    void both_verdicts_stay_on_the_timeline_with_their_times() {
        Life life = Life.ofLevel(2).tickAt(ofMinutes(40)).at(ofMinutes(45)).did(CommandType.RESPOND, ofMinutes(20));

        assertThat(life.timeline())
                .filteredOn(entry -> entry.event() instanceof VerdictReached)
                .extracting(TimelineEntry::effective)
                .containsExactly(Life.time(ofMinutes(30).plusNanos(1_000)), Life.time(ofMinutes(20)));
        assertThat(life.timeline())
                .filteredOn(entry -> entry.event() instanceof VerdictReached)
                .extracting(TimelineEntry::recorded)
                .containsExactly(Life.time(ofMinutes(40)), Life.time(ofMinutes(45)));
    }

    @Test
    @Tag("S3")
    void at_the_deadline_it_is_met_and_a_microsecond_later_it_is_not() {
        Life met = Life.ofLevel(2).tickAt(ofMinutes(40)).did(CommandType.RESPOND, ofMinutes(30));
        Life missed = Life.ofLevel(2)
                .tickAt(ofMinutes(40))
                .did(CommandType.RESPOND, ofMinutes(30).plus(ofNanos(1_000)));

        assertThat(met.outcome(RESPONSE)).isEqualTo(Outcome.MET);
        assertThat(missed.outcome(RESPONSE)).isEqualTo(Outcome.BREACHED);
        assertThat(missed.events(VerdictSuperseded.class)).isEmpty();
    }

    @Test
    void a_recovery_in_time_takes_the_breach_back_and_is_provisional_again() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS).tickAt(ofHours(7)).did(CommandType.RECOVER, ofHours(5));

        assertThat(life.outcome(RECOVERY)).isNull();
        assertThat(life.reading(RECOVERY)).isInstanceOf(Reading.Provisional.class);
        assertThat(life.does(CommandType.RESOLVE).does(CommandType.CONFIRM).outcome(RECOVERY))
                .isEqualTo(Outcome.MET);
    }

    @Test
    @Tag("R25")
    void a_transfer_in_time_takes_the_breach_of_the_resolution_back() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS).tickAt(ofDays(21)).did(CommandType.TRANSFER, ofDays(20));

        assertThat(life.outcome(RESOLUTION)).isNull();
        assertThat(life.reading(RESOLUTION)).isInstanceOf(Reading.Provisional.class);
    }

    @Test
    @Tag("S9")
    void a_worsening_that_is_recorded_late_judges_from_when_it_happened() {
        Life life = Life.ofLevel(2).at(ofMinutes(25)).does(CommandType.RESPOND);
        assertThat(life.outcome(RESPONSE)).isEqualTo(Outcome.MET);

        life.at(ofHours(1)).did(CommandType.CHANGE_SEVERITY, ofMinutes(5));
        assertThat(life.outcome(RESPONSE)).isEqualTo(Outcome.BREACHED);
        assertThat(life.verdict(RESPONSE).orElseThrow().at())
                .isEqualTo(Life.time(ofMinutes(10).plusNanos(1_000)));
        assertThat(life.told()).contains("R20", "R31", "R32");
    }

    @Test
    @Tag("S13")
    void a_rejection_that_is_recorded_late_resumes_the_clock_from_then() {
        Life life = Life.in(IncidentStatus.RESOLVED).at(ofHours(10)).did(CommandType.REJECT, ofHours(5));

        assertThat(life.status()).isEqualTo(IncidentStatus.IN_PROGRESS);
        assertThat(life.verdict(RECOVERY).orElseThrow().deadline()).isEqualTo(Life.time(ofHours(6)));
        assertThat(life.toldAt("R29")).containsExactly(ofHours(10));
    }

    @Test
    @Tag("S29")
    void what_is_told_of_it_could_not_be_told_before_it_was_recorded() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS).at(ofMinutes(50)).did(CommandType.RECOVER, ofMinutes(19));

        Notification told = life.told("R30").get(0);
        assertThat(told.since()).isEqualTo(Life.time(ofMinutes(50)));
        assertThat(told.dueBy()).contains(Life.time(ofMinutes(49)));
    }

    @Test
    @Tag("S4")
    @Tag("S29")
    void what_the_engine_itself_is_late_with_could_have_been_told_in_time() {
        Life life = Life.ofLevel(2).tickAt(ofMinutes(90));

        assertThat(life.told("R31").get(0).facts()).doesNotContainKey(Facts.DONE);
        assertThat(life.told("R31").get(0).since())
                .isEqualTo(Life.time(ofMinutes(30).plusNanos(1_000)));
    }

    @Test
    @Tag("S29")
    void a_breach_that_a_correction_reveals_could_not_be_told_before() {
        Life life = Life.in(IncidentStatus.RECOVERED).at(ofHours(5)).corrects(Signal.OCCURRED, ofHours(-20));

        Notification told = life.told("R31").get(0);
        assertThat(told.at()).isBefore(Life.START);
        assertThat(told.facts()).containsKey(Facts.DONE);
        assertThat(told.since()).isEqualTo(Life.time(ofHours(5)));
    }

    @Test
    @Tag("S29")
    void what_a_late_record_makes_late_could_not_be_told_before_though_the_engine_was_late_too() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS).at(ofHours(5)).did(Life.MANAGER, RAISE, ofMinutes(150));

        assertThat(life.told("R31").get(0).since()).isEqualTo(Life.time(ofHours(5)));
    }

    @Test
    @Tag("S29")
    void what_only_stands_still_with_others_is_not_called_done() {
        Life life = Life.in(IncidentStatus.IN_PROGRESS)
                .at(ofHours(200))
                .does(CommandType.TRANSFER)
                .at(ofHours(201))
                .did(Life.MANAGER, RAISE, ofHours(199));

        assertThat(life.told("R31").stream().map(Notification::facts))
                .anyMatch(facts -> RESOLUTION.equals(facts.get(Facts.MILESTONE)))
                .noneMatch(facts -> facts.containsKey(Facts.DONE));
    }
}
