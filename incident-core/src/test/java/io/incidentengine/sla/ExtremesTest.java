package io.incidentengine.sla;

import static io.incidentengine.sla.Signal.OCCURRED;
import static io.incidentengine.sla.Signal.RECOVERED;
import static io.incidentengine.sla.Signal.REPORTED;
import static io.incidentengine.sla.Standard.RECOVERY;
import static io.incidentengine.sla.Standard.RESPONSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Severity;
import io.incidentengine.model.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The ends of time, no time at all, and facts that make no sense. */
@Tag("S2")
class ExtremesTest {

    private static ClockRun run(Milestone milestone, Instant reported, ClockFact... more) {
        List<ClockFact> facts = new ArrayList<>(List.of(more));
        facts.add(new ClockFact(1, REPORTED, reported, Severity.level(1), 0));
        return MilestoneClock.runs(milestone, 1, MilestoneClock.sorted(facts)).get(0);
    }

    @Test
    void from_the_first_instant_to_the_last_ten_thousand_years_pass() {
        ClockRun run = run(RECOVERY, Time.LATEST, ClockFact.of(1, OCCURRED, Time.EARLIEST));

        assertThat(run.elapsed(Time.LATEST)).isEqualTo(Duration.between(Time.EARLIEST, Time.LATEST));
        assertThat(run.breach()).map(Breach::deadline).contains(Instant.parse("0001-01-01T02:00:00Z"));
    }

    @Test
    void a_deadline_beyond_the_end_of_time_is_never_missed() {
        ClockRun run = run(RESPONSE, Time.LATEST.minusSeconds(60));

        assertThat(run.breach()).isEmpty();
        assertThat(run.whenOverdue(Duration.ZERO)).isEmpty();
        assertThat(run.reading(Time.LATEST, false))
                .isEqualTo(new Reading.Running(Duration.ofMinutes(1), Duration.ofMinutes(9), Time.LATEST));
    }

    @Test
    void a_deadline_one_grain_before_the_end_of_time_can_still_be_missed() {
        Instant reported = Time.LATEST.minus(Duration.ofMinutes(10)).minus(Time.GRAIN);

        assertThat(run(RESPONSE, reported).breach()).map(Breach::at).contains(Time.LATEST);
    }

    @Test
    void a_stop_at_the_end_of_time_is_in_time_for_a_deadline_beyond_it() {
        ClockRun run = run(RECOVERY, Time.LATEST.minusSeconds(60), ClockFact.of(2, RECOVERED, Time.LATEST));

        assertThat(run.reading(Time.LATEST, true)).isInstanceOf(Reading.Met.class);
    }

    @Test
    void the_longest_target_is_a_hundred_years() {
        Milestone century = Milestone.named("century")
                .stopsOn(RECOVERED)
                .target(1, Time.LONGEST)
                .build();

        assertThat(run(century, Time.EARLIEST).breach())
                .map(Breach::deadline)
                .contains(Time.EARLIEST.plus(Time.LONGEST));
    }

    @Test
    void before_it_began_a_clock_shows_all_of_its_time() {
        Instant reported = Instant.parse("2026-03-02T08:00:00Z");

        assertThat(run(RESPONSE, reported).reading(Time.EARLIEST, false))
                .isEqualTo(new Reading.Running(
                        Duration.ZERO, Duration.ofMinutes(10), reported.plus(Duration.ofMinutes(10))));
    }

    @Test
    void a_run_without_any_time_has_one_empty_segment() {
        Instant at = Instant.parse("2026-03-02T08:00:00Z");
        ClockRun run = run(RECOVERY, at, ClockFact.of(2, RECOVERED, at));

        assertThat(run.segments()).singleElement().satisfies(segment -> {
            assertThat(segment.from()).isEqualTo(at);
            assertThat(segment.end()).contains(at);
        });
        assertThat(run.elapsed(Time.LATEST)).isZero();
        assertThat(run.whenElapsed(1)).isEmpty();
    }

    @Test
    void without_any_fact_there_is_no_clock() {
        assertThat(MilestoneClock.runs(RESPONSE, 1, List.of())).isEmpty();
    }

    @Test
    void without_a_severity_there_is_nothing_to_judge_by() {
        List<ClockFact> facts = List.of(ClockFact.of(1, REPORTED, Time.EARLIEST));

        assertThatThrownBy(() -> MilestoneClock.runs(RESPONSE, 1, facts))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("without a severity");
    }

    @Test
    @Tag("S5")
    void a_fact_moved_in_time_keeps_all_else() {
        ClockFact fact = new ClockFact(7, Signal.REJECTED, Time.LATEST, Severity.level(2), 3);

        assertThat(fact.at(Time.EARLIEST))
                .isEqualTo(new ClockFact(7, Signal.REJECTED, Time.EARLIEST, Severity.level(2), 3));
    }
}
