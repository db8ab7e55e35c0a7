package io.incidentengine.sla;

import io.incidentengine.model.Time;
import java.time.Duration;
import java.time.Instant;

/** Time as a count of microseconds since 1970 (S2); what lies beyond the borders of time is taken as the border. */
final class Micros {
    static final long SECOND = 1_000_000;
    static final long DAY = 86_400 * SECOND;
    static final long WEEK = 7 * DAY;

    /** After 400 years the calendar repeats, leap years and weekdays alike. */
    static final long CYCLE = 146_097 * DAY;

    static final long EARLIEST = Time.EARLIEST.getEpochSecond() * SECOND;
    static final long LATEST = Time.LATEST.getEpochSecond() * SECOND + SECOND - 1;

    /** More than lies between the borders; still far from overflowing. */
    private static final long PLENTY = 1L << 60;

    private Micros() {}

    static long of(Instant instant) {
        long second = instant.getEpochSecond();
        if (second < EARLIEST / SECOND) {
            return EARLIEST;
        }
        return second > LATEST / SECOND ? LATEST : second * SECOND + instant.getNano() / 1_000;
    }

    /** The same instant at the grain and within the borders. */
    static Instant within(Instant instant) {
        return instant(of(instant));
    }

    static Instant instant(long micros) {
        long within = Math.max(EARLIEST, Math.min(LATEST, micros));
        long second = Math.floorDiv(within, SECOND);
        return Instant.ofEpochSecond(second, (within - second * SECOND) * 1_000);
    }

    /** A part of a microsecond does not count. */
    static long of(Duration duration) {
        long second = duration.getSeconds();
        if (second >= PLENTY / SECOND || second <= -PLENTY / SECOND) {
            return second < 0 ? -PLENTY : PLENTY;
        }
        long floor = second * SECOND + duration.getNano() / 1_000;
        return floor < 0 && duration.getNano() % 1_000 != 0 ? floor + 1 : floor;
    }

    static Duration duration(long micros) {
        long second = Math.floorDiv(micros, SECOND);
        return Duration.ofSeconds(second, (micros - second * SECOND) * 1_000);
    }
}
