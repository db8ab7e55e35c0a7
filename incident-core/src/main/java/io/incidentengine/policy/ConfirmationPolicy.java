package io.incidentengine.policy;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Time;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a resolution is confirmed (R7, S13).
 *
 * @param lapsesAfter how long after the resolution the engine closes by itself if no reporter answers; {@code null} for
 *     never
 * @param attempts how many attempts to reach the reporter must have failed before the incident manager may close
 * @param over over how long a time, from the first to the last attempt
 */
public record ConfirmationPolicy(@Nullable Duration lapsesAfter, int attempts, Duration over) {
    /** The default: never lapses; three attempts over three days. */
    public static final ConfirmationPolicy STANDARD = new ConfirmationPolicy(null, 3, Duration.ofDays(3));

    /** Checks the figures. */
    public ConfirmationPolicy {
        lapsesAfter = lapsesAfter == null ? null : Time.positive("confirmation.lapsesAfter", lapsesAfter);
        over = over.isZero() ? over : Time.positive("confirmation.over", over);
        if (attempts < 1) {
            throw new InvalidInputException("confirmation.attempts", String.valueOf(attempts), "1 and more");
        }
    }

    /**
     * The same policy, where the confirmation lapses.
     *
     * @param after how long after the resolution the engine closes by itself
     * @return a copy
     */
    public ConfirmationPolicy lapsingAfter(Duration after) {
        return new ConfirmationPolicy(after, attempts, over);
    }

    /**
     * How long after the resolution the engine closes by itself.
     *
     * @return the time, or empty for never
     */
    public Optional<Duration> lapse() {
        return Optional.ofNullable(lapsesAfter);
    }
}
