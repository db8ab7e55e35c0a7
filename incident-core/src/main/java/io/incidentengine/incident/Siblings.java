package io.incidentengine.incident;

import io.incidentengine.model.IncidentId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a decision must know of other incidents with the same deduplication key, gathered before (S25).
 *
 * @param openId the other incident that is open; {@code null} if there is none
 * @param recovered when another was last recovered, as far as the store looked back; {@code null} for never
 */
public record Siblings(
        @Nullable IncidentId openId, @Nullable Instant recovered) {
    /** There is no other. */
    public static final Siblings NONE = new Siblings(null, null);

    /**
     * The other incident that is open.
     *
     * @return its id, or empty
     */
    public Optional<IncidentId> open() {
        return Optional.ofNullable(openId);
    }

    /**
     * When another was last recovered.
     *
     * @return the instant, or empty for never, as far as the store looked back
     */
    public Optional<Instant> recoveredAt() {
        return Optional.ofNullable(recovered);
    }
}
