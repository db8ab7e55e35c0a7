package io.incidentengine.sla;

import static io.incidentengine.model.PauseReason.PLANNED_WINDOW;
import static io.incidentengine.model.PauseReason.WAITING_FOR_REPORTER;
import static io.incidentengine.model.PauseReason.WAITING_FOR_VENDOR;
import static io.incidentengine.sla.BreachCause.TIME_RAN_OUT;
import static io.incidentengine.sla.Segment.State.PAUSED;
import static io.incidentengine.sla.Segment.State.RUNNING;
import static io.incidentengine.sla.Signal.HANDED_BACK;
import static io.incidentengine.sla.Signal.RECOVERED;
import static io.incidentengine.sla.Signal.TRANSFERRED;
import static io.incidentengine.sla.Story.reported;
import static io.incidentengine.sla.Story.t;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.incidentengine.model.InvalidInputException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A clock stands still while a reason that it honours is open. Recovery of level 2 may take six hours. */
@Tag("S8")
class PauseClockTest {
    private static final Milestone PATIENT = Standard.RECOVERY.toBuilder()
            .pausedBy(WAITING_FOR_VENDOR)
            .pausedBy(WAITING_FOR_REPORTER)
            .build();

    @Test
    void while_it_waits_nothing_counts_and_the_deadline_moves_on() {
        Story story = reported(2).paused("2:00", WAITING_FOR_VENDOR);

        assertThat(story.reading(PATIENT, "100:00"))
                .isEqualTo(new Reading.Paused(ofHours(2), ofHours(4), t("2:00"), List.of(WAITING_FOR_VENDOR)));
        assertThat(story.run(PATIENT).breach()).isEmpty();
        assertThat(story.resumed("100:00", WAITING_FOR_VENDOR).reading(PATIENT, "101:00"))
                .isEqualTo(new Reading.Running(ofHours(3), ofHours(3), t("104:00")));
    }

    @Test
    void the_ledger_names_the_reasons_of_each_stretch() {
        ClockRun run = reported(2)
                .paused("1:00", WAITING_FOR_VENDOR)
                .paused("2:00", WAITING_FOR_REPORTER)
                .resumed("3:00", WAITING_FOR_VENDOR)
                .resumed("5:00", WAITING_FOR_REPORTER)
                .run(PATIENT);

        assertThat(run.segments())
                .extracting(Segment::from, Segment::state, Segment::pauses)
                .containsExactly(
                        tuple(t("0:00"), RUNNING, List.of()),
                        tuple(t("1:00"), PAUSED, List.of(WAITING_FOR_VENDOR)),
                        tuple(t("2:00"), PAUSED, List.of(WAITING_FOR_REPORTER, WAITING_FOR_VENDOR)),
                        tuple(t("3:00"), PAUSED, List.of(WAITING_FOR_REPORTER)),
                        tuple(t("5:00"), RUNNING, List.of()));
    }

    @Test
    void overlapping_reasons_are_one_pause_and_count_once() {
        Story story = reported(2)
                .paused("1:00", WAITING_FOR_VENDOR)
                .paused("2:00", WAITING_FOR_REPORTER)
                .resumed("3:00", WAITING_FOR_VENDOR);

        assertThat(story.reading(PATIENT, "4:00"))
                .isEqualTo(new Reading.Paused(ofHours(1), ofHours(5), t("1:00"), List.of(WAITING_FOR_REPORTER)));
        assertThat(story.resumed("5:00", WAITING_FOR_REPORTER).run(PATIENT).breach())
                .map(Breach::deadline)
                .contains(t("10:00"));
    }

    @Test
    void it_runs_on_only_when_the_last_reason_is_gone_even_one_within_another() {
        Story story = reported(2)
                .paused("1:00", WAITING_FOR_VENDOR)
                .paused("2:00", WAITING_FOR_REPORTER)
                .resumed("3:00", WAITING_FOR_REPORTER);

        assertThat(story.reading(PATIENT, "9:00")).isInstanceOf(Reading.Paused.class);
    }

