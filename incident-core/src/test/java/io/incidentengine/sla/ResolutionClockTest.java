package io.incidentengine.sla;

import static io.incidentengine.sla.Signal.HANDED_BACK;
import static io.incidentengine.sla.Signal.RESOLVED;
import static io.incidentengine.sla.Signal.TRANSFERRED;
import static io.incidentengine.sla.Signal.TRANSFERRED_TO_PROBLEM;
import static io.incidentengine.sla.Standard.RESOLUTION;
import static io.incidentengine.sla.Story.reported;
import static io.incidentengine.sla.Story.t;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("R25")
class ResolutionClockTest {

    @ParameterizedTest
    @EnumSource(names = {"TRANSFERRED", "TRANSFERRED_TO_PROBLEM"})
    void a_transfer_in_time_meets_it_provisionally(Signal transfer) {
        assertThat(reported(1).then("5:00", transfer).reading(RESOLUTION, "500:00"))
                .isEqualTo(new Reading.Provisional(ofHours(5), t("5:00"), t("168:00")));
    }

    @Test
    void a_transfer_that_is_late_leaves_it_breached() {
        assertThat(reported(1).then("200:00", TRANSFERRED).reading(RESOLUTION, "300:00"))
                .isEqualTo(new Reading.Breached(
                        ofHours(200), t("168:00:00.000001"), t("168:00"), BreachCause.TIME_RAN_OUT, t("200:00")));
    }

    @Test
    void handing_back_resumes_it_without_the_time_in_between() {
        ClockRun run = reported(1)
                .then("5:00", TRANSFERRED)
                .undone("100:00", HANDED_BACK, TRANSFERRED)
                .run(RESOLUTION);

        assertThat(run.elapsed(t("101:00"))).isEqualTo(ofHours(6));
        assertThat(run.breach()).map(Breach::deadline).contains(t("263:00")); // 7 days and the 95 hours away
    }

    @Test
    void each_transfer_is_left_out() {
        ClockRun run = reported(1)
                .then("10:00", TRANSFERRED)
                .undone("20:00", HANDED_BACK, TRANSFERRED)
                .then("30:00", TRANSFERRED_TO_PROBLEM)
                .undone("40:00", HANDED_BACK, TRANSFERRED_TO_PROBLEM)
                .then("50:00", RESOLVED)
                .run(RESOLUTION);

        assertThat(run.reading(t("60:00"), true)).isEqualTo(new Reading.Met(ofHours(30), t("50:00"), t("188:00")));
    }

    @Test
    void a_hand_back_at_once_changes_nothing() {
        ClockRun run = reported(1)
                .then("5:00", TRANSFERRED)
                .undone("5:00", HANDED_BACK, TRANSFERRED)
                .run(RESOLUTION);

        assertThat(run.segments()).hasSize(1);
        assertThat(run.elapsed(t("8:00"))).isEqualTo(ofHours(8));
    }

    @Test
    void a_policy_may_count_the_time_with_the_developers() {
        Milestone counting = RESOLUTION.toBuilder().stopsOn(TRANSFERRED).build();
        Story story = reported(1).then("5:00", TRANSFERRED);

        assertThat(story.run(counting).breach()).isEmpty();

        ClockRun back = story.undone("200:00", HANDED_BACK, TRANSFERRED).run(counting);
        assertThat(back.elapsed(t("201:00"))).isEqualTo(ofHours(201));
        assertThat(back.breach())
                .contains(new Breach(t("200:00"), t("168:00"), BreachCause.TIME_RAN_OUT, ofHours(200)));
    }

    @Test
    @Tag("R21")
    @Tag("S18")
    void days_are_24_hours_each() {
        assertThat(reported(3).run(RESOLUTION).breach())
                .map(Breach::deadline)
                .contains(t("0:00").plus(ofDays(60)));
    }
}
