package io.incidentengine.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void the_median_of_an_odd_number_is_the_middle_one_and_of_an_even_number_lies_between_two() {
        assertThat(minutes(9, 1, 5).median()).contains(Duration.ofMinutes(5));
        assertThat(minutes(9, 1, 5, 6).median()).contains(Duration.ofSeconds(330));
    }

    @Test
    void percentiles_lie_between_two_by_their_distance() {
        assertThat(minutes(IntStream.rangeClosed(1, 11).toArray()).percentile(90))
                .contains(Duration.ofMinutes(10));
        assertThat(minutes(10, 20).percentile(90)).contains(Duration.ofMinutes(19));
        assertThat(minutes(7).percentile(90)).contains(Duration.ofMinutes(7));
    }

    @Test
    void nothing_has_no_median() {
        assertThat(minutes().median()).isEmpty();
    }

    private static Spread minutes(int... minutes) {
        return Spread.of(IntStream.of(minutes).mapToObj(Duration::ofMinutes).toList());
    }
}
