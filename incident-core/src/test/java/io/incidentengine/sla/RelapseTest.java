package io.incidentengine.sla;

import static io.incidentengine.sla.Signal.RECOVERED;
import static io.incidentengine.sla.Signal.RELAPSED;
import static io.incidentengine.sla.Standard.RECOVERY;
import static io.incidentengine.sla.Standard.RESOLUTION;
import static io.incidentengine.sla.Story.reported;
import static io.incidentengine.sla.Story.t;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A relapse undoes a recovery: the recovery clock runs on. */
@Tag("S14")
class RelapseTest {

    @Test
    void the_clock_runs_on_as_if_it_had_never_stopped() {
        ClockRun run = reported(2)
                .then("1:00", RECOVERED)
                .undone("2:00", RELAPSED, RECOVERED)
                .run(RECOVERY);

        assertThat(run.reading(t("2:30"), false))
                .isEqualTo(new Reading.Running(ofMinutes(150), ofMinutes(210), t("6:00")));
    }

    @Test
    void a_breach_found_by_a_relapse_dates_from_it_and_says_so() {
        ClockRun run = reported(1)
                .then("1:00", RECOVERED)
                .undone("5:00", RELAPSED, RECOVERED)
                .run(RECOVERY);

        assertThat(run.breach()).contains(new Breach(t("5:00"), t("2:00"), BreachCause.RELAPSED, ofHours(5)));
    }

    @Test
    void the_next_recovery_stops_it_again() {
        Story story = reported(2)
                .then("1:00", RECOVERED)
                .undone("2:00", RELAPSED, RECOVERED)
                .then("3:00", RECOVERED);

        assertThat(story.reading(RECOVERY, "9:00"))
                .isEqualTo(new Reading.Provisional(ofHours(3), t("3:00"), t("6:00")));
    }

    @Test
    void the_resolution_clock_does_not_notice() {
        ClockRun run = reported(2)
                .then("1:00", RECOVERED)
                .undone("2:00", RELAPSED, RECOVERED)
                .run(RESOLUTION);

        assertThat(run.segments()).hasSize(1);
    }
}
