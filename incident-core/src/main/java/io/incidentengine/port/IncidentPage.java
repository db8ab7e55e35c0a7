package io.incidentengine.port;

import io.incidentengine.incident.Incident;
import java.util.List;

/**
 * A page of incidents.
 *
 * @param incidents in the order of their ids
 * @param more whether there are further ones
 */
public record IncidentPage(List<Incident> incidents, boolean more) {
    /** Copies the list. */
    public IncidentPage {
        incidents = List.copyOf(incidents);
    }
}
