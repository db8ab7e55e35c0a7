package io.incidentengine.policy;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import io.incidentengine.model.Time;
import java.time.Duration;

/**
 * How much is tolerated before it matters, and how far back is looked.
 *
 * @param skew how far in the future a fact may lie, as clocks disagree; it then counts as now (S5)
 * @param lateness how late something may fire before it is marked as late by the engine (S4)
 * @param recurrence how long after its recovery the same fault counts as recurring (R17)
 */
public record Tolerances(Duration skew, Duration lateness, Duration recurrence) {
    /** The default: 2 minutes, 60 seconds, 24 hours. */
    public static final Tolerances STANDARD =
            new Tolerances(Duration.ofMinutes(2), Duration.ofSeconds(60), Duration.ofHours(24));

    /** Checks the figures: zero or more. */
    public Tolerances {
        refuseNegative("tolerances.skew", skew);
        refuseNegative("tolerances.lateness", lateness);
        refuseNegative("tolerances.recurrence", recurrence);
    }

    private static void refuseNegative(String what, Duration value) {
        if (Required.value(what, value).isNegative() || value.compareTo(Time.LONGEST) > 0) {
            throw new InvalidInputException(what, value.toString(), "durations from zero to " + Time.LONGEST);
        }
    }
}
