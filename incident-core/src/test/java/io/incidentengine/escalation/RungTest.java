package io.incidentengine.escalation;

import static io.incidentengine.sla.Signal.HANDED_BACK;
import static io.incidentengine.sla.Signal.RECOVERED;
import static io.incidentengine.sla.Signal.RELAPSED;
import static io.incidentengine.sla.Signal.RESPONDED;
import static io.incidentengine.sla.Signal.TRANSFERRED;
import static io.incidentengine.sla.Standard.RECOVERY;
import static io.incidentengine.sla.Standard.RESOLUTION;
import static io.incidentengine.sla.Standard.RESPONSE;
import static io.incidentengine.sla.Story.reported;
import static io.incidentengine.sla.Story.t;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.sla.ClockRun;
import io.incidentengine.sla.Signal;
import io.incidentengine.sla.Story;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where the steps of a ladder lie on its clock. */
@Tag("S20")
class RungTest {
    private static final Rung HALF = Rung.atPercent(50);
    private static final Rung SOON = Rung.before(ofMinutes(30));
    private static final Rung HOURLY = Rung.overdue().repeated(ofHours(1), 4);

    @Test
    void warnings_lie_before_the_deadline() {
        ClockRun run = reported(1).run(RECOVERY);

        assertThat(HALF.due(run, 0)).contains(t("1:00"));
        assertThat(SOON.due(run, 0)).contains(t("1:30"));
    }

    @Test
    @Tag("S3")
    void overdue_is_a_microsecond_after_the_deadline() {
        assertThat(Rung.overdue().due(reported(1).run(RECOVERY), 0)).contains(t("2:00:00.000001"));
    }

    @Test
    void further_steps_lie_after_the_deadline() {
        assertThat(Rung.after(ofHours(3)).due(reported(1).run(RECOVERY), 0)).contains(t("5:00"));
    }

    @Test
    void each_fires_once() {
        ClockRun run = reported(1).run(RECOVERY);

        assertThat(HALF.due(run, 1)).isEmpty();
        assertThat(SOON.due(run, 1)).isEmpty();
        assertThat(Rung.overdue().due(run, 1)).isEmpty();
        assertThat(Rung.after(ofHours(3)).due(run, 1)).isEmpty();
    }

    @Test
    void a_repeated_one_fires_again_and_again_but_not_for_ever() {
        ClockRun run = reported(1).run(RECOVERY);

        assertThat(HOURLY.due(run, 0)).contains(t("2:00:00.000001"));
        assertThat(HOURLY.due(run, 1)).contains(t("3:00"));
        assertThat(HOURLY.due(run, 3)).contains(t("5:00"));
        assertThat(HOURLY.due(run, 4)).isEmpty();
        assertThat(Rung.after(ofHours(3)).repeated(ofMinutes(30), 9).due(run, 2))
                .contains(t("6:00"));
    }

    @Test
    void without_a_count_it_fires_for_as_long_as_the_clock_is_overdue() {
        Rung endless = Rung.overdue().repeated(ofHours(1));

        assertThat(endless.due(reported(1).run(RECOVERY), 1_000)).contains(t("1002:00"));
    }

    @Test
    void a_stop_ends_the_repetition() {
        ClockRun run = reported(1).then("4:30", RECOVERED).run(RECOVERY);

        assertThat(HOURLY.due(run, 2)).contains(t("4:00"));
        assertThat(HOURLY.due(run, 3)).isEmpty();
    }

    @Test
    void nothing_is_due_on_a_clock_that_stopped_in_time() {
        ClockRun run = reported(1).then("0:04", RESPONDED).run(RESPONSE);

        assertThat(HALF.due(run, 0)).isEmpty();
        assertThat(Rung.before(ofMinutes(5)).due(run, 0)).isEmpty();
        assertThat(Rung.overdue().due(run, 0)).isEmpty();
        assertThat(Rung.after(ofHours(1)).due(run, 0)).isEmpty();
    }

    @Test
    void nothing_is_due_on_a_clock_that_is_void() {
        ClockRun run = reported(1).then("5:00", Signal.CANCELLED).run(RECOVERY);

        assertThat(HALF.due(run, 0)).isEmpty();
        assertThat(SOON.due(run, 0)).isEmpty();
        assertThat(Rung.overdue().due(run, 0)).isEmpty();
        assertThat(HOURLY.due(run, 1)).isEmpty();
    }

    @Test
    @Tag("S9")
    void all_that_a_graver_level_has_passed_is_due_at_the_change() {
        ClockRun run = reported(2).raised("3:00", 1).run(RECOVERY);

        assertThat(HALF.due(run, 0)).contains(t("3:00"));
        assertThat(SOON.due(run, 0)).contains(t("3:00"));
        assertThat(Rung.overdue().due(run, 0)).contains(t("3:00"));
        assertThat(HOURLY.due(run, 1)).contains(t("4:00"));
    }

    @Test
    @Tag("S9")
    void a_milder_level_moves_what_has_not_come_yet() {
        ClockRun run = reported(1).lowered("1:10", 2).run(RECOVERY);

        assertThat(HALF.due(run, 0)).contains(t("1:00"));
        assertThat(SOON.due(run, 0)).contains(t("5:30"));
    }

    @Test
    @Tag("S14")
    void what_fell_due_while_the_clock_stood_still_is_due_when_it_runs_on() {
        Story recovered = reported(1).then("0:30", RECOVERED);
        assertThat(Rung.overdue().due(recovered.run(RECOVERY), 0)).isEmpty();

        ClockRun run = recovered.undone("3:00", RELAPSED, RECOVERED).run(RECOVERY);
        assertThat(HALF.due(run, 0)).contains(t("3:00"));
        assertThat(Rung.overdue().due(run, 0)).contains(t("3:00"));
        assertThat(HOURLY.due(run, 1)).contains(t("4:00"));
    }

    @Test
    @Tag("R25")
    void time_that_does_not_count_moves_every_step_on() {
        ClockRun run = reported(1)
                .then("24:00", TRANSFERRED)
                .undone("48:00", HANDED_BACK, TRANSFERRED)
                .run(RESOLUTION);

        assertThat(Rung.before(ofDays(1)).due(run, 0)).contains(t("168:00"));
        assertThat(Rung.overdue().due(run, 0)).contains(t("192:00:00.000001"));
    }

    @Test
    void a_rung_that_is_repeated_has_an_interval() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Rung.overdue().repeated(null))
                .withMessageStartingWith("rung overdue interval is missing");
    }
}
