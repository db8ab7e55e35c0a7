package io.incidentengine.examples.replay;

import java.time.Duration;
import java.util.Locale;

/**
 * How fast a replay ran.
 *
 * @param rows how many rows were replayed
 * @param reading how long reading them took
 * @param replaying how long replaying them took
 * @param virtual how much time passed in the replay
 */
record Pace(long rows, Duration reading, Duration replaying, Duration virtual) {
    @Override
    public String toString() {
        double seconds = Math.max(replaying.toNanos(), 1) / 1e9;
        return String.format(
                Locale.ROOT,
                """

                PACE
                  Read in %.1f s, replayed in %.1f s: %,.0f rows a second.
                  %,d days passed %,.0f times as fast as in life.
                """,
                reading.toNanos() / 1e9,
                seconds,
                rows / seconds,
                virtual.toDays(),
                virtual.toSeconds() / seconds);
    }
}
