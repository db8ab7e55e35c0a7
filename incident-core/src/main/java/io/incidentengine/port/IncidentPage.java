package io.incidentengine.port;

import io.incidentengine.incident.Incident;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page of incidents.
 *
 * @param incidents in the order that was asked for
 * @param end where the page ends; {@code null} if no incident comes behind it
 */
public record IncidentPage(
        List<Incident> incidents, @Nullable IncidentCursor end) {
    /** Copies the list. */
    public IncidentPage {
        incidents = List.copyOf(incidents);
    }

    /**
     * Where the next page begins.
     *
     * @return the place, or empty if this page is the last
     */
    public Optional<IncidentCursor> next() {
        return Optional.ofNullable(end);
    }
}
