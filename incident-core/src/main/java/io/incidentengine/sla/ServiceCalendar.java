package io.incidentengine.sla;

import java.time.Duration;
import java.time.Instant;

/**
 * Which time counts toward a target. Values, safe to share; {@link #always()} is the default (S17).
 *
 * <p>Adding and measuring are inverse: {@code measure(s, add(s, d))} is {@code d} (S19).
 */
public sealed interface ServiceCalendar permits AlwaysOpen {

    /**
     * Around the clock: every microsecond counts (R22).
     *
     * @return the calendar without closed time
     */
    static ServiceCalendar always() {
        return AlwaysOpen.INSTANCE;
    }

    /**
     * The first instant at which an amount of open time has passed (S19).
     *
     * @param start where to start
     * @param amount how much open time; zero gives the start, negative goes backward
     * @return the instant, at most {@link io.incidentengine.model.Time#LATEST}
     */
    Instant add(Instant start, Duration amount);

    /**
     * The open time between two instants (S19).
     *
     * @param from the one
     * @param to the other; if it is before {@code from}, the result is negative
     * @return the open time
     */
    Duration measure(Instant from, Instant to);
}
