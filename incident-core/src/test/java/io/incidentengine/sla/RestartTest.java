package io.incidentengine.sla;

import static io.incidentengine.sla.Reclassification.RESTART;
import static io.incidentengine.sla.Signal.RECOVERED;
import static io.incidentengine.sla.Signal.REJECTED;
import static io.incidentengine.sla.Signal.RELAPSED;
import static io.incidentengine.sla.Signal.RESPONDED;
import static io.incidentengine.sla.Story.reported;
import static io.incidentengine.sla.Story.t;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A policy may let the clock start anew when the severity changes. */
@Tag("S9")
class RestartTest {
    private static final Milestone RESPONSE =
            Standard.RESPONSE.toBuilder().onReclassification(RESTART).build();
    private static final Milestone RECOVERY =
            Standard.RECOVERY.toBuilder().onReclassification(RESTART).build();

    @Test
    void the_change_begins_a_new_epoch_with_all_of_its_time() {
        List<ClockRun> runs = reported(2).raised("0:20", 1).runs(RESPONSE);

        assertThat(runs).extracting(run -> run.key().epoch()).containsExactly(1L, 2L);
        assertThat(runs.get(1).origin()).isEqualTo(t("0:20"));
        assertThat(runs.get(1).reading(t("0:25"), false))
                .isEqualTo(new Reading.Running(ofMinutes(5), ofMinutes(5), t("0:30")));
    }

    @Test
    void the_epoch_that_was_replaced_in_time_gets_no_verdict() {
        ClockRun replaced = reported(2).raised("0:20", 1).runs(RESPONSE).get(0);

        assertThat(replaced.isVoided()).isTrue();
        assertThat(replaced.breach()).isEmpty();
        assertThat(replaced.stoppedAt()).contains(t("0:20"));
        assertThat(replaced.reading(t("9:00"), true)).isEqualTo(new Reading.Voided(ofMinutes(20)));
    }

    @Test
    @Tag("S10")
    void the_epoch_that_was_replaced_too_late_stays_breached() {
        ClockRun replaced = reported(1).lowered("0:20", 3).runs(RESPONSE).get(0);

        assertThat(replaced.isVoided()).isFalse();
        assertThat(replaced.reading(t("9:00"), true))
                .isEqualTo(new Reading.Breached(
                        ofMinutes(20), t("0:10:00.000001"), t("0:10"), BreachCause.TIME_RAN_OUT, t("0:20")));
    }

    @Test
    @Tag("S3")
    void an_epoch_replaced_at_its_deadline_was_in_time() {
        assertThat(reported(1).lowered("0:10", 3).runs(RESPONSE).get(0).isVoided())
                .isTrue();
    }

    @Test
    void each_change_begins_another_epoch() {
        List<ClockRun> runs = reported(3)
                .raised("0:20", 2)
                .raised("0:40", 1)
                .then("0:45", RESPONDED)
                .runs(RESPONSE);

        assertThat(runs).extracting(ClockRun::origin).containsExactly(t("0:00"), t("0:20"), t("0:40"));
        assertThat(runs.get(2).reading(t("1:00"), false))
                .isEqualTo(new Reading.Met(ofMinutes(5), t("0:45"), t("0:50")));
    }

    @Test
    void several_changes_at_one_instant_begin_one_epoch() {
        List<ClockRun> runs = reported(3).raised("0:20", 1).lowered("0:20", 2).runs(RESPONSE);

        assertThat(runs).extracting(run -> run.key().epoch()).containsExactly(1L, 3L);
    }

    @Test
    void a_change_to_and_fro_at_one_instant_begins_none() {
        assertThat(reported(2).raised("0:20", 1).lowered("0:20", 2).runs(RESPONSE))
                .hasSize(1);
    }

    @Test
    @Tag("S10")
    void a_change_after_the_stop_begins_none() {
        assertThat(reported(2).then("0:20", RESPONDED).raised("0:30", 1).runs(RESPONSE))
                .hasSize(1);
    }

    @Test
    @Tag("S24")
    void a_change_while_it_is_stopped_begins_a_new_epoch_at_the_resumption() {
        Story story = reported(2).then("1:00", RECOVERED).raised("2:00", 1);
        assertThat(story.runs(RECOVERY)).hasSize(1);

        List<ClockRun> runs = story.undone("3:00", REJECTED, RECOVERED).runs(RECOVERY);
        assertThat(runs).extracting(ClockRun::origin).containsExactly(t("0:00"), t("3:00"));
        assertThat(runs.get(0).elapsed(t("9:00"))).isEqualTo(ofHours(3));
        assertThat(runs.get(1).breach()).map(Breach::deadline).contains(t("5:00"));
    }

    @Test
    @Tag("S14")
    @Tag("S24")
    void time_between_a_stop_and_its_resumption_counts_for_the_epoch_before_by_the_target_that_it_keeps() {
        List<ClockRun> runs = reported(2)
                .then("1:00", RECOVERED)
                .raised("2:00", 1)
                .undone("7:00", RELAPSED, RECOVERED)
                .runs(RECOVERY);

        assertThat(runs.get(0).breach()).contains(new Breach(t("7:00"), t("6:00"), BreachCause.RELAPSED, ofHours(7)));
        assertThat(runs.get(1).reading(t("7:00"), false))
                .isEqualTo(new Reading.Running(ofHours(0), ofHours(2), t("9:00")));
    }

    @Test
    void a_change_at_the_very_start_leaves_an_empty_epoch_without_a_verdict() {
        List<ClockRun> runs = reported(2).raised("0:00", 1).runs(RESPONSE);

        assertThat(runs).hasSize(2);
        assertThat(runs.get(0).reading(t("1:00"), true)).isEqualTo(new Reading.Voided(ofMinutes(0)));
        assertThat(runs.get(1).breach()).map(Breach::deadline).contains(t("0:10"));
    }
}
