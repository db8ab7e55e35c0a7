package io.incidentengine.port;

import io.incidentengine.incident.MergeChange;
import io.incidentengine.model.IncidentId;

/** What became of a merge. */
public sealed interface MergeResult {
    /**
     * Both changes were stored.
     *
     * @param change what was stored
     */
    record Committed(MergeChange change) implements MergeResult {}

    /**
     * There is no such incident, and nothing was stored.
     *
     * @param id the one that was not found
     */
    record Unknown(IncidentId id) implements MergeResult {}
}
