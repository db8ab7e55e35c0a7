package io.incidentengine.sla;

import io.incidentengine.model.Time;
import java.time.Duration;

/** What a change of severity does to a running clock (S9). */
public sealed interface Reclassification {
    /** The default: the elapsed time is carried over, the new target counts from the origin. */
    Reclassification CARRY_OVER = new CarryOver();

    /**
     * The clock starts anew at the change, in an epoch of its own with rungs of its own. One that has stopped does so when a
     * rejection or relapse resumes it (S24): the time in between counts for the epoch before, and by its target.
     */
    Reclassification RESTART = new Restart();

    /**
     * As {@link #CARRY_OVER}, but at least some time remains from the change on.
     *
     * @param remaining what remains at least
     * @return the rule
     */
    static Reclassification atLeast(Duration remaining) {
        return new Floor(remaining);
    }

    /** See {@link #CARRY_OVER}. */
    record CarryOver() implements Reclassification {}

    /** See {@link #RESTART}. */
    record Restart() implements Reclassification {}

    /**
     * See {@link #atLeast}.
     *
     * @param remaining what remains at least from the change on
     */
    record Floor(Duration remaining) implements Reclassification {
        /** Checks the duration. */
        public Floor {
            remaining = Time.positive("reclassification floor", remaining);
        }
    }
}