    @Test
    @Tag("S11")
    void a_change_of_reason_at_one_instant_leaves_no_gap() {
        Story resumedFirst = reported(2)
                .paused("1:00", WAITING_FOR_VENDOR)
                .resumed("3:00", WAITING_FOR_VENDOR)
                .paused("3:00", WAITING_FOR_REPORTER);
        Story pausedFirst = reported(2)
                .paused("1:00", WAITING_FOR_VENDOR)
                .paused("3:00", WAITING_FOR_REPORTER)
                .resumed("3:00", WAITING_FOR_VENDOR);

        for (Story story : List.of(resumedFirst, pausedFirst)) {
            assertThat(story.reading(PATIENT, "3:00"))
                    .isEqualTo(new Reading.Paused(ofHours(1), ofHours(5), t("1:00"), List.of(WAITING_FOR_REPORTER)));
            assertThat(story.run(PATIENT).elapsed(t("9:00"))).isEqualTo(ofHours(1));
        }
    }

    @Test
    @Tag("S11")
    void resuming_and_pausing_for_the_same_reason_at_one_instant_keeps_it_paused() {
        Story story = reported(2)
                .paused("1:00", WAITING_FOR_VENDOR)
                .resumed("3:00", WAITING_FOR_VENDOR)
                .paused("3:00", WAITING_FOR_VENDOR);

        assertThat(story.reading(PATIENT, "4:00"))
                .isEqualTo(new Reading.Paused(ofHours(1), ofHours(5), t("1:00"), List.of(WAITING_FOR_VENDOR)));
    }

    @Test
    @Tag("S11")
    void a_pause_that_ends_where_it_began_is_none() {
        ClockRun run = reported(2)
                .paused("1:00", WAITING_FOR_VENDOR)
                .resumed("1:00", WAITING_FOR_VENDOR)
                .run(PATIENT);

        assertThat(run.elapsed(t("5:00"))).isEqualTo(ofHours(5));
        assertThat(run.segments()).extracting(Segment::state).containsOnly(RUNNING);
    }

    @Test
    @Tag("S11")
    void a_stop_in_the_same_instant_as_a_pause_is_not_lost() {
        Story story = reported(2).paused("5:00", WAITING_FOR_VENDOR).then("5:00", RECOVERED);

        assertThat(story.reading(PATIENT, "9:00")).isEqualTo(new Reading.Provisional(ofHours(5), t("5:00"), t("6:00")));
    }

    @Test
    @Tag("S3")
    void a_pause_at_the_deadline_itself_keeps_it_in_time() {
        Story story = reported(2).paused("6:00", WAITING_FOR_VENDOR);

        assertThat(story.run(PATIENT).breach()).isEmpty();
        assertThat(story.reading(PATIENT, "99:00"))
                .isEqualTo(new Reading.Paused(ofHours(6), Duration.ZERO, t("6:00"), List.of(WAITING_FOR_VENDOR)));
        assertThat(story.run(PATIENT).whenRemaining(ofMinutes(0))).contains(t("6:00"));
    }

    @Test
    @Tag("S3")
    void after_a_pause_at_the_deadline_it_is_late_a_microsecond_after_the_resumption() {
        Story story = reported(2).paused("6:00", WAITING_FOR_VENDOR).resumed("9:00", WAITING_FOR_VENDOR);

        assertThat(story.run(PATIENT).breach())
                .contains(new Breach(t("9:00:00.000001"), t("9:00"), TIME_RAN_OUT, ofHours(6)));
    }

    @Test
    @Tag("S3")
    void after_a_pause_at_the_deadline_a_stop_with_the_resumption_is_in_time() {
        Story story = reported(2)
                .paused("6:00", WAITING_FOR_VENDOR)
                .resumed("9:00", WAITING_FOR_VENDOR)
                .then("9:00", RECOVERED);

        assertThat(story.run(PATIENT).breach()).isEmpty();
        assertThat(story.reading(PATIENT, "9:00")).isEqualTo(new Reading.Provisional(ofHours(6), t("9:00"), t("9:00")));
    }

