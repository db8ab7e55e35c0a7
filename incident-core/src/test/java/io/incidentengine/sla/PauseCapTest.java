package io.incidentengine.sla;

import static io.incidentengine.model.PauseReason.WAITING_FOR_REPORTER;
import static io.incidentengine.model.PauseReason.WAITING_FOR_VENDOR;
import static io.incidentengine.sla.BreachCause.TIME_RAN_OUT;
import static io.incidentengine.sla.Segment.State.PAUSED;
import static io.incidentengine.sla.Segment.State.RUNNING;
import static io.incidentengine.sla.Signal.RECOVERED;
import static io.incidentengine.sla.Signal.REJECTED;
import static io.incidentengine.sla.Story.reported;
import static io.incidentengine.sla.Story.t;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** After a cap the clock runs on by itself. Recovery of level 2 may take six hours, and wait four for a vendor. */
@Tag("S8")
class PauseCapTest {
    private static final Milestone CAPPED = Standard.RECOVERY.toBuilder()
            .pausedBy(WAITING_FOR_VENDOR, ofHours(4))
            .pausedBy(WAITING_FOR_REPORTER)
            .build();

    @Test
    void it_runs_on_by_itself_though_the_incident_still_waits() {
        Story story = reported(2).paused("2:00", WAITING_FOR_VENDOR);

        assertThat(story.run(CAPPED).segments())
                .extracting(Segment::from, Segment::state)
                .containsExactly(tuple(t("0:00"), RUNNING), tuple(t("2:00"), PAUSED), tuple(t("6:00"), RUNNING));
        assertThat(story.reading(CAPPED, "5:59:59.999999")).isInstanceOf(Reading.Paused.class);
        assertThat(story.reading(CAPPED, "6:00")).isEqualTo(new Reading.Running(ofHours(2), ofHours(4), t("10:00")));
    }

    @Test
    @Tag("S21")
    void deadline_breach_and_thresholds_are_known_in_advance_without_anything_happening() {
        ClockRun run = reported(2).paused("2:00", WAITING_FOR_VENDOR).run(CAPPED);

        assertThat(run.breach()).contains(new Breach(t("10:00:00.000001"), t("10:00"), TIME_RAN_OUT, ofHours(6)));
        assertThat(run.whenElapsed(50)).contains(t("7:00"));
        assertThat(run.whenRemaining(ofHours(1))).contains(t("9:00"));
        assertThat(run.whenOverdue(ofHours(1))).contains(t("11:00"));
    }

    @Test
    void a_resumption_before_the_cap_ends_the_pause() {
        Story story = reported(2).paused("2:00", WAITING_FOR_VENDOR).resumed("3:00", WAITING_FOR_VENDOR);

        assertThat(story.run(CAPPED).breach()).map(Breach::deadline).contains(t("7:00"));
    }

    @Test
    void a_resumption_at_the_cap_or_after_it_changes_nothing() {
        for (String time : List.of("6:00", "6:00:00.000001", "8:00")) {
            Story story = reported(2).paused("2:00", WAITING_FOR_VENDOR).resumed(time, WAITING_FOR_VENDOR);

            assertThat(story.run(CAPPED).breach()).map(Breach::deadline).contains(t("10:00"));
        }
    }

    @Test
    void each_pause_has_the_cap_anew() {
        ClockRun run = reported(2)
                .paused("1:00", WAITING_FOR_VENDOR)
                .resumed("4:00", WAITING_FOR_VENDOR)
                .paused("5:00", WAITING_FOR_VENDOR)
                .run(CAPPED);

        assertThat(run.elapsed(t("10:00"))).isEqualTo(ofHours(3));
    }

