package io.incidentengine.model;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The engine's grain of time and its borders: microseconds, from year 1 to year 9999, so that memory and every database
 * tell the same time (S2).
 */
public final class Time {
    /** One grain: what lies between a deadline and being overdue (S3). */
    public static final Duration GRAIN = Duration.of(1, ChronoUnit.MICROS);

    /** The earliest instant that is taken. */
    public static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    /** The latest instant that is taken. */
    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    /** The longest duration that is taken: about a hundred years. */
    public static final Duration LONGEST = Duration.ofDays(36_525);

    private Time() {}

    /**
     * Truncates an instant to the grain, toward the past (S2).
     *
     * @param instant any instant
     * @return the instant at microsecond grain
     */
    public static Instant truncate(Instant instant) {
        return instant.get(ChronoField.NANO_OF_SECOND) % 1_000 == 0 ? instant : instant.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Checks an instant and truncates it to the grain (S2).
     *
     * @param what how the value is called in the error
     * @param instant the instant
     * @return the instant at microsecond grain
     * @throws InvalidInputException if it is missing, or outside {@link #EARLIEST} to {@link #LATEST}
     */
    public static Instant instant(String what, @Nullable Instant instant) {
        if (instant == null) {
            throw new InvalidInputException(what, "missing", "an instant");
        }
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new InvalidInputException(what, instant.toString(), "instants from " + EARLIEST + " to " + LATEST);
        }
        return truncate(instant);
    }

    /**
     * Checks that a duration is positive and truncates it to the grain.
     *
     * @param what how the value is called in the error
     * @param duration the duration
     * @return the duration at microsecond grain
     * @throws InvalidInputException if it is missing, zero, negative, shorter than a grain, or beyond {@link #LONGEST}
     */
    public static Duration positive(String what, @Nullable Duration duration) {
        if (duration == null || duration.compareTo(GRAIN) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new InvalidInputException(
                    what,
                    duration == null ? "missing" : duration.toString(),
                    "durations from " + GRAIN + " to " + LONGEST);
        }
        return duration.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Moves an instant, and stops at the borders instead of overflowing.
     *
     * @param instant where to start
     * @param duration how far, forward or backward
     * @return the instant moved, at most {@link #LATEST}, at least {@link #EARLIEST}
     */
    public static Instant plus(Instant instant, Duration duration) {
        Instant moved;
        try {
            moved = instant.plus(duration);
        } catch (ArithmeticException | java.time.DateTimeException outside) {
            return duration.isNegative() ? EARLIEST : LATEST;
        }
        return moved.isAfter(LATEST) ? LATEST : moved.isBefore(EARLIEST) ? EARLIEST : moved;
    }

    /**
     * The later of two instants.
     *
     * @param a one
     * @param b the other
     * @return the later
     */
    public static Instant later(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }
}
