package io.incidentengine.sla;

import static io.incidentengine.sla.Signal.RECOVERED;
import static io.incidentengine.sla.Signal.RELAPSED;
import static io.incidentengine.sla.Signal.RESPONDED;
import static io.incidentengine.sla.Standard.RECOVERY;
import static io.incidentengine.sla.Standard.RESPONSE;
import static io.incidentengine.sla.Story.reported;
import static io.incidentengine.sla.Story.t;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When a share has elapsed, when so much is left, when so much has passed since the breach. */
@Tag("S20")
class ThresholdTest {

    @Test
    void a_share_of_the_target_is_reached_on_the_way() {
        ClockRun run = reported(1).run(RECOVERY);

        assertThat(run.whenElapsed(50)).contains(t("1:00"));
        assertThat(run.whenElapsed(1)).contains(t("0:01:12"));
        assertThat(run.whenElapsed(100)).contains(t("2:00"));
    }

    @Test
    @Tag("S3")
    void a_share_that_is_no_whole_grain_is_cut_off_and_never_rounded_up() {
        Milestone odd = Milestone.named("odd")
                .stopsOn(RECOVERED)
                .target(1, Duration.ofNanos(10_000))
                .build();

        assertThat(reported(1).run(odd).whenElapsed(99)).contains(t("0:00:00.000009"));
    }

    @Test
    void it_is_not_reached_if_the_clock_stops_before() {
        ClockRun run = reported(1).then("0:59", RECOVERED).run(RECOVERY);

        assertThat(run.whenElapsed(50)).isEmpty();
        assertThat(run.whenRemaining(ofHours(1))).isEmpty();
    }

    @Test
    void it_is_reached_if_the_clock_stops_at_that_instant() {
        ClockRun run = reported(1).then("1:00", RECOVERED).run(RECOVERY);

        assertThat(run.whenElapsed(50)).contains(t("1:00"));
        assertThat(run.whenRemaining(ofHours(1))).contains(t("1:00"));
    }

    @Test
    void so_much_is_left_some_time_before_the_deadline() {
        assertThat(reported(1).run(RECOVERY).whenRemaining(ofMinutes(30))).contains(t("1:30"));
    }

    @Test
    void more_than_the_whole_target_is_left_from_the_start() {
        assertThat(reported(1).run(RECOVERY).whenRemaining(ofHours(2))).contains(t("0:00"));
        assertThat(reported(1).run(RECOVERY).whenRemaining(ofHours(3))).contains(t("0:00"));
    }

    @Test
    @Tag("S9")
    void a_graver_level_can_reach_it_at_the_change() {
        ClockRun run = reported(2).raised("1:40", 1).run(RECOVERY);

        assertThat(run.whenElapsed(80)).contains(t("1:40"));
        assertThat(run.whenElapsed(90)).contains(t("1:48"));
    }

    @Test
    @Tag("S9")
    void what_was_reached_by_the_old_target_stays_reached() {
        assertThat(reported(1).lowered("1:30", 3).run(RECOVERY).whenElapsed(50)).contains(t("1:00"));
    }

    @Test
    @Tag("S14")
    void what_was_reached_while_it_stood_still_comes_out_with_the_relapse() {
        ClockRun run = reported(1)
                .then("0:30", RECOVERED)
                .undone("1:30", RELAPSED, RECOVERED)
                .run(RECOVERY);

        assertThat(run.whenElapsed(50)).contains(t("1:30"));
        assertThat(run.whenElapsed(80)).contains(t("1:36"));
    }

    @Test
    void time_after_the_breach_is_measured_from_the_deadline() {
        ClockRun run = reported(1).run(RESPONSE);

        assertThat(run.whenOverdue(Duration.ZERO)).contains(t("0:10:00.000001"));
        assertThat(run.whenOverdue(ofHours(1))).contains(t("1:10"));
    }

    @Test
    @Tag("S9")
    void after_a_reclassification_it_is_measured_from_the_change() {
        ClockRun run = reported(2).raised("0:20", 1).run(RESPONSE);

        assertThat(run.whenOverdue(Duration.ZERO)).contains(t("0:20"));
        assertThat(run.whenOverdue(ofHours(1))).contains(t("1:20"));
    }

    @Test
    @Tag("S13")
    void after_a_relapse_that_found_the_breach_it_is_measured_from_the_relapse() {
        ClockRun run = reported(1)
                .then("1:00", RECOVERED)
                .undone("5:00", RELAPSED, RECOVERED)
                .run(RECOVERY);

        assertThat(run.whenOverdue(ofHours(1))).contains(t("6:00"));
    }

    @Test
    void nothing_is_overdue_by_an_hour_if_the_clock_stops_before() {
        assertThat(reported(1).then("1:00", RESPONDED).run(RESPONSE).whenOverdue(ofHours(1)))
                .isEmpty();
        assertThat(reported(1).then("1:10", RESPONDED).run(RESPONSE).whenOverdue(ofHours(1)))
                .contains(t("1:10"));
    }

    @Test
    void less_than_a_grain_after_the_deadline_is_the_breach_itself() {
        assertThat(reported(1).run(RESPONSE).whenOverdue(Duration.ofNanos(1))).contains(t("0:10:00.000001"));
    }

    @Test
    void what_is_met_is_never_overdue() {
        ClockRun run = reported(1).then("0:05", RESPONDED).run(RESPONSE);

        assertThat(run.whenOverdue(Duration.ZERO)).isEmpty();
        assertThat(run.whenOverdue(ofHours(1))).isEmpty();
    }
}
