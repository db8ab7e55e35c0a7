package io.incidentengine.sla;

import static io.incidentengine.sla.Signal.RECOVERED;
import static io.incidentengine.sla.Signal.RESPONDED;
import static io.incidentengine.sla.Standard.RECOVERY;
import static io.incidentengine.sla.Standard.RESPONSE;
import static io.incidentengine.sla.Story.reported;
import static io.incidentengine.sla.Story.t;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.Time;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The deadline itself is in time; one microsecond later is not. */
@Tag("S3")
class DeadlineTest {

    @Test
    void at_the_deadline_nothing_is_left_but_it_still_runs() {
        assertThat(reported(1).reading(RESPONSE, "0:10"))
                .isEqualTo(new Reading.Running(ofMinutes(10), Duration.ZERO, t("0:10")));
    }

    @Test
    void a_microsecond_after_the_deadline_it_is_breached() {
        assertThat(reported(1).reading(RESPONSE, "0:10:00.000001"))
                .isEqualTo(new Reading.Breached(
                        ofMinutes(10).plus(Time.GRAIN),
                        t("0:10:00.000001"),
                        t("0:10"),
                        BreachCause.TIME_RAN_OUT,
                        null));
    }

    @Test
    void what_is_done_at_the_deadline_is_met() {
        assertThat(reported(1).then("0:10", RESPONDED).reading(RESPONSE, "1:00"))
                .isEqualTo(new Reading.Met(ofMinutes(10), t("0:10"), t("0:10")));
    }

    @Test
    void what_is_done_a_microsecond_before_is_met() {
        assertThat(reported(1).then("0:09:59.999999", RESPONDED).reading(RESPONSE, "1:00"))
                .isInstanceOf(Reading.Met.class);
    }

    @Test
    void what_is_done_a_microsecond_later_is_breached_at_that_very_instant() {
        Reading reading = reported(1).then("0:10:00.000001", RESPONDED).reading(RESPONSE, "1:00");

        assertThat(reading).isInstanceOfSatisfying(Reading.Breached.class, breached -> {
            assertThat(breached.at()).isEqualTo(t("0:10:00.000001"));
            assertThat(breached.stoppedAt()).contains(t("0:10:00.000001"));
        });
    }

    @Test
    void a_clock_that_stops_in_time_has_no_breach_ahead() {
        assertThat(reported(1).run(RESPONSE).breach()).isPresent();
        assertThat(reported(1).then("0:10", RESPONDED).run(RESPONSE).breach()).isEmpty();
    }

    @Test
    void a_stop_at_the_deadline_that_is_undone_at_once_is_overdue_a_microsecond_later() {
        ClockRun run = reported(1)
                .then("2:00", RECOVERED)
                .undone("2:00", Signal.RELAPSED, RECOVERED)
                .run(RECOVERY);

        assertThat(run.breach())
                .contains(new Breach(t("2:00:00.000001"), t("2:00"), BreachCause.TIME_RAN_OUT, ofHours(2)));
    }

    @Test
    void a_fraction_of_a_microsecond_that_a_target_cannot_hold_is_cut_off() {
        Milestone odd = Milestone.named("odd")
                .stopsOn(RESPONDED)
                .target(1, Duration.ofNanos(2_999))
                .build();

        assertThat(reported(1).run(odd).breach().map(Breach::deadline)).contains(t("0:00:00.000002"));
    }
}
