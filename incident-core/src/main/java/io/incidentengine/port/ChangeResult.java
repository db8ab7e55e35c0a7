package io.incidentengine.port;

import io.incidentengine.incident.Change;
import io.incidentengine.model.IncidentId;

/** What became of a change. */
public sealed interface ChangeResult {
    /**
     * It was stored.
     *
     * @param change what was stored
     */
    record Committed(Change change) implements ChangeResult {}

    /**
     * There is no such incident.
     *
     * @param id what was looked for
     */
    record Unknown(IncidentId id) implements ChangeResult {}
}
