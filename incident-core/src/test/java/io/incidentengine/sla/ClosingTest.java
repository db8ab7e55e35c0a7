package io.incidentengine.sla;

import static io.incidentengine.sla.Signal.CANCELLED;
import static io.incidentengine.sla.Signal.CLOSED;
import static io.incidentengine.sla.Signal.RECOVERED;
import static io.incidentengine.sla.Signal.REPORT_FILED;
import static io.incidentengine.sla.Signal.RESOLVED;
import static io.incidentengine.sla.Standard.RESOLUTION;
import static io.incidentengine.sla.Standard.RESPONSE;
import static io.incidentengine.sla.Story.reported;
import static io.incidentengine.sla.Story.t;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Closing ends every clock that did not begin with it; a withdrawal makes all of them void. */
@Tag("S7")
class ClosingTest {

    @Test
    void closing_ends_a_clock_that_nothing_else_has_stopped() {
        Milestone openToClosed =
                Milestone.named("contract").target(2, ofHours(8)).build();
        ClockRun run = reported(2).then("3:00", RESOLVED).then("5:00", CLOSED).run(openToClosed);

        assertThat(run.reading(t("99:00"), true)).isEqualTo(new Reading.Met(ofHours(5), t("5:00"), t("8:00")));
        assertThat(run.isProvisional()).isFalse();
    }

    @Test
    void closing_does_not_touch_what_has_stopped_before() {
        assertThat(reported(2)
                        .then("3:00", RESOLVED)
                        .then("5:00", CLOSED)
                        .run(RESOLUTION)
                        .stoppedAt())
                .contains(t("3:00"));
    }

    @Test
    @Tag("R16")
    void closing_begins_the_wait_for_the_major_incident_report() {
        Story story = reported(1).then("10:00", CLOSED);
        assertThat(story.reading(Standard.REPORT, "34:00"))
                .isEqualTo(new Reading.Running(ofHours(24), ofHours(96), t("130:00")));

        assertThat(story.then("50:00", REPORT_FILED).reading(Standard.REPORT, "999:00"))
                .isEqualTo(new Reading.Met(ofHours(40), t("50:00"), t("130:00")));
    }

    @Test
    void a_withdrawal_makes_running_clocks_void_and_keeps_what_had_counted() {
        Story story = reported(1).then("0:05", CANCELLED);

        assertThat(story.run(RESPONSE).isVoided()).isTrue();
        assertThat(story.run(RESPONSE).breach()).isEmpty();
        assertThat(story.reading(RESPONSE, "9:00")).isEqualTo(new Reading.Voided(ofMinutes(5)));
    }

    @Test
    void a_withdrawal_makes_met_and_breached_clocks_void() {
        Story met = reported(1).then("0:05", Signal.RESPONDED).then("1:00", CANCELLED);
        Story breached = reported(1).then("1:00", CANCELLED);

        assertThat(met.reading(RESPONSE, "9:00")).isEqualTo(new Reading.Voided(ofMinutes(5)));
        assertThat(breached.reading(RESPONSE, "9:00")).isEqualTo(new Reading.Voided(ofHours(1)));
    }

    @Test
    void a_withdrawal_makes_every_run_void() {
        Milestone eachTime = Milestone.named("each")
                .restartsOn(Signal.PROGRESS_RECORDED)
                .target(1, ofHours(1))
                .build();
        List<ClockRun> runs = reported(1)
                .then("5:00", Signal.PROGRESS_RECORDED)
                .then("6:00", CANCELLED)
                .runs(eachTime);

        assertThat(runs).hasSize(2).allMatch(ClockRun::isVoided);
    }

    @Test
    void a_stop_is_by_people_whether_it_can_be_undone_or_not() {
        assertThat(reported(1).run(RESPONSE).isStoppedByPeople()).isFalse();
        assertThat(reported(1).then("0:05", Signal.RESPONDED).run(RESPONSE).isStoppedByPeople())
                .isTrue();
        assertThat(reported(1).then("5:00", RESOLVED).run(RESOLUTION).isStoppedByPeople())
                .isTrue();
    }

    @Test
    @Tag("S9")
    @Tag("S16")
    void what_another_run_or_another_incident_replaced_or_a_withdrawal_ended_was_not_stopped_by_people() {
        Milestone anew = RESPONSE.toBuilder()
                .onReclassification(Reclassification.RESTART)
                .build();

        assertThat(reported(2).raised("0:20", 1).runs(anew)).noneMatch(ClockRun::isStoppedByPeople);
        assertThat(reported(1).then("0:05", Signal.MERGED_INTO).run(RESPONSE).isStoppedByPeople())
                .isFalse();
        assertThat(reported(1)
                        .then("0:05", Signal.RESPONDED)
                        .then("1:00", CANCELLED)
                        .run(RESPONSE)
                        .isStoppedByPeople())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"TRANSFERRED", "TRANSFERRED_TO_PROBLEM", "RECOVERED", "RESOLVED"})
    @Tag("S13")
    @Tag("R25")
    void transfers_recovery_and_resolution_can_be_undone(Signal signal) {
        assertThat(signal.isUndoable()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"TRANSFERRED", "TRANSFERRED_TO_PROBLEM", "RECOVERED", "RESOLVED"})
    @Tag("S13")
    void nothing_else_can(Signal signal) {
        assertThat(signal.isUndoable()).isFalse();
    }

    @Test
    @Tag("S14")
    void runs_carry_milestone_cycle_and_the_entry_that_began_them() {
        List<ClockRun> runs = MilestoneClock.runs(
                RESPONSE, 3, reported(1).then("1:00", RECOVERED).facts());

        assertThat(runs)
                .singleElement()
                .satisfies(run -> assertThat(run.key()).isEqualTo(new ClockKey("response", 3, 1, 0)));
    }
}
