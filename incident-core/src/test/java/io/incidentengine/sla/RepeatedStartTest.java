package io.incidentengine.sla;

import static io.incidentengine.sla.Signal.CONFIRMED;
import static io.incidentengine.sla.Signal.RECOVERED;
import static io.incidentengine.sla.Signal.RELAPSED;
import static io.incidentengine.sla.Signal.RESOLVED;
import static io.incidentengine.sla.Signal.SOLUTION_PROPOSED;
import static io.incidentengine.sla.Story.reported;
import static io.incidentengine.sla.Story.t;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clocks of a host's own that can start more than once in a cycle. */
@Tag("S7")
@Tag("S10")
class RepeatedStartTest {
    private static final Milestone REALIZATION = Milestone.named("realization")
            .startsOn(SOLUTION_PROPOSED)
            .stopsOn(RECOVERED)
            .target(1, ofHours(2))
            .build();

    @Test
    void a_run_that_began_anew_keeps_its_breach_when_the_stop_of_the_run_before_is_undone() {
        Story story = reported(1)
                .then("1:00", SOLUTION_PROPOSED)
                .then("2:00", RECOVERED)
                .then("3:00", SOLUTION_PROPOSED);
        List<ClockRun> before = story.runs(REALIZATION);
        List<ClockRun> after = story.undone("6:00", RELAPSED, RECOVERED).runs(REALIZATION);

        assertThat(before)
                .hasSize(2)
                .last()
                .extracting(ClockRun::breach)
                .isEqualTo(after.get(1).breach());
        assertThat(after).extracting(run -> run.key().epoch()).containsExactly(2L, 4L);
        assertThat(after.get(0).reading(t("7:00"), false)).isInstanceOf(Reading.Met.class);
        assertThat(after.get(1).breach()).isPresent();
    }

    @Test
    void a_run_whose_stop_is_undone_before_it_can_start_again_runs_on() {
        ClockRun run = reported(1)
                .then("1:00", SOLUTION_PROPOSED)
                .then("2:00", RECOVERED)
                .undone("2:30", RELAPSED, RECOVERED)
                .run(REALIZATION);

        assertThat(run.breach()).get().extracting(Breach::deadline).isEqualTo(t("3:00"));
    }

    @Test
    void what_starts_the_clock_and_undoes_its_stop_begins_no_second_run() {
        Milestone untilItHolds =
                REALIZATION.toBuilder().startsOn(SOLUTION_PROPOSED, RELAPSED).build();

        ClockRun run = reported(1)
                .then("1:00", SOLUTION_PROPOSED)
                .then("2:00", RECOVERED)
                .undone("2:30", RELAPSED, RECOVERED)
                .run(untilItHolds);

        assertThat(run.origin()).isEqualTo(t("1:00"));
        assertThat(run.breach()).get().extracting(Breach::deadline).isEqualTo(t("3:00"));
    }

    @Test
    void two_runs_that_one_entry_starts_have_names_of_their_own() {
        Milestone checking = Milestone.named("checking")
                .startsOn(RECOVERED)
                .restartsOn(RESOLVED)
                .stopsOn(CONFIRMED)
                .target(1, ofHours(24))
                .build();

        List<ClockRun> runs = reported(1).then("1:00", RECOVERED, RESOLVED).runs(checking);

        assertThat(runs).extracting(run -> run.key().run()).containsExactly("2", "2-1");
        assertThat(runs.get(0).key()).isNotEqualTo(runs.get(1).key());
    }

    /** Within one record the order of a life decides: the recovery stops it, and the resolution starts it once more. */
    @Test
    void an_entry_that_stops_a_clock_and_starts_it_begins_another_run() {
        Milestone watching = Milestone.named("watching")
                .startsOn(Signal.REPORTED, Signal.RESOLVED)
                .stopsOn(Signal.RECOVERED)
                .target(1, Duration.ofHours(1))
                .build();

        List<ClockRun> runs = Story.reported(1)
                .then("0:30", Signal.RECOVERED, Signal.RESOLVED)
                .runs(watching);

        assertThat(runs)
                .extracting(ClockRun::origin, ClockRun::stoppedAt)
                .containsExactly(
                        tuple(Story.t("0:00"), Optional.of(Story.t("0:30"))), tuple(Story.t("0:30"), Optional.empty()));
    }
}
