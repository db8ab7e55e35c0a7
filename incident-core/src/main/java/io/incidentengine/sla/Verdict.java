package io.incidentengine.sla;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The final word on one run of a clock (S10): it changes by correction alone (S5).
 *
 * @param clock the run that it is about
 * @param outcome met or breached
 * @param at when it was met, or became breached
 * @param deadline the last instant at which it would have been met
 * @param breachCause why it was breached; {@code null} if it was met
 */
public record Verdict(
        ClockKey clock,
        Outcome outcome,
        Instant at,
        Instant deadline,
        @Nullable BreachCause breachCause) {

    /**
     * Why it was breached.
     *
     * @return the cause, or empty if it was met
     */
    public Optional<BreachCause> cause() {
        return Optional.ofNullable(breachCause);
    }

    /**
     * Tells whether the target was missed.
     *
     * @return true if it was
     */
    public boolean isBreach() {
        return outcome == Outcome.BREACHED;
    }

    /** Met or breached. */
    public enum Outcome {
        /** Done at the deadline or before (S3). */
        MET,
        /** Ran beyond the target in force (S10). */
        BREACHED
    }
}
