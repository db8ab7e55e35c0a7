package io.incidentengine.forecast;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Time;
import java.time.Instant;

/**
 * How far a forecast looks: progress is told every hour for ever, so there is an end to it.
 *
 * @param until the last instant that it tells of
 * @param steps how many steps at most, 1 to {@value #MOST}
 */
public record Horizon(Instant until, int steps) {
    /** The most steps. */
    public static final int MOST = 1_000;

    /** Checks the figures. */
    public Horizon {
        until = Time.instant("horizon until", until);
        if (steps < 1 || steps > MOST) {
            throw new InvalidInputException("horizon steps", String.valueOf(steps), "1 to " + MOST);
        }
    }

    /**
     * Up to an instant, and {@value #MOST} steps at most.
     *
     * @param until the last instant
     * @return the horizon
     */
    public static Horizon until(Instant until) {
        return new Horizon(until, MOST);
    }

    /**
     * So many steps, however long they take.
     *
     * @param steps 1 to {@value #MOST}
     * @return the horizon
     */
    public static Horizon steps(int steps) {
        return new Horizon(Time.LATEST, steps);
    }
}
