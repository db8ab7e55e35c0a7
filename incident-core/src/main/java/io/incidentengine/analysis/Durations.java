package io.incidentengine.analysis;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** Collects durations, each in twelve bytes at most in the long run. */
final class Durations {
    private long[] micros = new long[8];
    private int count;

    void add(Duration duration) {
        if (count == micros.length) {
            micros = Arrays.copyOf(micros, count + count / 2);
        }
        micros[count++] = duration.toSeconds() * 1_000_000 + duration.toNanosPart() / 1_000;
    }

    Spread spread() {
        if (count == 0) {
            return Spread.NONE;
        }
        long[] sorted = Arrays.copyOf(micros, count);
        Arrays.sort(sorted);
        return new Spread(count, percentile(sorted, 50), percentile(sorted, 90), of(sorted[count - 1]));
    }

    private static Duration percentile(long[] sorted, int percent) {
        long place = (sorted.length - 1L) * percent;
        int below = (int) (place / 100);
        int above = Math.min(below + 1, sorted.length - 1);
        long step = sorted[above] - sorted[below];
        long part = place % 100;
        return of(sorted[below]
                + step / 100 * part
                + step % 100 * part / 100); // a product with ten thousand years overflows
    }

    private static Duration of(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }
}
