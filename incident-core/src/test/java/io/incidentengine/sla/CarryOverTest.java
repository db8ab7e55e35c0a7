package io.incidentengine.sla;

import static io.incidentengine.sla.BreachCause.RECLASSIFIED;
import static io.incidentengine.sla.BreachCause.TIME_RAN_OUT;
import static io.incidentengine.sla.Signal.HANDED_BACK;
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

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A change of severity: the elapsed time is carried over, the new target counts from the origin. */
@Tag("S9")
class CarryOverTest {

    @Test
    @Tag("R20")
    void a_graver_level_shortens_what_remains() {
        assertThat(reported(2).raised("0:04", 1).reading(RESPONSE, "0:06"))
                .isEqualTo(new Reading.Running(ofMinutes(6), ofMinutes(4), t("0:10")));
    }

    @Test
    void a_milder_level_lengthens_what_remains() {
        assertThat(reported(1).lowered("0:04", 3).reading(RESPONSE, "0:12"))
                .isEqualTo(new Reading.Running(ofMinutes(12), ofMinutes(48), t("1:00")));
    }

    @Test
    void a_target_that_is_past_at_the_change_is_breached_at_the_change_as_reclassified() {
        assertThat(reported(2).raised("0:20", 1).run(RESPONSE).breach())
                .contains(new Breach(t("0:20"), t("0:10"), RECLASSIFIED, ofMinutes(20)));
    }

    @Test
    void until_the_change_nobody_was_late() {
        ClockRun run = reported(2).raised("0:20", 1).run(RESPONSE);

        assertThat(run.reading(t("0:19:59.999999"), false)).isInstanceOf(Reading.Running.class);
        assertThat(run.reading(t("0:20"), false))
                .isEqualTo(new Reading.Breached(ofMinutes(20), t("0:20"), t("0:10"), RECLASSIFIED, null));
    }

    @Test
    @Tag("S3")
    void a_change_at_the_new_deadline_itself_leaves_it_in_time_for_a_microsecond() {
        assertThat(reported(2).raised("0:10", 1).run(RESPONSE).breach())
                .contains(new Breach(t("0:10:00.000001"), t("0:10"), TIME_RAN_OUT, ofMinutes(10)));
    }

    @Test
    @Tag("S3")
    void a_change_a_microsecond_after_the_new_deadline_reclassifies() {
        assertThat(reported(2).raised("0:10:00.000001", 1).run(RESPONSE).breach())
                .map(Breach::cause)
                .contains(RECLASSIFIED);
    }

    @Test
    void it_goes_to_and_fro_and_the_target_in_force_judges() {
        Story story = reported(3).raised("0:05", 1).lowered("0:08", 2);

        assertThat(story.run(RESPONSE).breach()).map(Breach::deadline).contains(t("0:30"));
    }

    @Test
    void several_changes_at_one_instant_count_as_the_last_one() {
        Story story = reported(3).raised("0:20", 1).lowered("0:20", 2);

        assertThat(story.run(RESPONSE).breach())
                .contains(new Breach(t("0:30:00.000001"), t("0:30"), TIME_RAN_OUT, ofMinutes(30)));
    }

    @Test
    @Tag("R24")
    void the_severity_of_the_report_judges_from_the_occurrence_on() {
        ClockRun run = reported("1:00", 2).occurred("0:00").run(RECOVERY);

        assertThat(run.segments()).singleElement().satisfies(segment -> {
            assertThat(segment.from()).isEqualTo(t("0:00"));
            assertThat(segment.limit()).isEqualTo(ofHours(6));
        });
    }

    @Test
    @Tag("R25")
    void the_deadline_that_was_missed_lies_in_time_that_counted() {
        ClockRun run = reported(2) // level 1 has seven days
                .then("168:00", TRANSFERRED)
                .undone("300:00", HANDED_BACK, TRANSFERRED)
                .raised("301:00", 1)
                .run(RESOLUTION);

        assertThat(run.breach()).contains(new Breach(t("301:00"), t("300:00"), RECLASSIFIED, ofHours(169)));
    }

    @Test
    @Tag("R25")
    void time_that_was_left_out_stays_left_out() {
        ClockRun run = reported(2)
                .then("1:00", TRANSFERRED)
                .undone("101:00", HANDED_BACK, TRANSFERRED)
                .raised("102:00", 1)
                .run(RESOLUTION);

        assertThat(run.breach()).map(Breach::deadline).contains(t("100:00").plus(ofDays(7)));
    }

    @Test
    void at_a_level_without_a_target_the_clock_means_nothing_but_its_time_is_carried_over() {
        Milestone graveOnly = Milestone.named("bridge call")
                .stopsOn(Signal.RECOVERED)
                .target(1, ofMinutes(30))
                .build();
        ClockRun run = reported(3).raised("0:20", 1).run(graveOnly);

        assertThat(run.reading(t("0:10"), false)).isEqualTo(new Reading.Voided(ofMinutes(10)));
        assertThat(run.reading(t("0:20"), false))
                .isEqualTo(new Reading.Running(ofMinutes(20), ofMinutes(10), t("0:30")));
    }
}
