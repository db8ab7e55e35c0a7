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
     * It was not stored: what it says of the proof of a notification is on record already (S29).
     *
     * @param id the incident
     */
    record Stale(IncidentId id) implements ChangeResult {}

    /**
     * There is no such incident.
     *
     * @param id what was looked for
     */
    record Unknown(IncidentId id) implements ChangeResult {}
}
