package io.incidentengine.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.incidentengine.reports.TimeScale.Piece;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The axis of a picture. */
class TimeScaleTest {
    private static final Instant EIGHT = Instant.parse("2026-03-02T08:00:00Z");

    private static List<Instant> at(int... minutes) {
        List<Instant> instants = new ArrayList<>();
        for (int minute : minutes) {
            instants.add(EIGHT.plus(Duration.ofMinutes(minute)));
        }
        return instants;
    }

    @Test
    void time_runs_evenly_where_nothing_is_cut() {
        TimeScale scale = TimeScale.of(at(0, 20, 40, 60, 80, 100), 0, 1_000);

        assertThat(scale.cuts()).isEmpty();
        assertThat(scale.x(at(30).get(0))).isCloseTo(300, within(0.01));
    }

    @Test
    void long_stretches_in_which_nothing_happens_are_cut_and_tell_how_long_they_are() {
        TimeScale scale = TimeScale.of(at(0, 20, 40, 60, 80, 100, 10_000, 10_020, 10_040), 0, 1_000);

        assertThat(scale.cuts().stream().map(Piece::length)).containsExactly(Duration.ofMinutes(9_900));
        assertThat(scale.x(at(10_000).get(0)) - scale.x(at(100).get(0))).isCloseTo(TimeScale.CUT, within(0.01));
    }

    @Test
    void a_single_instant_has_an_hour_of_room() {
        TimeScale scale = TimeScale.of(at(0), 0, 1_000);

        assertThat(scale.x(EIGHT)).isZero();
        assertThat(scale.end()).isEqualTo(EIGHT.plusSeconds(3_600));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void later_is_never_further_left_and_all_lies_between_the_edges(long seed) {
        Random random = new Random(seed);
        List<Instant> instants = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(40); i++) {
            instants.add(EIGHT.plusSeconds((long) Math.exp(random.nextDouble() * 17)));
        }
        TimeScale scale = TimeScale.of(instants, 100, 900);

        double last = 100;
        for (Instant at : instants.stream().sorted().toList()) {
            assertThat(scale.x(at)).isBetween(last - 1e-6, 900.001);
            last = scale.x(at);
        }
    }

    @Test
    void ticks_are_round_times_of_the_zone_and_say_the_day_once() {
        TimeScale scale = TimeScale.of(at(12, 60, 120, 180, 240, 300), 0, 600);

        assertThat(Ticks.of(scale, new LocalTimes(ZoneId.of("Asia/Kolkata"))))
                .extracting(Ticks.Tick::day, Ticks.Tick::time)
                .startsWith(
                        org.assertj.core.groups.Tuple.tuple("Mon 2 Mar", "13:42"),
                        org.assertj.core.groups.Tuple.tuple("", "14:30"),
                        org.assertj.core.groups.Tuple.tuple("", "15:00"));
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 300, 3_000, 30_000, 300_000, 3_000_000})
    void labels_never_run_into_each_other(int minutes) {
        TimeScale scale = TimeScale.of(
                at(0, minutes / 6, minutes / 3, minutes / 2, minutes * 2 / 3, minutes * 5 / 6, minutes), 196, 1_184);
        List<Ticks.Tick> ticks = Ticks.of(scale, new LocalTimes(ZoneId.of("Europe/Berlin")));

        assertThat(ticks).hasSizeBetween(4, 21);
        for (int i = 1; i < ticks.size(); i++) {
            assertThat(ticks.get(i).x() - ticks.get(i - 1).x()).isGreaterThanOrEqualTo(48);
        }
    }
}
