package io.incidentengine.sla;

import static io.incidentengine.model.PauseReason.WAITING_FOR_REPORTER;
import static io.incidentengine.model.PauseReason.WAITING_FOR_VENDOR;
import static io.incidentengine.sla.BreachCause.MERGED;
import static io.incidentengine.sla.BreachCause.RECLASSIFIED;
import static io.incidentengine.sla.BreachCause.TIME_RAN_OUT;
import static io.incidentengine.sla.Segment.State.INHERITED;
import static io.incidentengine.sla.Segment.State.INHERITED_STANDSTILL;
import static io.incidentengine.sla.Segment.State.RUNNING;
import static io.incidentengine.sla.Signal.HANDED_BACK;
import static io.incidentengine.sla.Signal.MERGED_INTO;
import static io.incidentengine.sla.Signal.OCCURRED;
import static io.incidentengine.sla.Signal.PAUSED;
import static io.incidentengine.sla.Signal.RECOVERED;
import static io.incidentengine.sla.Signal.REPORTED;
import static io.incidentengine.sla.Signal.REPORTER_UPDATED;
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
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A merge brings an earlier origin to clocks that run. Recovery of level 2 may take six hours, a response half of one. */
@Tag("S16")
class MergedClockTest {

    @Test
    void a_running_clock_takes_the_earlier_origin() {
        Story story = reported("10:00", 2).merged("12:00", "9:00");

        assertThat(story.run(RECOVERY).origin()).isEqualTo(t("9:00"));
        assertThat(story.reading(RECOVERY, "12:00")).isEqualTo(new Reading.Running(ofHours(3), ofHours(3), t("15:00")));
        assertThat(story.run(RECOVERY).segments())
                .extracting(Segment::from, Segment::state)
                .containsExactly(tuple(t("9:00"), INHERITED), tuple(t("10:00"), RUNNING), tuple(t("12:00"), RUNNING));
    }

    @Test
    void a_later_origin_changes_nothing() {
        for (String later : List.of("10:00", "10:30", "11:00")) {
            assertThat(reported("10:00", 2).merged("12:00", later).run(RECOVERY).segments())
                    .hasSize(1);
        }
    }

    @Test
    void a_clock_that_is_late_by_it_is_breached_at_the_merge() {
        ClockRun run = reported("10:00", 2).merged("12:00", "5:00").run(RECOVERY);

        assertThat(run.breach()).contains(new Breach(t("12:00"), t("11:00"), MERGED, ofHours(7)));
        assertThat(run.reading(t("11:59:59.999999"), false)).isInstanceOf(Reading.Running.class);
    }

    @Test
    @Tag("S3")
    void a_clock_whose_time_is_just_used_up_by_it_is_late_a_microsecond_after() {
        assertThat(reported("10:00", 2).merged("12:00", "6:00").run(RECOVERY).breach())
                .contains(new Breach(t("12:00:00.000001"), t("12:00"), TIME_RAN_OUT, ofHours(6)));
    }

    @Test
    @Tag("S10")
    void a_clock_that_is_late_already_ignores_it() {
        Story story = reported("10:00", 2).merged("18:00", "5:00");

        assertThat(story.run(RECOVERY).origin()).isEqualTo(t("10:00"));
        assertThat(story.run(RECOVERY).breach())
                .contains(new Breach(t("16:00:00.000001"), t("16:00"), TIME_RAN_OUT, ofHours(6)));
    }

    @Test
    @Tag("S10")
    void a_clock_that_has_stopped_ignores_it() {
        Story story = reported("10:00", 2).then("10:20", RESPONDED).merged("10:25", "9:00");

        assertThat(story.reading(RESPONSE, "11:00")).isEqualTo(new Reading.Met(ofMinutes(20), t("10:20"), t("10:30")));
    }

    @Test
    @Tag("S11")
    void a_stop_at_the_instant_of_the_merge_comes_first() {
        Story story = reported("10:00", 2).merged("12:00", "5:00").then("12:00", RECOVERED);

        assertThat(story.reading(RECOVERY, "13:00"))
                .isEqualTo(new Reading.Provisional(ofHours(2), t("12:00"), t("16:00")));
    }

    @Test
    @Tag("S13")
    void a_clock_that_is_stopped_for_now_takes_it_when_the_stop_is_undone() {
        Story story = reported("10:00", 2).then("11:00", RECOVERED).merged("12:00", "8:00");
        assertThat(story.reading(RECOVERY, "13:00"))
                .isEqualTo(new Reading.Provisional(ofHours(1), t("11:00"), t("16:00")));

        story.undone("13:00", Signal.RELAPSED, RECOVERED);
        assertThat(story.reading(RECOVERY, "13:00")).isEqualTo(new Reading.Running(ofHours(5), ofHours(1), t("14:00")));
    }

    @Test
    @Tag("S13")
    void late_by_it_when_it_runs_again_is_late_by_the_merge() {
        ClockRun run = reported("10:00", 2)
                .then("11:00", RECOVERED)
                .merged("12:00", "5:00")
                .undone("13:00", Signal.RELAPSED, RECOVERED)
                .run(RECOVERY);

        assertThat(run.breach()).contains(new Breach(t("13:00"), t("11:00"), MERGED, ofHours(8)));
    }

