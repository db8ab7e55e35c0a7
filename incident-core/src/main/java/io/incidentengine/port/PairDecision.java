package io.incidentengine.port;

import io.incidentengine.incident.Incident;
import io.incidentengine.incident.MergeChange;
import io.incidentengine.incident.Siblings;

/** Decides what becomes of two incidents together; a pure function. */
@FunctionalInterface
public interface PairDecision {
    /**
     * Decides.
     *
     * @param duplicate the state of the one that is merged
     * @param into the state of the one that goes on
     * @param others whether another than these two is open with a deduplication key of the one that is merged
     * @return both changes
     */
    MergeChange decide(Incident duplicate, Incident into, Siblings others);
}
