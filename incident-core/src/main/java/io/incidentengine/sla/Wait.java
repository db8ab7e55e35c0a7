package io.incidentengine.sla;

import io.incidentengine.model.PauseReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An interval in which a reason to pause was open and honoured.
 *
 * @param from when the incident began to wait
 * @param to when it waited no more, or the cap was reached; {@code null} while it lasts
 * @param reason why
 */
record Wait(Instant from, @Nullable Instant to, PauseReason reason) {
    boolean covers(Instant instant) {
        return !instant.isBefore(from) && (to == null || instant.isBefore(to));
    }

    /** The first instant from a given one on that none of the waits covers, or null if there is none; in order of time. */
    static @Nullable Instant pass(Instant instant, List<Wait> waits) {
        Instant free = instant;
        for (Wait wait : waits) {
            if (wait.covers(free)) {
                if (wait.to() == null) {
                    return null;
                }
                free = wait.to();
            }
        }
        return free;
    }
}
