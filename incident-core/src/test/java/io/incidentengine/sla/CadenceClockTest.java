package io.incidentengine.sla;

import static io.incidentengine.sla.Signal.REJECTED;
import static io.incidentengine.sla.Signal.REPORTER_UPDATED;
import static io.incidentengine.sla.Signal.RESOLVED;
import static io.incidentengine.sla.Story.reported;
import static io.incidentengine.sla.Story.t;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A clock of a policy's own: the reporter hears something every hour; each update starts it anew. */
@Tag("S7")
@Tag("R5")
class CadenceClockTest {
    private static final Milestone UPDATE = Milestone.named("customer update")
            .stopsOn(RESOLVED)
            .restartsOn(REPORTER_UPDATED)
            .target(2, ofHours(1))
            .build();

    @Test
    void an_update_meets_it_and_begins_the_next_epoch_at_once() {
        List<ClockRun> runs = reported(2).then("0:40", REPORTER_UPDATED).runs(UPDATE);

        assertThat(runs)
                .extracting(run -> run.reading(t("1:00"), false))
                .containsExactly(
                        new Reading.Met(ofMinutes(40), t("0:40"), t("1:00")),
                        new Reading.Running(ofMinutes(20), ofMinutes(40), t("1:40")));
    }

    @Test
    void each_missed_update_is_a_breach_of_its_own() {
        List<ClockRun> runs = reported(2)
                .then("1:30", REPORTER_UPDATED)
                .then("2:00", REPORTER_UPDATED)
                .then("3:30", REPORTER_UPDATED)
                .then("4:00", RESOLVED)
                .runs(UPDATE);

        assertThat(runs)
                .extracting(run -> run.breach().map(Breach::deadline).orElse(null))
                .containsExactly(t("1:00"), null, t("3:00"), null);
    }

    @Test
    void an_update_that_stands_by_itself_can_begin_it() {
        Milestone afterFirst = UPDATE.toBuilder().startsOn(REPORTER_UPDATED).build();

        assertThat(reported(2)
                        .then("2:00", REPORTER_UPDATED)
                        .then("2:30", REPORTER_UPDATED)
                        .runs(afterFirst))
                .extracting(ClockRun::origin)
                .containsExactly(t("2:00"), t("2:30"));
    }

    @Test
    void an_epoch_that_was_ended_by_a_restart_is_final() {
        Milestone sinceRecovery = Milestone.named("check")
                .restartsOn(Signal.RECOVERED)
                .target(2, ofHours(1))
                .build();

        ClockRun ended =
                reported(2).then("0:30", Signal.RECOVERED).runs(sinceRecovery).get(0);
        assertThat(ended.isProvisional()).isFalse();
        assertThat(ended.reading(t("0:30"), false)).isInstanceOf(Reading.Met.class);
    }

    @Test
    void an_update_after_the_end_begins_nothing() {
        assertThat(reported(2)
                        .then("0:30", RESOLVED)
                        .then("0:40", REPORTER_UPDATED)
                        .runs(UPDATE))
                .hasSize(1);
    }

    @Test
    @Tag("S13")
    void an_update_while_it_was_resolved_counts_once_the_resolution_is_rejected() {
        Story story = reported(2).then("0:30", RESOLVED).then("2:00", REPORTER_UPDATED);

        List<ClockRun> runs = story.undone("10:00", REJECTED, RESOLVED).runs(UPDATE);
        assertThat(runs).extracting(ClockRun::origin).containsExactly(t("0:00"), t("2:00"));
        assertThat(runs)
                .extracting(run -> run.breach().orElse(null))
                .containsExactly(
                        new Breach(t("10:00"), t("1:00"), BreachCause.REJECTED, ofHours(2)),
                        new Breach(t("10:00"), t("3:00"), BreachCause.REJECTED, ofHours(8)));
    }

    @Test
    @Tag("S13")
    void an_update_after_the_rejection_is_on_time_again() {
        List<ClockRun> runs = reported(2)
                .then("0:30", RESOLVED)
                .undone("0:40", REJECTED, RESOLVED)
                .then("0:50", REPORTER_UPDATED)
                .runs(UPDATE);

        assertThat(runs.get(1).segments()).hasSize(1);
        assertThat(runs.get(1).breach()).map(Breach::deadline).contains(t("1:50"));
    }
}
