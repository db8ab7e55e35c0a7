package io.incidentengine.sla;

import io.incidentengine.model.PauseReason;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A time in which something may have stopped the clocks of an incident that is merged into another (S16): each milestone of
 * the other says itself whether it does not count.
 *
 * @param signal what began it: a pause, a transfer, a recovery or a resolution
 * @param pause for what it waited; {@code null} if it did not
 * @param from when it began
 * @param to when it was resumed or undone; {@code null} if it lasted until the merge
 */
public record Standstill(
        Signal signal,
        @Nullable PauseReason pause,
        Instant from,
        @Nullable Instant to) {

    /**
     * When it was resumed or undone.
     *
     * @return the instant, or empty if it lasted until the merge
     */
    public Optional<Instant> end() {
        return Optional.ofNullable(to);
    }

    /**
     * What of it lies before an instant.
     *
     * @param instant the instant, after its beginning
     * @return the same up to there
     */
    public Standstill before(Instant instant) {
        return to != null && to.isBefore(instant) ? this : new Standstill(signal, pause, from, instant);
    }
}
