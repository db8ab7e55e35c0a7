package io.incidentengine.policy;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import io.incidentengine.model.Time;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a resolution is confirmed (R7, S13).
 *
 * @param lapsesAfter how long after the resolution the confirmation lapses if no reporter answers; {@code null} for
 *     never
 * @param silence what the lapse does
 * @param attempts how many attempts to reach the reporter must have failed before the incident manager may close
 * @param over over how long a time, from the first to the last attempt
 */
public record ConfirmationPolicy(@Nullable Duration lapsesAfter, Silence silence, int attempts, Duration over) {
    /** The default: never lapses; three attempts over three days. */
    public static final ConfirmationPolicy STANDARD =
            new ConfirmationPolicy(null, Silence.CONFIRMS, 3, Duration.ofDays(3));

    private static final String LAPSE = "confirmation.lapsesAfter";

    /** Checks the figures. */
    public ConfirmationPolicy {
        lapsesAfter = lapsesAfter == null ? null : Time.positive(LAPSE, lapsesAfter);
        silence = Required.value("confirmation.silence", silence);
        over = Required.value("confirmation.over", over).isZero() ? over : Time.positive("confirmation.over", over);
        if (attempts < 1) {
            throw new InvalidInputException("confirmation.attempts", String.valueOf(attempts), "1 and more");
        }
    }

    /**
     * The same policy, where silence counts as the reporter's word; closing is left to whoever does it.
     *
     * @param after how long after the resolution the engine takes it as confirmed
     * @return a copy
     */
    public ConfirmationPolicy confirmedAfter(Duration after) {
        return new ConfirmationPolicy(Time.positive(LAPSE, after), Silence.CONFIRMS, attempts, over);
    }

    /**
     * The same policy, where the engine closes by itself if no reporter answers.
     *
     * @param after how long after the resolution it closes
     * @return a copy
     */
    public ConfirmationPolicy closedAfter(Duration after) {
        return new ConfirmationPolicy(Time.positive(LAPSE, after), Silence.CLOSES, attempts, over);
    }

    /**
     * How long after the resolution the confirmation lapses.
     *
     * @return the time, or empty for never
     */
    public Optional<Duration> lapse() {
        return Optional.ofNullable(lapsesAfter);
    }

    /**
     * Tells whether the engine closes by itself.
     *
     * @return true if the confirmation lapses, and that closes
     */
    public boolean closesItself() {
        return lapsesAfter != null && silence == Silence.CLOSES;
    }

    /** What it means that no reporter answers in time. */
    public enum Silence {
        /** It counts as the reporter's word. */
        CONFIRMS,
        /** The engine closes by itself. */
        CLOSES
    }
}
