package io.incidentengine.sla;

import io.incidentengine.model.PauseReason;
import io.incidentengine.model.Required;
import io.incidentengine.model.Time;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A reason for which a milestone's clock stands still, and how long at most (S8).
 *
 * @param reason the reason
 * @param limit how long one pause lasts at most, in calendar time of the target; {@code null} for as long as it is open
 */
public record PauseRule(PauseReason reason, @Nullable Duration limit) {
    /** Checks the limit. */
    public PauseRule {
        reason = Required.value("reason of a pause", reason);
        limit = limit == null ? null : Time.positive("cap of the pause \"" + reason + "\"", limit);
    }

    /**
     * How long one pause lasts at most; then the clock runs on by itself, though the incident still waits.
     *
     * @return the cap, or empty for as long as the pause is open
     */
    public Optional<Duration> cap() {
        return Optional.ofNullable(limit);
    }
}