    @Test
    void after_the_cap_of_one_reason_another_goes_on() {
        Story story = reported(2).paused("1:00", WAITING_FOR_VENDOR).paused("2:00", WAITING_FOR_REPORTER);

        assertThat(story.reading(CAPPED, "9:00"))
                .isEqualTo(new Reading.Paused(ofHours(1), ofHours(5), t("1:00"), List.of(WAITING_FOR_REPORTER)));
        assertThat(story.resumed("10:00", WAITING_FOR_REPORTER).run(CAPPED).elapsed(t("11:00")))
                .isEqualTo(ofHours(2));
    }

    @Test
    @Tag("S13")
    void the_cap_runs_while_the_clock_is_stopped_too() {
        Story story = reported(2)
                .paused("1:00", WAITING_FOR_VENDOR)
                .then("2:00", RECOVERED)
                .undone("4:00", REJECTED, RECOVERED);

        assertThat(story.run(CAPPED).segments())
                .filteredOn(segment -> segment.state() == PAUSED)
                .last()
                .satisfies(segment -> assertThat(segment.end()).contains(t("5:00")));
        assertThat(story.run(CAPPED).elapsed(t("6:00"))).isEqualTo(ofHours(2));
    }

    @Test
    void a_pause_from_before_the_start_has_used_its_cap_up_meanwhile() {
        Milestone work = Milestone.named("developers")
                .startsOn(Signal.TRANSFERRED)
                .stopsOn(Signal.HANDED_BACK)
                .pausedBy(WAITING_FOR_VENDOR, ofHours(4))
                .target(2, ofHours(8))
                .build();

        assertThat(reported(2)
                        .paused("1:00", WAITING_FOR_VENDOR)
                        .then("3:00", Signal.TRANSFERRED)
                        .run(work)
                        .elapsed(t("6:00")))
                .isEqualTo(ofHours(1));
    }

    @Test
    void a_cap_at_the_deadline_makes_it_late_a_microsecond_after() {
        ClockRun run = reported(2).paused("6:00", WAITING_FOR_VENDOR).run(CAPPED);

        assertThat(run.breach()).contains(new Breach(t("10:00:00.000001"), t("10:00"), TIME_RAN_OUT, ofHours(6)));
    }

    @Test
    @Tag("S17")
    void pause_and_cap_count_in_the_business_hours_of_the_target() {
        BusinessCalendar office = BusinessCalendar.in(ZoneId.of("UTC"))
                .weekdays(OpeningHours.of("09:00", "17:00"))
                .build();
        Milestone fix = Milestone.named("fix")
                .stopsOn(RECOVERED)
                .pausedBy(WAITING_FOR_VENDOR, ofHours(4))
                .target(2, new Target(ofHours(6), office))
                .build();
        Story story = reported("9:00", 2).paused("16:00", WAITING_FOR_VENDOR); // March 2, 2026, is a Monday

        assertThat(story.run(fix).breach()).map(Breach::deadline).contains(t("15:00"));
        story = reported("14:00", 2).paused("16:00", WAITING_FOR_VENDOR); // until Tuesday, 12:00
        assertThat(story.reading(fix, "35:59")).isInstanceOf(Reading.Paused.class);
        assertThat(story.reading(fix, "36:00")).isEqualTo(new Reading.Running(ofHours(2), ofHours(4), t("40:00")));
        assertThat(story.resumed("34:00", WAITING_FOR_VENDOR).run(fix).elapsed(t("35:00")))
                .isEqualTo(ofHours(3));
    }

    @Test
    @Tag("S16")
    @Tag("S17")
    void what_a_merge_brings_counts_in_the_business_hours_of_the_target() {
        BusinessCalendar office = BusinessCalendar.in(ZoneId.of("UTC"))
                .weekdays(OpeningHours.of("09:00", "17:00"))
                .build();
        Milestone fix = Milestone.named("fix")
                .stopsOn(RECOVERED)
                .target(2, new Target(ofHours(6), office))
                .build();
        ClockRun run = reported("33:00", 2).merged("34:00", "15:00").run(fix);

        assertThat(run.elapsed(t("34:00"))).isEqualTo(ofHours(3));
        assertThat(run.breach()).map(Breach::deadline).contains(t("37:00"));
    }
}
