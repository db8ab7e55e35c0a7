package io.incidentengine.sla;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The target by which a run of a clock is judged until its incident moved to another policy, or until it is resumed, if it has
 * stopped for now (S15).
 *
 * @param clock the run
 * @param target the target in force at the migration; {@code null} if there was none
 */
public record FormerTarget(ClockKey clock, @Nullable Target target) {

    /**
     * The same with more time, where the policy migrated to counts more of it.
     *
     * @param more how much more
     * @return a copy
     */
    public FormerTarget longerBy(Duration more) {
        return target == null
                ? this
                : new FormerTarget(clock, new Target(target.amount().plus(more), target.calendar()));
    }
}
