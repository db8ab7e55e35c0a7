package io.incidentengine.sla;

import static io.incidentengine.model.PauseReason.WAITING_FOR_VENDOR;
import static io.incidentengine.sla.BreachCause.REJECTED;
import static io.incidentengine.sla.BreachCause.RELAPSED;
import static io.incidentengine.sla.Segment.State.HELD;
import static io.incidentengine.sla.Segment.State.PAUSED;
import static io.incidentengine.sla.Segment.State.RUNNING;
import static io.incidentengine.sla.Signal.RECOVERED;
import static io.incidentengine.sla.Story.reported;
import static io.incidentengine.sla.Story.t;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Held time counts once its stop is undone, but for its part that was paused. Recovery of level 2 has six hours. */
@Tag("S8")
@Tag("S13")
@Tag("S14")
class PauseAndUndoneStopTest {
    private static final Milestone PATIENT =
            Standard.RECOVERY.toBuilder().pausedBy(WAITING_FOR_VENDOR).build();

    @Test
    void the_paused_part_of_held_time_does_not_count() {
        ClockRun run = reported(2)
                .then("1:00", RECOVERED)
                .paused("2:00", WAITING_FOR_VENDOR)
                .resumed("4:00", WAITING_FOR_VENDOR)
                .undone("5:00", Signal.RELAPSED, RECOVERED)
                .run(PATIENT);

        assertThat(run.segments())
                .extracting(Segment::from, Segment::state)
                .containsExactly(
                        tuple(t("0:00"), RUNNING),
                        tuple(t("1:00"), HELD),
                        tuple(t("2:00"), PAUSED),
                        tuple(t("4:00"), HELD),
                        tuple(t("5:00"), RUNNING));
        assertThat(run.elapsed(t("5:00"))).isEqualTo(ofHours(3));
        assertThat(run.breach()).map(Breach::deadline).contains(t("8:00"));
    }

    @Test
    void a_pause_can_save_a_clock_from_a_relapse() {
        Story paused = reported(2)
                .then("1:00", RECOVERED)
                .paused("2:00", WAITING_FOR_VENDOR)
                .resumed("6:00", WAITING_FOR_VENDOR)
                .undone("9:00", Signal.RELAPSED, RECOVERED);
        Story unpaused = reported(2).then("1:00", RECOVERED).undone("9:00", Signal.RELAPSED, RECOVERED);

        assertThat(paused.reading(PATIENT, "9:00")).isInstanceOf(Reading.Running.class);
        assertThat(unpaused.run(PATIENT).breach()).contains(new Breach(t("9:00"), t("6:00"), RELAPSED, ofHours(9)));
    }

    @Test
    void a_breach_found_by_a_rejection_counts_held_time_without_the_pause() {
        ClockRun run = reported(2)
                .then("1:00", RECOVERED)
                .paused("2:00", WAITING_FOR_VENDOR)
                .resumed("4:00", WAITING_FOR_VENDOR)
                .undone("20:00", Signal.REJECTED, RECOVERED)
                .run(PATIENT);

        assertThat(run.breach()).contains(new Breach(t("20:00"), t("8:00"), REJECTED, ofHours(18)));
    }

    @Test
    void a_pause_over_the_stop_and_its_undoing_goes_on() {
        Story story = reported(2)
                .paused("1:00", WAITING_FOR_VENDOR)
                .then("2:00", RECOVERED)
                .undone("9:00", Signal.RELAPSED, RECOVERED);

        assertThat(story.reading(PATIENT, "10:00")).isInstanceOfSatisfying(Reading.Paused.class, paused -> {
            assertThat(paused.elapsed()).isEqualTo(ofHours(1));
            assertThat(paused.since()).isEqualTo(t("1:00"));
        });
    }

    @Test
    void while_it_is_stopped_a_pause_changes_nothing() {
        Story story = reported(2).then("1:00", RECOVERED).paused("2:00", WAITING_FOR_VENDOR);

        assertThat(story.reading(PATIENT, "10:00"))
                .isEqualTo(new Reading.Provisional(ofHours(1), t("1:00"), t("6:00")));
    }

    @Test
    void a_stop_during_a_pause_shows_the_deadline_without_the_rest_of_it() {
        Story story = reported(2).paused("1:00", WAITING_FOR_VENDOR).then("3:00", RECOVERED);

        assertThat(story.reading(PATIENT, "10:00"))
                .isEqualTo(new Reading.Provisional(ofHours(1), t("3:00"), t("8:00")));
    }

    @Test
    void held_time_that_makes_it_late_only_after_a_pause_is_late_when_undone() {
        ClockRun run = reported(2)
                .then("5:00", RECOVERED)
                .paused("6:00", WAITING_FOR_VENDOR) // six hours have passed if the recovery turns out to be none
                .undone("9:00", Signal.RELAPSED, RECOVERED)
                .resumed("11:00", WAITING_FOR_VENDOR)
                .run(PATIENT);

        assertThat(run.breach())
                .contains(new Breach(t("11:00:00.000001"), t("11:00"), BreachCause.TIME_RAN_OUT, ofHours(6)));
    }
}
