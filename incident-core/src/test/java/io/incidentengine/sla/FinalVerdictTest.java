package io.incidentengine.sla;

import static io.incidentengine.sla.Signal.RECOVERED;
import static io.incidentengine.sla.Signal.RESPONDED;
import static io.incidentengine.sla.Signal.TRANSFERRED;
import static io.incidentengine.sla.Standard.RECOVERY;
import static io.incidentengine.sla.Standard.RESOLUTION;
import static io.incidentengine.sla.Standard.RESPONSE;
import static io.incidentengine.sla.Story.reported;
import static io.incidentengine.sla.Story.t;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a clock has come to stays. */
@Tag("S10")
class FinalVerdictTest {
    private static final Reading LATE =
            new Reading.Breached(ofMinutes(50), t("0:10:00.000001"), t("0:10"), BreachCause.TIME_RAN_OUT, t("0:50"));

    @Test
    void a_downgrade_does_not_erase_a_recorded_breach() {
        assertThat(reported(1).lowered("0:20", 3).then("0:50", RESPONDED).reading(RESPONSE, "2:00"))
                .isEqualTo(LATE);
    }

    @Test
    void a_downgrade_to_a_level_without_a_target_does_not_either() {
        Milestone noTargetAtThree =
                RESPONSE.toBuilder().target(3, (Target) null).build();

        assertThat(reported(1).lowered("0:20", 3).then("0:50", RESPONDED).reading(noTargetAtThree, "2:00"))
                .isEqualTo(LATE);
    }

    @Test
    void a_downgrade_at_the_deadline_is_in_time() {
        assertThat(reported(1).lowered("0:10", 2).run(RESPONSE).breach())
                .map(Breach::deadline)
                .contains(t("0:30"));
    }

    @Test
    void a_downgrade_a_microsecond_after_the_deadline_is_too_late() {
        assertThat(reported(1).lowered("0:10:00.000001", 2).run(RESPONSE).breach())
                .map(Breach::deadline)
                .contains(t("0:10"));
    }

    @Test
    void a_later_upgrade_does_not_touch_what_has_stopped() {
        Reading met = new Reading.Met(ofMinutes(20), t("0:20"), t("0:30"));

        assertThat(reported(2).then("0:20", RESPONDED).reading(RESPONSE, "2:00"))
                .isEqualTo(met);
        assertThat(reported(2).then("0:20", RESPONDED).raised("0:25", 1).reading(RESPONSE, "2:00"))
                .isEqualTo(met);
    }

    @Test
    void a_stop_after_the_breach_ends_the_clock_but_not_the_breach() {
        Reading reading = reported(1).then("0:50", RESPONDED).reading(RESPONSE, "2:00");

        assertThat(reading).isEqualTo(LATE);
        assertThat(reported(1).reading(RESPONSE, "0:50"))
                .isEqualTo(new Reading.Breached(
                        ofMinutes(50), t("0:10:00.000001"), t("0:10"), BreachCause.TIME_RAN_OUT, null));
    }

    @Test
    void undoing_a_stop_that_was_late_adds_time_but_no_second_breach() {
        ClockRun run = reported(1)
                .then("3:00", RECOVERED)
                .undone("5:00", Signal.RELAPSED, RECOVERED)
                .run(RECOVERY);

        assertThat(run.reading(t("6:00"), false))
                .isEqualTo(new Reading.Breached(
                        ofHours(6), t("2:00:00.000001"), t("2:00"), BreachCause.TIME_RAN_OUT, null));
    }

    @Test
    @Tag("S13")
    @Tag("R25")
    void a_provisional_stop_becomes_final_when_the_incident_is_settled() {
        ClockRun run = reported(1).then("5:00", TRANSFERRED).run(RESOLUTION);

        assertThat(run.isProvisional()).isTrue();
        assertThat(run.reading(t("6:00"), false)).isInstanceOf(Reading.Provisional.class);
        assertThat(run.reading(t("6:00"), true)).isEqualTo(new Reading.Met(ofHours(5), t("5:00"), t("168:00")));
    }

    @Test
    void before_it_stops_a_clock_shows_that_it_runs() {
        ClockRun run = reported(2).then("0:20", RESPONDED).run(RESPONSE);

        assertThat(run.reading(t("0:19:59.999999"), false)).isInstanceOf(Reading.Running.class);
        assertThat(run.reading(t("0:20"), false)).isInstanceOf(Reading.Met.class);
    }
}
