package io.incidentengine.sla;

import java.time.Instant;
import java.util.List;

/**
 * An interval in which a clock stood still before what stopped it was undone.
 *
 * @param from when it was stopped
 * @param to when the stop was undone
 * @param leftOut whether the time in between is left out (R25)
 * @param cause why the clock is late, if the time in between makes it so
 */
record Hold(Instant from, Instant to, boolean leftOut, BreachCause cause) {
    boolean covers(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    /** The first instant from a given one on that none of the holds covers. */
    static Instant pass(Instant instant, List<Hold> holds) {
        Instant free = instant;
        for (Hold hold : holds) {
            if (hold.covers(free)) {
                free = hold.to();
            }
        }
        return free;
    }
}
