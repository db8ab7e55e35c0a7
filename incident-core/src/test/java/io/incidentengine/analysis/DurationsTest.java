package io.incidentengine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.Time;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R35")
class DurationsTest {
    private static Spread spread(int... minutes) {
        Durations durations = new Durations();
        IntStream.of(minutes).forEach(one -> durations.add(Duration.ofMinutes(one)));
        return durations.spread();
    }

    @Test
    void of_none_there_are_zeros() {
        assertThat(spread()).isEqualTo(Spread.NONE);
    }

    @Test
    void one_is_all_of_them() {
        assertThat(spread(7))
                .isEqualTo(new Spread(1, Duration.ofMinutes(7), Duration.ofMinutes(7), Duration.ofMinutes(7)));
    }

    @Test
    void between_two_a_percentile_lies_by_its_distance() {
        assertThat(spread(40, 10, 30, 20))
                .isEqualTo(new Spread(4, Duration.ofMinutes(25), Duration.ofMinutes(37), Duration.ofMinutes(40)));
    }

    @Test
    void as_many_as_there_are_count() {
        int[] minutes =
                IntStream.rangeClosed(0, 1_000).map(i -> (i * 17) % 1_001).toArray();

        assertThat(spread(minutes))
                .isEqualTo(
                        new Spread(1_001, Duration.ofMinutes(500), Duration.ofMinutes(900), Duration.ofMinutes(1_000)));
    }

    @Test
    void a_fault_of_the_year_one_does_not_overflow() {
        Durations durations = new Durations();
        durations.add(Duration.ZERO);
        durations.add(Duration.between(Time.EARLIEST, Time.LATEST));

        assertThat(durations.spread().longest()).isEqualTo(Duration.between(Time.EARLIEST, Time.LATEST));
        assertThat(durations.spread().ninetieth())
                .isBetween(Duration.ofDays(365 * 8_900), Duration.ofDays(366 * 9_000));
    }
}
