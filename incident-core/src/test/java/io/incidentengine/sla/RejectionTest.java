package io.incidentengine.sla;

import static io.incidentengine.sla.Signal.HANDED_BACK;
import static io.incidentengine.sla.Signal.RECOVERED;
import static io.incidentengine.sla.Signal.REJECTED;
import static io.incidentengine.sla.Signal.RESOLVED;
import static io.incidentengine.sla.Signal.TRANSFERRED_TO_PROBLEM;
import static io.incidentengine.sla.Standard.RECOVERY;
import static io.incidentengine.sla.Standard.RESOLUTION;
import static io.incidentengine.sla.Story.reported;
import static io.incidentengine.sla.Story.t;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Resolved waits for the reporter; a rejection resumes the clock. */
@Tag("S13")
class RejectionTest {

    @Test
    void a_resolution_in_time_is_provisional_until_it_is_confirmed() {
        ClockRun run = reported(1).then("5:00", RECOVERED, RESOLVED).run(RESOLUTION);

        assertThat(run.reading(t("900:00"), false))
                .isEqualTo(new Reading.Provisional(ofHours(5), t("5:00"), t("168:00")));
        assertThat(run.reading(t("900:00"), true)).isInstanceOf(Reading.Met.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"REJECTED", "REOPENED"})
    @Tag("S14")
    void a_rejection_resumes_it_and_the_time_in_between_counts(Signal undoing) {
        ClockRun run = reported(1)
                .then("5:00", RECOVERED, RESOLVED)
                .undone("30:00", undoing, RESOLVED)
                .run(RESOLUTION);

        assertThat(run.reading(t("31:00"), false))
                .isEqualTo(new Reading.Running(ofHours(31), ofHours(137), t("168:00")));
    }

    @ParameterizedTest
    @EnumSource(names = {"REJECTED", "REOPENED"})
    @Tag("S14")
    void a_breach_found_by_a_rejection_dates_from_it_and_says_so(Signal undoing) {
        ClockRun run = reported(1)
                .then("5:00", RECOVERED, RESOLVED)
                .undone("200:00", undoing, RESOLVED)
                .run(RESOLUTION);

        assertThat(run.breach()).contains(new Breach(t("200:00"), t("168:00"), BreachCause.REJECTED, ofHours(200)));
    }

    @Test
    void a_resolution_that_recovered_the_service_too_resumes_both_clocks() {
        Story story = reported(1).then("1:00", RECOVERED, RESOLVED).undone("3:00", REJECTED, RESOLVED);

        assertThat(story.run(RECOVERY).breach())
                .contains(new Breach(t("3:00"), t("2:00"), BreachCause.REJECTED, ofHours(3)));
        assertThat(story.run(RESOLUTION).stoppedAt()).isEmpty();
    }

    @Test
    void a_separate_recovery_stays_when_the_resolution_is_rejected() {
        Story story = reported(1).then("1:00", RECOVERED).then("4:00", RESOLVED).undone("9:00", REJECTED, RESOLVED);

        assertThat(story.reading(RECOVERY, "9:00"))
                .isEqualTo(new Reading.Provisional(ofHours(1), t("1:00"), t("2:00")));
    }

    @Test
    void a_policy_may_leave_the_time_in_between_out() {
        Milestone patient = RESOLUTION.toBuilder().interruptedBy(RESOLVED).build();
        ClockRun run = reported(1)
                .then("5:00", RECOVERED, RESOLVED)
                .undone("200:00", REJECTED, RESOLVED)
                .run(patient);

        assertThat(run.reading(t("201:00"), false))
                .isEqualTo(new Reading.Running(ofHours(6), ofHours(162), t("363:00")));
    }

    @Test
    void each_rejection_counts_and_the_first_that_comes_too_late_breaches() {
        ClockRun run = reported(1)
                .then("5:00", RESOLVED)
                .undone("100:00", REJECTED, RESOLVED)
                .then("110:00", RESOLVED)
                .undone("170:00", REJECTED, RESOLVED)
                .then("175:00", RESOLVED)
                .undone("300:00", REJECTED, RESOLVED)
                .run(RESOLUTION);

        assertThat(run.breach()).contains(new Breach(t("170:00"), t("168:00"), BreachCause.REJECTED, ofHours(170)));
        assertThat(run.elapsed(t("301:00"))).isEqualTo(ofHours(301));
    }

    @Test
    @Tag("S3")
    void a_rejection_at_the_deadline_finds_no_breach_yet() {
        ClockRun run = reported(1)
                .then("5:00", RESOLVED)
                .undone("168:00", REJECTED, RESOLVED)
                .run(RESOLUTION);

        assertThat(run.breach())
                .contains(new Breach(t("168:00:00.000001"), t("168:00"), BreachCause.TIME_RAN_OUT, ofHours(168)));
    }

    @Test
    @Tag("R25")
    void time_with_problem_management_is_left_out_even_if_it_was_resolved_meanwhile() {
        ClockRun run = reported(1)
                .then("10:00", TRANSFERRED_TO_PROBLEM)
                .then("20:00", RESOLVED)
                .undone("30:00", REJECTED, RESOLVED)
                .undone("40:00", HANDED_BACK, TRANSFERRED_TO_PROBLEM)
                .run(RESOLUTION);

        assertThat(run.elapsed(t("41:00"))).isEqualTo(ofHours(11));
        assertThat(run.reading(t("35:00"), false))
                .isEqualTo(new Reading.Paused(ofHours(10), ofHours(158), t("10:00"), List.of()));
    }

    @Test
    void held_time_counts_only_when_all_that_held_it_is_undone() {
        Milestone counting =
                RESOLUTION.toBuilder().stopsOn(TRANSFERRED_TO_PROBLEM).build();
        Story story = reported(1)
                .then("10:00", TRANSFERRED_TO_PROBLEM)
                .then("170:00", RESOLVED)
                .undone("180:00", REJECTED, RESOLVED);
        assertThat(story.run(counting).breach()).isEmpty();

        ClockRun run =
                story.undone("200:00", HANDED_BACK, TRANSFERRED_TO_PROBLEM).run(counting);
        assertThat(run.breach()).contains(new Breach(t("200:00"), t("168:00"), BreachCause.TIME_RAN_OUT, ofHours(200)));
    }
}
