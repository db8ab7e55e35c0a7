package io.incidentengine.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.shared.Seeds;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The place of a value among sorted keys, against a search from the start. */
class SortedKeysTest {

    private static int search(long[] keys, long value) {
        int place = 0;
        while (place + 1 < keys.length && keys[place + 1] <= value) {
            place++;
        }
        return place;
    }

    @Test
    void the_place_is_that_of_the_last_key_that_is_not_above_the_value() {
        Seeds.check(300, seed -> {
            Random random = new Random(seed);
            long width = 1L << (1 + random.nextInt(58));
            long first = random.nextInt();
            long[] keys = random.longs(1 + random.nextInt(200), 0, width)
                    .map(key -> first + (random.nextBoolean() ? key : key % 100))
                    .sorted()
                    .toArray();
            long end = keys[keys.length - 1] + 1 + random.nextInt(100);
            SortedKeys index = new SortedKeys(keys, end);
            for (long value : keys) {
                assertThat(index.floor(value)).isEqualTo(search(keys, value));
            }
            random.longs(200, keys[0], end)
                    .forEach(value -> assertThat(index.floor(value)).isEqualTo(search(keys, value)));
        });
    }

    @Test
    void of_equal_keys_it_is_the_last() {
        assertThat(new SortedKeys(new long[] {0, 0, 5, 5, 5, 9}, 10).floor(5)).isEqualTo(4);
        assertThat(new SortedKeys(new long[] {7, 7}, 7).floor(7)).isEqualTo(1);
    }

    @Test
    void many_keys_close_together_are_found_in_a_wide_range() {
        long[] keys = new long[100_000];
        Arrays.setAll(keys, i -> i < 99_999 ? i : Long.MAX_VALUE / 4);
        SortedKeys index = new SortedKeys(keys, Long.MAX_VALUE / 2);

        assertThat(index.floor(54_321)).isEqualTo(54_321);
        assertThat(index.floor(Long.MAX_VALUE / 3)).isEqualTo(99_999);
    }
}
