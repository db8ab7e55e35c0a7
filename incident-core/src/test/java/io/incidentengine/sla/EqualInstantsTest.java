package io.incidentengine.sla;

import static io.incidentengine.sla.Signal.HANDED_BACK;
import static io.incidentengine.sla.Signal.RECOVERED;
import static io.incidentengine.sla.Signal.REJECTED;
import static io.incidentengine.sla.Signal.REPORTER_UPDATED;
import static io.incidentengine.sla.Signal.RESOLVED;
import static io.incidentengine.sla.Signal.RESPONDED;
import static io.incidentengine.sla.Signal.TRANSFERRED;
import static io.incidentengine.sla.Standard.RESOLUTION;
import static io.incidentengine.sla.Standard.RESPONSE;
import static io.incidentengine.sla.Story.reported;
import static io.incidentengine.sla.Story.t;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several facts at the same instant. */
@Tag("S11")
class EqualInstantsTest {

    @Test
    void a_response_together_with_a_transfer_is_not_lost() {
        assertThat(reported(1).then("0:05", TRANSFERRED).then("0:05", RESPONDED).reading(RESPONSE, "1:00"))
                .isEqualTo(new Reading.Met(ofMinutes(5), t("0:05"), t("0:10")));
    }

    @Test
    void a_response_at_the_very_instant_of_the_report_is_met_without_any_time() {
        assertThat(reported(1).then("0:00", RESPONDED).reading(RESPONSE, "0:00"))
                .isEqualTo(new Reading.Met(ofMinutes(0), t("0:00"), t("0:10")));
    }

    @Test
    void a_stop_its_undoing_and_the_next_stop_leave_no_gap() {
        ClockRun run = reported(1)
                .then("5:00", RESOLVED)
                .undone("5:00", REJECTED, RESOLVED)
                .then("5:00", RESOLVED)
                .run(RESOLUTION);

        assertThat(run.segments())
                .singleElement()
                .satisfies(segment -> assertThat(segment.end()).contains(t("5:00")));
        assertThat(run.elapsed(t("9:00"))).isEqualTo(ofHours(5));
    }

    @Test
    void handing_back_and_transferring_on_at_one_instant_keep_it_stopped() {
        ClockRun run = reported(1)
                .then("5:00", TRANSFERRED)
                .undone("9:00", HANDED_BACK, TRANSFERRED)
                .then("9:00", TRANSFERRED)
                .undone("20:00", HANDED_BACK, TRANSFERRED)
                .run(RESOLUTION);

        assertThat(run.elapsed(t("21:00"))).isEqualTo(ofHours(6));
    }

    @Test
    void between_a_start_and_a_stop_the_recorded_order_decides() {
        Milestone work = Milestone.named("developers")
                .startsOn(TRANSFERRED)
                .stopsOn(HANDED_BACK)
                .target(2, ofHours(8))
                .build();
        Story story = reported(2)
                .then("1:00", TRANSFERRED)
                .undone("2:00", HANDED_BACK, TRANSFERRED)
                .then("2:00", TRANSFERRED);

        List<ClockRun> runs = story.runs(work);
        assertThat(runs).extracting(ClockRun::origin).containsExactly(t("1:00"), t("2:00"));
        assertThat(runs.get(0).stoppedAt()).contains(t("2:00"));
        assertThat(runs.get(1).stoppedAt()).isEmpty();
    }

    @Test
    void within_one_record_the_usual_order_of_a_life_decides() {
        Milestone permanentFix = Milestone.named("permanent fix")
                .startsOn(RECOVERED)
                .stopsOn(RESOLVED)
                .target(2, ofHours(8))
                .build();

        assertThat(reported(2)
                        .then("1:00", RECOVERED, RESOLVED)
                        .run(permanentFix)
                        .stoppedAt())
                .contains(t("1:00"));
        assertThat(reported(2)
                        .then("1:00", RESOLVED, RECOVERED)
                        .run(permanentFix)
                        .stoppedAt())
                .contains(t("1:00"));
    }

    @Test
    void a_restart_and_a_stop_at_one_instant_go_by_the_recorded_order() {
        Milestone update = Milestone.named("update")
                .stopsOn(RESOLVED)
                .restartsOn(REPORTER_UPDATED)
                .target(2, ofHours(1))
                .build();

        assertThat(reported(2)
                        .then("0:30", REPORTER_UPDATED)
                        .then("0:30", RESOLVED)
                        .runs(update))
                .extracting(ClockRun::stoppedAt)
                .containsExactly(Optional.of(t("0:30")), Optional.of(t("0:30")));
        assertThat(reported(2)
                        .then("0:30", RESOLVED)
                        .then("0:30", REPORTER_UPDATED)
                        .runs(update))
                .hasSize(1);
    }

    @Test
    void facts_are_sorted_by_effect_then_record_then_life() {
        ClockFact late = ClockFact.of(2, RESOLVED, t("3:00"));
        ClockFact earlyButRecordedLater = ClockFact.of(3, RESPONDED, t("1:00"));
        ClockFact recovered = ClockFact.of(2, RECOVERED, t("3:00"));
        ClockFact afterwards = ClockFact.of(4, REJECTED, t("3:00"));

        assertThat(MilestoneClock.sorted(List.of(afterwards, late, recovered, earlyButRecordedLater)))
                .containsExactly(earlyButRecordedLater, recovered, late, afterwards);
    }

    @Test
    void facts_in_order_are_left_as_they_are() {
        List<ClockFact> facts = reported(2).then("1:00", RESPONDED).facts();

        assertThat(MilestoneClock.sorted(facts)).isSameAs(facts);
    }
}
