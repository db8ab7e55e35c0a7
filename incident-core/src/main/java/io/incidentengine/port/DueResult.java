package io.incidentengine.port;

import io.incidentengine.incident.Change;
import io.incidentengine.model.IncidentId;
import java.time.Instant;
import java.util.List;

/**
 * What became of the incidents that were due.
 *
 * @param changes what was stored, in the order in which they were taken
 * @param setAside those whose decision failed
 * @param more whether more are due now
 */
public record DueResult(List<Change> changes, List<SetAside> setAside, boolean more) {
    /** Copies the lists. */
    public DueResult {
        changes = List.copyOf(changes);
        setAside = List.copyOf(setAside);
    }

    /**
     * An incident that could not be decided (S22).
     *
     * @param id the incident
     * @param failures how often in a row
     * @param retryAt when it is tried again
     * @param cause what was thrown
     */
    public record SetAside(IncidentId id, int failures, Instant retryAt, RuntimeException cause) {}
}
