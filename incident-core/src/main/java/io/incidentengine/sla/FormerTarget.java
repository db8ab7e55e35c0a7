package io.incidentengine.sla;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The target by which a run of a clock is judged until its incident moved to another policy (S15): as one that runs then is
 * late by the target of the other, or has stopped for now.
 *
 * @param clock the run
 * @param target the target in force at the migration; {@code null} if there was none
 */
public record FormerTarget(ClockKey clock, @Nullable Target target) {

    /**
     * The target in force at the migration.
     *
     * @return the target, or empty if there was none
     */
    public Optional<Target> before() {
        return Optional.ofNullable(target);
    }
}
