package io.incidentengine.sla;

import static io.incidentengine.model.PauseReason.WAITING_FOR_VENDOR;
import static io.incidentengine.sla.BreachCause.RECLASSIFIED;
import static io.incidentengine.sla.BreachCause.TIME_RAN_OUT;
import static io.incidentengine.sla.Story.reported;
import static io.incidentengine.sla.Story.t;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.Severity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The severity changes while the clock is paused. Recovery may take two hours at level 1, six at level 2. */
@Tag("S8")
@Tag("S9")
@Tag("S24")
class PauseAndSeverityTest {
    private static final Milestone PATIENT =
            Standard.RECOVERY.toBuilder().pausedBy(WAITING_FOR_VENDOR).build();

    private static Milestone with(Reclassification rule) {
        return PATIENT.toBuilder().onReclassification(rule).build();
    }

    private static Story raisedWhilePaused(String paused) {
        return reported(2).paused(paused, WAITING_FOR_VENDOR).raised("10:00", 1);
    }

    @Test
    void what_has_elapsed_is_carried_over_without_the_pause() {
        Story story = raisedWhilePaused("1:00");

        assertThat(story.reading(PATIENT, "9:59"))
                .isEqualTo(new Reading.Paused(ofHours(1), ofHours(5), t("1:00"), List.of(WAITING_FOR_VENDOR)));
        assertThat(story.reading(PATIENT, "10:00"))
                .isEqualTo(new Reading.Paused(ofHours(1), ofHours(1), t("1:00"), List.of(WAITING_FOR_VENDOR)));
        assertThat(story.resumed("20:00", WAITING_FOR_VENDOR).reading(PATIENT, "20:30"))
                .isEqualTo(new Reading.Running(ofMinutes(90), ofMinutes(30), t("21:00")));
    }

    @Test
    void a_target_that_has_passed_already_is_missed_once_it_runs_on() {
        Story story = raisedWhilePaused("3:00");

        assertThat(story.run(PATIENT).breach()).isEmpty();
        assertThat(story.reading(PATIENT, "15:00"))
                .isEqualTo(new Reading.Paused(ofHours(3), ofHours(-1), t("3:00"), List.of(WAITING_FOR_VENDOR)));
        assertThat(story.resumed("20:00", WAITING_FOR_VENDOR).run(PATIENT).breach())
                .contains(new Breach(t("20:00"), t("2:00"), RECLASSIFIED, ofHours(3)));
    }

    @Test
    void a_level_that_is_lowered_again_before_it_runs_on_does_no_harm() {
        Story story = raisedWhilePaused("3:00").lowered("11:00", 2).resumed("20:00", WAITING_FOR_VENDOR);

        assertThat(story.run(PATIENT).breach())
                .contains(new Breach(t("23:00:00.000001"), t("23:00"), TIME_RAN_OUT, ofHours(6)));
    }

    @Test
    void a_target_that_is_just_used_up_leaves_the_instant_of_the_resumption() {
        Story story = raisedWhilePaused("2:00").resumed("20:00", WAITING_FOR_VENDOR);

        assertThat(story.run(PATIENT).breach())
                .contains(new Breach(t("20:00:00.000001"), t("20:00"), TIME_RAN_OUT, ofHours(2)));
    }

    @Test
    void with_a_floor_that_much_remains_when_it_runs_on() {
        Story story = raisedWhilePaused("3:00").resumed("20:00", WAITING_FOR_VENDOR);

        assertThat(story.run(with(Reclassification.atLeast(ofMinutes(30)))).breach())
                .contains(new Breach(
                        t("20:30:00.000001"),
                        t("20:30"),
                        TIME_RAN_OUT,
                        ofHours(3).plusMinutes(30)));
    }

    @Test
    void a_restart_begins_an_epoch_at_the_change_which_is_paused_from_its_beginning() {
        Story story = raisedWhilePaused("3:00");
        List<ClockRun> runs = story.runs(with(Reclassification.RESTART));

        assertThat(runs).extracting(ClockRun::origin).containsExactly(t("0:00"), t("10:00"));
        assertThat(runs.get(0).isVoided()).isTrue();
        assertThat(runs.get(1).reading(t("15:00"), false))
                .isEqualTo(new Reading.Paused(Duration.ZERO, ofHours(2), t("10:00"), List.of(WAITING_FOR_VENDOR)));
        story.resumed("20:00", WAITING_FOR_VENDOR);
        assertThat(story.runs(with(Reclassification.RESTART)).get(1).breach())
                .map(Breach::deadline)
                .contains(t("22:00"));
    }

    @Test
    void the_ledger_shows_by_which_severity_it_waited() {
        assertThat(raisedWhilePaused("3:00").run(PATIENT).segments())
                .extracting(Segment::severity)
                .containsExactly(Severity.level(2), Severity.level(2), Severity.level(1));
    }
}
