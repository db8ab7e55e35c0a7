package io.incidentengine.sla;

import io.incidentengine.model.InvalidInputException;
import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of open time without a gap, however many opening hours it is made of.
 *
 * @param from the first open instant
 * @param to the closing instant, which is not open any more; {@link io.incidentengine.model.Time#LATEST} if it does not
 *     close before
 */
public record OpenPeriod(Instant from, Instant to) {

    /** Refuses a negative number of them. */
    static int count(int count) {
        if (count < 0) {
            throw new InvalidInputException("open periods", String.valueOf(count), "0 and more");
        }
        return count;
    }

    /**
     * How long it is.
     *
     * @return the time from the first instant to the closing
     */
    public Duration length() {
        return Duration.between(from, to);
    }
}