    @Test
    @Tag("S3")
    void a_pause_a_microsecond_after_the_deadline_comes_too_late() {
        assertThat(reported(2)
                        .paused("6:00:00.000001", WAITING_FOR_VENDOR)
                        .run(PATIENT)
                        .breach())
                .contains(new Breach(t("6:00:00.000001"), t("6:00"), TIME_RAN_OUT, ofHours(6)));
    }

    @Test
    @Tag("S10")
    void a_clock_that_is_late_stays_so_though_it_waits_and_then_counts_no_further() {
        Story story = reported(2).paused("8:00", WAITING_FOR_VENDOR);

        assertThat(story.reading(PATIENT, "10:00"))
                .isEqualTo(new Reading.Breached(ofHours(8), t("6:00:00.000001"), t("6:00"), TIME_RAN_OUT, null));
        assertThat(story.run(PATIENT).whenOverdue(ofHours(1))).contains(t("7:00"));
        assertThat(story.run(PATIENT).whenOverdue(ofHours(3))).isEmpty();
        assertThat(story.resumed("20:00", WAITING_FOR_VENDOR).run(PATIENT).whenOverdue(ofHours(3)))
                .contains(t("21:00"));
    }

    @Test
    void a_pause_from_before_the_start_of_a_clock_counts_from_the_start_on() {
        Milestone work = Milestone.named("developers")
                .startsOn(TRANSFERRED)
                .stopsOn(HANDED_BACK)
                .pausedBy(WAITING_FOR_VENDOR)
                .target(2, ofHours(8))
                .build();
        Story story = reported(2)
                .paused("1:00", WAITING_FOR_VENDOR)
                .then("3:00", TRANSFERRED)
                .resumed("5:00", WAITING_FOR_VENDOR);

        assertThat(story.run(work).segments())
                .extracting(Segment::from, Segment::state)
                .containsExactly(tuple(t("3:00"), PAUSED), tuple(t("5:00"), RUNNING));
        assertThat(story.reading(work, "4:00"))
                .isEqualTo(new Reading.Paused(Duration.ZERO, ofHours(8), t("3:00"), List.of(WAITING_FOR_VENDOR)));
        assertThat(story.reading(work, "6:00")).isEqualTo(new Reading.Running(ofHours(1), ofHours(7), t("13:00")));
    }

    @Test
    void a_clock_that_has_waited_from_its_start_on_stands_still_since_then_whatever_it_waits_for_by_now() {
        Milestone work = Milestone.named("developers")
                .startsOn(TRANSFERRED)
                .stopsOn(HANDED_BACK)
                .pausedBy(WAITING_FOR_VENDOR)
                .pausedBy(WAITING_FOR_REPORTER)
                .target(2, ofHours(8))
                .build();

        assertThat(reported(2)
                        .paused("1:00", WAITING_FOR_VENDOR)
                        .then("3:00", TRANSFERRED)
                        .paused("4:00", WAITING_FOR_REPORTER)
                        .reading(work, "5:00"))
                .isEqualTo(new Reading.Paused(
                        Duration.ZERO, ofHours(8), t("3:00"), List.of(WAITING_FOR_REPORTER, WAITING_FOR_VENDOR)));
    }

    @Test
    void a_pause_that_was_over_before_the_start_of_a_clock_does_not_matter() {
        Milestone work = Milestone.named("developers")
                .startsOn(TRANSFERRED)
                .stopsOn(HANDED_BACK)
                .pausedBy(WAITING_FOR_VENDOR)
                .target(2, ofHours(8))
                .build();

        assertThat(reported(2)
                        .paused("1:00", WAITING_FOR_VENDOR)
                        .resumed("2:00", WAITING_FOR_VENDOR)
                        .then("3:00", TRANSFERRED)
                        .run(work)
                        .segments())
                .singleElement()
                .extracting(Segment::state)
                .isEqualTo(RUNNING);
    }