    @Test
    @Tag("R25")
    void a_clock_of_a_transferred_incident_takes_it_when_it_comes_back() {
        Story story = reported("10:00", 2).then("11:00", TRANSFERRED).merged("12:00", "9:00");
        assertThat(story.run(RESOLUTION).origin()).isEqualTo(t("10:00"));

        story.undone("20:00", HANDED_BACK, TRANSFERRED);
        assertThat(story.run(RESOLUTION).origin()).isEqualTo(t("9:00"));
        assertThat(story.run(RESOLUTION).elapsed(t("20:00"))).isEqualTo(ofHours(2));
    }

    @Test
    @Tag("S8")
    void a_paused_clock_takes_it_when_it_runs_again() {
        Milestone patient = RECOVERY.toBuilder().pausedBy(WAITING_FOR_VENDOR).build();
        Story story = reported("10:00", 2).paused("11:00", WAITING_FOR_VENDOR).merged("12:00", "1:00");
        assertThat(story.reading(patient, "13:00")).isInstanceOf(Reading.Paused.class);
        assertThat(story.run(patient).breach()).isEmpty();

        story.resumed("14:00", WAITING_FOR_VENDOR);
        assertThat(story.run(patient).breach()).contains(new Breach(t("14:00"), t("7:00"), MERGED, ofHours(10)));
    }

    @Test
    @Tag("S8")
    void the_cap_of_a_pause_lets_it_take_the_origin_without_anybody_doing_anything() {
        Milestone capped =
                RECOVERY.toBuilder().pausedBy(WAITING_FOR_VENDOR, ofHours(4)).build();
        ClockRun run = reported("10:00", 2)
                .paused("11:00", WAITING_FOR_VENDOR)
                .merged("12:00", "1:00")
                .run(capped);

        assertThat(run.breach()).map(Breach::at).contains(t("15:00"));
    }

    @Test
    @Tag("S8")
    void what_had_stood_still_there_stands_still_in_the_ledger_up_to_its_own_origin() {
        Milestone patient = RECOVERY.toBuilder().pausedBy(WAITING_FOR_VENDOR).build();
        Story story = reported("10:00", 2)
                .merged("12:00", "1:00", new Standstill(PAUSED, WAITING_FOR_VENDOR, t("2:00"), null));

        assertThat(story.run(patient).segments())
                .extracting(Segment::from, Segment::state)
                .containsExactly(
                        tuple(t("1:00"), INHERITED),
                        tuple(t("2:00"), INHERITED_STANDSTILL),
                        tuple(t("10:00"), RUNNING),
                        tuple(t("12:00"), RUNNING));
        assertThat(story.reading(patient, "12:00")).isEqualTo(new Reading.Running(ofHours(3), ofHours(3), t("15:00")));
        assertThat(story.run(RECOVERY).breach()).map(Breach::cause).contains(MERGED); // which honours no pause
    }

    @Test
    @Tag("S8")
    void a_clock_that_waits_when_it_begins_has_not_stood_still_before_though_the_merged_one_had() {
        Milestone patient = RECOVERY.toBuilder()
                .pausedBy(WAITING_FOR_VENDOR, ofHours(1))
                .pausedBy(WAITING_FOR_REPORTER)
                .build();
        Story story = reported("10:00", 2)
                .paused("10:00", WAITING_FOR_VENDOR)
                .merged("11:00", "8:00", new Standstill(PAUSED, WAITING_FOR_REPORTER, t("9:00"), t("10:00")));

        assertThat(story.reading(patient, "10:30")).extracting("since").isEqualTo(t("10:00"));
    }

    @Test
    void of_several_merges_each_stood_still_for_its_own_time() {
        Story story = reported("10:00", 2)
                .merged("11:00", "9:00", new Standstill(TRANSFERRED, null, t("9:30"), t("9:45")))
                .merged("12:00", "8:00", new Standstill(TRANSFERRED, null, t("8:30"), t("9:45")));

        // half an hour of the elder, three quarters of the younger, two hours of its own
        assertThat(story.run(RESOLUTION).elapsed(t("12:00")))
                .isEqualTo(ofHours(3).plusMinutes(15));
    }

    @Test
    @Tag("R24")
    void a_clock_takes_the_earliest_of_the_signals_that_may_start_it() {
        Story story = reported("10:00", 2).merged("12:00", Map.of(REPORTED, t("9:30"), OCCURRED, t("8:00")));

        assertThat(story.run(RECOVERY).origin()).isEqualTo(t("8:00"));
        assertThat(story.run(RESOLUTION).origin()).isEqualTo(t("9:30"));
    }

    @Test
    void a_clock_that_something_else_starts_is_not_concerned() {
        Milestone work = Milestone.named("developers")
                .startsOn(TRANSFERRED)
                .stopsOn(HANDED_BACK)
                .target(2, ofHours(8))
                .build();

        assertThat(reported("10:00", 2)
                        .then("11:00", TRANSFERRED)
                        .merged("12:00", "5:00")
                        .run(work)
                        .origin())
                .isEqualTo(t("11:00"));
    }

