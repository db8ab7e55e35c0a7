package io.incidentengine.sla;

import static io.incidentengine.sla.Segment.State.HELD;
import static io.incidentengine.sla.Segment.State.INHERITED;
import static io.incidentengine.sla.Segment.State.LEFT_OUT;
import static io.incidentengine.sla.Segment.State.RUNNING;
import static io.incidentengine.sla.Signal.HANDED_BACK;
import static io.incidentengine.sla.Signal.REJECTED;
import static io.incidentengine.sla.Signal.RESOLVED;
import static io.incidentengine.sla.Signal.TRANSFERRED;
import static io.incidentengine.sla.Standard.RESOLUTION;
import static io.incidentengine.sla.Story.reported;
import static io.incidentengine.sla.Story.t;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.incidentengine.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A clock is an origin, a target and a list of segments; everything else is derived. */
@Tag("S7")
class LedgerTest {
    private static final Story STORY = reported(2)
            .then("10:00", TRANSFERRED)
            .undone("20:00", HANDED_BACK, TRANSFERRED)
            .raised("25:00", 1)
            .then("30:00", RESOLVED)
            .undone("40:00", REJECTED, RESOLVED)
            .then("50:00", RESOLVED);

    @Test
    void it_tells_what_counted_and_by_which_target() {
        assertThat(STORY.run(RESOLUTION).segments())
                .extracting(Segment::from, segment -> segment.end().orElse(null), Segment::state, Segment::limit)
                .containsExactly(
                        tuple(t("0:00"), t("10:00"), RUNNING, ofDays(20)),
                        tuple(t("10:00"), t("20:00"), LEFT_OUT, ofDays(20)),
                        tuple(t("20:00"), t("25:00"), RUNNING, ofDays(20)),
                        tuple(t("25:00"), t("30:00"), RUNNING, ofDays(7)),
                        tuple(t("30:00"), t("40:00"), HELD, ofDays(7)),
                        tuple(t("40:00"), t("50:00"), RUNNING, ofDays(7)));
    }

    @Test
    void what_has_elapsed_is_what_counted() {
        ClockRun run = STORY.run(RESOLUTION);

        assertThat(run.elapsed(t("0:00"))).isZero();
        assertThat(run.elapsed(t("10:00"))).isEqualTo(ofHours(10));
        assertThat(run.elapsed(t("20:00"))).isEqualTo(ofHours(10));
        assertThat(run.elapsed(t("35:00"))).isEqualTo(ofHours(25));
        assertThat(run.elapsed(t("50:00"))).isEqualTo(ofHours(40));
        assertThat(run.elapsed(t("999:00"))).isEqualTo(ofHours(40));
    }

    @Test
    void the_deadline_is_derived_from_what_counted() {
        assertThat(STORY.reading(RESOLUTION, "60:00"))
                .isEqualTo(new Reading.Provisional(ofHours(40), t("50:00"), t("178:00")));
    }

    @Test
    void while_time_is_left_out_the_clock_shows_a_pause() {
        Reading reading = STORY.reading(RESOLUTION, "15:00");

        assertThat(reading).isEqualTo(new Reading.Paused(ofHours(10), ofHours(470), t("10:00"), List.of()));
    }

    @Test
    void running_and_held_time_counts_and_other_time_does_not() {
        assertThat(Segment.State.values()).filteredOn(LedgerTest::counts).containsExactly(RUNNING, HELD, INHERITED);
    }

    private static boolean counts(Segment.State state) {
        return new Segment(t("0:00"), null, state, Severity.level(1), null, null, List.of()).counts();
    }

    @Test
    @Tag("S17")
    void without_a_target_time_counts_around_the_clock() {
        Segment segment = new Segment(t("0:00"), null, RUNNING, Severity.level(1), null, null, List.of());

        assertThat(segment.calendar()).isEqualTo(ServiceCalendar.always());
        assertThat(segment.end()).isEmpty();
    }

    @Test
    @Tag("S34")
    void it_can_be_read_in_a_log() {
        assertThat(reported(1).run(Standard.RESPONSE))
                .asString()
                .startsWith(
                        "ClockKey[milestone=response, cycle=1, epoch=1, part=0] since 2026-03-02T00:00:00Z [Segment[")
                .contains("around the clock");
    }
}
