package io.incidentengine.sms;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.port.Channel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What all gateways allow. */
final class Limits {
    private static final Duration LONGEST = Duration.ofHours(1);

    private Limits() {}

    /**
     * A time limit.
     *
     * @throws InvalidInputException if it is missing, or not 1 ms to 1 hour
     */
    static Duration time(String what, @Nullable Duration value) {
        if (value == null || value.toMillis() < 1 || value.compareTo(LONGEST) > 0) {
            throw new InvalidInputException(what, value == null ? "missing" : value.toString(), "1 ms to 1 hour");
        }
        return value;
    }

    /**
     * How many at once.
     *
     * @throws InvalidInputException if it is not 1 to {@link Channel#WIDEST_WINDOW}
     */
    static int window(String what, int value) {
        if (value < 1 || value > Channel.WIDEST_WINDOW) {
            throw new InvalidInputException(what, String.valueOf(value), "1 to " + Channel.WIDEST_WINDOW);
        }
        return value;
    }
}
