package io.incidentengine.sla;

import static io.incidentengine.sla.BreachCause.TIME_RAN_OUT;
import static io.incidentengine.sla.Signal.RECOVERED;
import static io.incidentengine.sla.Signal.REJECTED;
import static io.incidentengine.sla.Story.reported;
import static io.incidentengine.sla.Story.t;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Time;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A policy may leave at least some time from a change of severity on. */
@Tag("S9")
class FloorTest {
    private static final Milestone RECOVERY = Standard.RECOVERY.toBuilder()
            .onReclassification(Reclassification.atLeast(ofMinutes(30)))
            .build();

    @Test
    void at_least_that_much_remains_from_the_change_on() {
        assertThat(reported(2).raised("5:00", 1).run(RECOVERY).breach())
                .contains(new Breach(
                        t("5:30:00.000001"), t("5:30"), TIME_RAN_OUT, ofHours(5).plusMinutes(30)));
    }

    @Test
    void what_remains_of_the_target_counts_where_it_is_more() {
        assertThat(reported(2).raised("1:00", 1).run(RECOVERY).breach())
                .map(Breach::deadline)
                .contains(t("2:00"));
    }

    @Test
    void without_a_change_there_is_no_floor() {
        assertThat(reported(1).run(RECOVERY).breach()).map(Breach::deadline).contains(t("2:00"));
    }

    @Test
    void each_change_gives_its_own_floor() {
        Story story = reported(3).raised("5:00", 1).lowered("5:10", 2).raised("5:50", 1);

        assertThat(story.run(RECOVERY).breach()).map(Breach::deadline).contains(t("6:20"));
    }

    @Test
    @Tag("S24")
    void a_change_while_it_is_stopped_gives_it_from_the_resumption_on() {
        Story story = reported(2).then("3:00", RECOVERED).raised("3:30", 1).undone("4:00", REJECTED, RECOVERED);

        assertThat(story.run(RECOVERY).breach()).map(Breach::deadline).contains(t("4:30"));
    }

    @ParameterizedTest
    @MethodSource("badDurations")
    void it_must_be_a_positive_time(Duration bad) {
        assertThatThrownBy(() -> Reclassification.atLeast(bad))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("reclassification floor is ");
    }

    static Stream<Duration> badDurations() {
        return Stream.of(Duration.ZERO, ofMinutes(-1), Duration.ofNanos(999), Time.LONGEST.plusNanos(1));
    }
}
