package io.incidentengine.sla;

import static io.incidentengine.sla.Standard.RECOVERY;
import static io.incidentengine.sla.Story.reported;
import static io.incidentengine.sla.Story.t;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R24")
class RecoveryClockTest {

    @Test
    void it_starts_when_the_fault_began_where_that_is_known() {
        ClockRun run = reported("1:30", 1).occurred("0:00").run(RECOVERY);

        assertThat(run.origin()).isEqualTo(t("0:00"));
        assertThat(run.reading(t("1:30"), false))
                .isEqualTo(new Reading.Running(ofMinutes(90), ofMinutes(30), t("2:00")));
    }

    @Test
    void it_starts_at_the_report_where_the_beginning_is_unknown() {
        assertThat(reported("1:30", 1).run(RECOVERY).origin()).isEqualTo(t("1:30"));
    }

    @Test
    void a_report_that_comes_too_late_to_recover_in_time_is_overdue_at_once() {
        ClockRun run = reported("5:00", 1).occurred("0:00").run(RECOVERY);

        assertThat(run.breach())
                .contains(new Breach(t("2:00:00.000001"), t("2:00"), BreachCause.TIME_RAN_OUT, ofHours(2)));
    }

    @Test
    void a_service_can_be_back_before_anybody_reported_the_fault() {
        Story story = reported("5:00", 2).occurred("0:00").then("3:00", Signal.RECOVERED);

        assertThat(story.reading(RECOVERY, "5:00"))
                .isEqualTo(new Reading.Provisional(ofHours(3), t("3:00"), t("6:00")));
    }

    @Test
    void a_resolution_without_a_separate_recovery_stops_it() {
        Story story = reported(2).then("4:00", Signal.RECOVERED, Signal.RESOLVED);

        assertThat(story.reading(RECOVERY, "5:00"))
                .isEqualTo(new Reading.Provisional(ofHours(4), t("4:00"), t("6:00")));
    }

    @Test
    void a_transfer_does_not_stop_it() {
        assertThat(reported(2).then("1:00", Signal.TRANSFERRED).run(RECOVERY).stoppedAt())
                .isEmpty();
    }
}