    @Test
    void an_epoch_that_began_later_is_not_concerned() {
        Milestone update = Milestone.named("update")
                .stopsOn(Signal.RESOLVED)
                .restartsOn(REPORTER_UPDATED)
                .target(2, ofHours(4))
                .build();

        assertThat(reported("10:00", 2)
                        .then("11:00", REPORTER_UPDATED)
                        .merged("12:00", "5:00")
                        .runs(update))
                .extracting(ClockRun::origin)
                .containsExactly(t("10:00"), t("11:00"));
    }

    @Test
    void of_several_merges_the_earliest_origin_stays() {
        Story story = reported("10:00", 2)
                .merged("11:00", "9:00")
                .merged("12:00", "9:30")
                .merged("13:00", "8:00");

        assertThat(story.run(RECOVERY).origin()).isEqualTo(t("8:00"));
        assertThat(story.run(RECOVERY).elapsed(t("13:00"))).isEqualTo(ofHours(5));
        assertThat(story.run(RECOVERY).breach())
                .contains(new Breach(t("14:00:00.000001"), t("14:00"), TIME_RAN_OUT, ofHours(6)));
    }

    @Test
    @Tag("S20")
    void a_threshold_that_had_come_before_the_merge_stays_where_it_was() {
        ClockRun run = reported("10:00", 2).merged("14:00", "9:00").run(RECOVERY);

        assertThat(run.whenElapsed(50)).contains(t("13:00"));
        assertThat(run.whenElapsed(80)).contains(t("14:00")); // 4 h 48 min: reached by the merge
        assertThat(run.whenElapsed(90)).contains(t("14:24"));
        assertThat(run.whenRemaining(ofHours(7))).contains(t("10:00"));
    }

    @Test
    @Tag("S9")
    void only_the_target_in_force_at_the_merge_judges_the_earlier_origin() {
        Story story = reported("10:00", 1).lowered("11:00", 2).merged("12:00", "8:00"); // level 1 had two hours

        assertThat(story.reading(RECOVERY, "12:00")).isEqualTo(new Reading.Running(ofHours(4), ofHours(2), t("14:00")));
    }

    @Test
    @Tag("S9")
    void a_level_that_comes_with_the_merge_and_an_origin_that_make_it_late_together_are_the_merge_s() {
        ClockRun run =
                reported("10:00", 2).merged("11:00", "9:30").raised("11:00", 1).run(RECOVERY);
        ClockRun late =
                reported("10:00", 2).merged("11:00", "8:30").raised("11:00", 1).run(RECOVERY);

        assertThat(run.breach()).map(Breach::deadline).contains(t("11:30"));
        assertThat(late.breach())
                .contains(new Breach(t("11:00"), t("10:30"), MERGED, ofHours(2).plusMinutes(30)));
    }

    @Test
    @Tag("S9")
    void a_level_that_makes_it_late_even_without_the_origin_is_the_cause() {
        ClockRun run =
                reported("10:00", 2).merged("13:00", "9:00").raised("13:00", 1).run(RECOVERY);

        assertThat(run.breach()).contains(new Breach(t("13:00"), t("12:00"), RECLASSIFIED, ofHours(3)));
    }

    @Test
    @Tag("S9")
    void a_floor_that_was_given_before_stays_given() {
        Milestone floor = RECOVERY.toBuilder()
                .onReclassification(Reclassification.atLeast(ofMinutes(30)))
                .build();
        ClockRun run =
                reported("10:00", 2).raised("14:00", 1).merged("14:10", "9:00").run(floor);

        assertThat(run.breach()).map(Breach::deadline).contains(t("14:30"));
    }

    @Test
    void the_clocks_of_the_merged_incident_end_without_a_verdict_unless_they_were_late_before() {
        Story story = reported("10:00", 2).then("11:00", MERGED_INTO);

        assertThat(story.run(RECOVERY).isVoided()).isTrue();
        assertThat(story.reading(RECOVERY, "12:00")).isEqualTo(new Reading.Voided(ofHours(1)));
        assertThat(story.run(RESPONSE).breach()).map(Breach::at).contains(t("10:30:00.000001"));
        assertThat(story.run(RESPONSE).isVoided()).isFalse();
        assertThat(story.run(RECOVERY).elapsed(t("20:00"))).isEqualTo(ofHours(1));
        assertThat(story.reading(RECOVERY, "10:59"))
                .isEqualTo(new Reading.Running(ofMinutes(59), ofMinutes(301), t("16:00")));
    }

    @Test
    void the_merged_incident_has_no_thresholds_any_more() {
        ClockRun run = reported("10:00", 2).then("11:00", MERGED_INTO).run(RECOVERY);

        assertThat(run.breach()).isEmpty();
        assertThat(run.whenElapsed(50)).isEmpty();
        assertThat(run.whenOverdue(Duration.ZERO)).isEmpty();
    }
}
