package io.incidentengine.sla;

import static io.incidentengine.sla.Signal.CLOSED;
import static io.incidentengine.sla.Signal.HANDED_BACK;
import static io.incidentengine.sla.Signal.TRANSFERRED;
import static io.incidentengine.sla.Story.reported;
import static io.incidentengine.sla.Story.t;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A clock of a policy's own: the developers have eight hours for each incident that is transferred to them. */
@Tag("S7")
@Tag("R25")
class DevelopersClockTest {
    private static final Milestone DEVELOPERS = Milestone.named("developers")
            .startsOn(TRANSFERRED)
            .stopsOn(HANDED_BACK)
            .target(2, ofHours(8))
            .build();

    @Test
    void without_a_transfer_there_is_no_such_clock() {
        assertThat(reported(2).then("1:00", CLOSED).runs(DEVELOPERS)).isEmpty();
    }

    @Test
    void each_transfer_starts_a_run_of_its_own() {
        List<ClockRun> runs = reported(2)
                .then("1:00", TRANSFERRED)
                .undone("5:00", HANDED_BACK, TRANSFERRED)
                .then("6:00", TRANSFERRED)
                .undone("20:00", HANDED_BACK, TRANSFERRED)
                .then("21:00", TRANSFERRED)
                .runs(DEVELOPERS);

        assertThat(runs).extracting(run -> run.key().epoch()).containsExactly(2L, 4L, 6L);
        assertThat(runs)
                .extracting(run -> run.reading(t("22:00"), false))
                .containsExactly(
                        new Reading.Met(ofHours(4), t("5:00"), t("9:00")),
                        new Reading.Breached(
                                ofHours(14), t("14:00:00.000001"), t("14:00"), BreachCause.TIME_RAN_OUT, t("20:00")),
                        new Reading.Running(ofHours(1), ofHours(7), t("29:00")));
    }

    @Test
    void a_second_start_without_a_stop_changes_nothing() {
        assertThat(reported(2)
                        .then("1:00", TRANSFERRED)
                        .then("2:00", TRANSFERRED)
                        .runs(DEVELOPERS))
                .singleElement()
                .satisfies(run -> assertThat(run.origin()).isEqualTo(t("1:00")));
    }

    @Test
    void the_severity_at_the_transfer_judges_it() {
        Milestone byLevel = DEVELOPERS.toBuilder().target(1, ofHours(1)).build();

        assertThat(reported(2)
                        .raised("1:00", 1)
                        .then("2:00", TRANSFERRED)
                        .run(byLevel)
                        .breach())
                .map(Breach::deadline)
                .contains(t("3:00"));
    }

    @Test
    void closing_ends_it() {
        assertThat(reported(2).then("1:00", TRANSFERRED).then("3:00", CLOSED).reading(DEVELOPERS, "99:00"))
                .isEqualTo(new Reading.Met(ofHours(2), t("3:00"), t("9:00")));
    }

    @Test
    @Tag("S5")
    void a_hand_back_that_is_dated_back_does_not_start_it_anew() {
        List<ClockFact> facts = MilestoneClock.sorted(List.of(
                new ClockFact(1, Signal.REPORTED, t("0:00"), Severity.level(2), 0),
                ClockFact.of(2, TRANSFERRED, t("1:00")),
                ClockFact.of(3, TRANSFERRED, t("5:00")),
                ClockFact.of(4, HANDED_BACK, t("3:00"))));

        assertThat(MilestoneClock.runs(DEVELOPERS, 1, facts))
                .singleElement()
                .satisfies(run -> assertThat(run.stoppedAt()).contains(t("3:00")));
    }
}
