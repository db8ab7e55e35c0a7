package io.incidentengine.sla;

import static io.incidentengine.sla.Standard.RESPONSE;
import static io.incidentengine.sla.Story.reported;
import static io.incidentengine.sla.Story.t;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("R23")
class ResponseClockTest {

    @ParameterizedTest(name = "level {0}: {1}")
    @Tag("R21")
    @CsvSource({"1, 0:10", "2, 0:30", "3, 1:00"})
    void a_handler_starts_within_the_time_of_the_level(int level, String deadline) {
        Reading atOnce = reported(level).reading(RESPONSE, "0:00");

        assertThat(atOnce)
                .isEqualTo(new Reading.Running(Duration.ZERO, Duration.between(t("0:00"), t(deadline)), t(deadline)));
    }

    @Test
    @Tag("R22")
    void time_counts_from_the_report_on_around_the_clock() {
        Reading saturdayNight = reported("139:50", 1).reading(RESPONSE, "139:56");

        assertThat(saturdayNight).isEqualTo(new Reading.Running(ofMinutes(6), ofMinutes(4), t("140:00")));
    }

    @Test
    @Tag("R22")
    void it_starts_at_the_report_even_if_the_fault_began_earlier() {
        assertThat(reported("1:00", 2).occurred("0:20").run(RESPONSE).origin()).isEqualTo(t("1:00"));
    }

    @Test
    @Tag("S12")
    void the_response_meets_it_for_good() {
        Reading reading = reported(2).then("0:20", Signal.RESPONDED).reading(RESPONSE, "9:00");

        assertThat(reading).isEqualTo(new Reading.Met(ofMinutes(20), t("0:20"), t("0:30")));
    }

    @Test
    @Tag("S12")
    void nothing_else_counts_as_a_response() {
        Story busy = reported(2)
                .then("0:01", Signal.COMPLAINED)
                .then("0:02", Signal.PROGRESS_RECORDED)
                .then("0:03", Signal.REPORTER_UPDATED)
                .then("0:04", Signal.HELP_REQUESTED)
                .then("0:05", Signal.RECOVERED);

        assertThat(busy.reading(RESPONSE, "0:10")).isInstanceOf(Reading.Running.class);
    }

    @Test
    @Tag("S8")
    void it_never_pauses() {
        ClockRun run = reported(2).then("0:05", Signal.TRANSFERRED).run(RESPONSE);

        assertThat(run.elapsed(t("0:25"))).isEqualTo(ofMinutes(25));
    }

    @Test
    void a_response_that_is_late_is_a_breach_from_the_deadline_on() {
        Reading reading = reported(1).then("0:15", Signal.RESPONDED).reading(RESPONSE, "9:00");

        assertThat(reading)
                .isEqualTo(new Reading.Breached(
                        ofMinutes(15), t("0:10:00.000001"), t("0:10"), BreachCause.TIME_RAN_OUT, t("0:15")));
    }
}