    @Test
    void a_reason_that_a_clock_does_not_honour_is_nothing_to_it() {
        Story story = reported(2).paused("1:00", PLANNED_WINDOW);

        assertThat(story.reading(PATIENT, "3:00")).isEqualTo(new Reading.Running(ofHours(3), ofHours(3), t("6:00")));
        assertThat(story.paused("4:00", WAITING_FOR_VENDOR).reading(PATIENT, "5:00"))
                .isEqualTo(new Reading.Paused(ofHours(4), ofHours(2), t("4:00"), List.of(WAITING_FOR_VENDOR)));
    }

    @Test
    @Tag("R22")
    void the_default_policy_honours_no_reason() {
        Story story = reported(2).paused("1:00", WAITING_FOR_VENDOR).paused("1:00", WAITING_FOR_REPORTER);

        for (Milestone milestone : List.of(Standard.RESPONSE, Standard.RECOVERY, Standard.RESOLUTION)) {
            assertThat(milestone.pauses()).isEmpty();
            assertThat(story.run(milestone).elapsed(t("4:00"))).isEqualTo(ofHours(4));
        }
    }

    @Test
    @Tag("R25")
    void a_pause_before_during_and_after_a_transfer_is_left_out_once() {
        Milestone patient =
                Standard.RESOLUTION.toBuilder().pausedBy(WAITING_FOR_VENDOR).build();
        Story story = reported(2)
                .paused("1:00", WAITING_FOR_VENDOR)
                .then("2:00", TRANSFERRED)
                .undone("5:00", HANDED_BACK, TRANSFERRED)
                .resumed("6:00", WAITING_FOR_VENDOR);

        assertThat(story.run(patient).elapsed(t("7:00"))).isEqualTo(ofHours(2));
        assertThat(story.reading(patient, "3:00"))
                .isEqualTo(new Reading.Paused(ofHours(1), ofHours(479), t("1:00"), List.of()));
        assertThat(story.reading(patient, "5:30"))
                .isEqualTo(new Reading.Paused(ofHours(1), ofHours(479), t("1:00"), List.of(WAITING_FOR_VENDOR)));
    }

    @Test
    void thresholds_move_with_it() {
        ClockRun run = reported(2)
                .paused("1:00", WAITING_FOR_VENDOR)
                .resumed("11:00", WAITING_FOR_VENDOR)
                .run(PATIENT);

        assertThat(run.whenElapsed(50)).contains(t("13:00"));
        assertThat(run.whenRemaining(ofHours(1))).contains(t("15:00"));
        assertThat(run.whenOverdue(ofHours(1))).contains(t("17:00"));
    }

    @Test
    void a_threshold_that_was_reached_at_the_pause_does_not_wait_for_its_end() {
        assertThat(reported(2).paused("3:00", WAITING_FOR_VENDOR).run(PATIENT).whenElapsed(50))
                .contains(t("3:00"));
    }

    @Test
    void a_reading_cannot_be_changed_from_outside() {
        List<io.incidentengine.model.PauseReason> reasons = new java.util.ArrayList<>(List.of(PLANNED_WINDOW));
        Reading.Paused reading = new Reading.Paused(ofHours(1), ofHours(1), t("1:00"), reasons);
        reasons.clear();

        assertThat(reading.reasons()).containsExactly(PLANNED_WINDOW);
        assertThatThrownBy(() -> reading.reasons().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_cap_must_be_a_positive_time() {
        Milestone.Builder builder = Milestone.named("own");

        for (Duration bad : List.of(Duration.ZERO, ofMinutes(-1), Duration.ofNanos(999))) {
            assertThatThrownBy(() -> builder.pausedBy(WAITING_FOR_VENDOR, bad))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith("cap of the pause \"waiting for vendor\" is ");
        }
    }
}
