package io.incidentengine.sla;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A target of an earlier policy, and the instant up to which it judges a run: the migration, or where the run had stopped
 * then, its resumption (S15, S24).
 *
 * @param until up to when, exclusive
 * @param target the target; {@code null} if there was none
 */
record Reign(Instant until, @Nullable Target target) {

    /** The reign at an instant, or null if the policy that the incident is on judges it; in order of time. */
    static @Nullable Reign at(Instant instant, List<Reign> reigns) {
        for (Reign reign : reigns) {
            if (instant.isBefore(reign.until())) {
                return reign;
            }
        }
        return null;
    }
}
