package io.incidentengine.port;

import io.incidentengine.model.IncidentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list of incidents: between the one that it names, whether or not that is there, and those behind it. It is
 * a plain value, so that a host can put it into a link.
 *
 * @param at by what instant the incident is in its place; {@code null} in the order of ids
 * @param id the incident
 */
public record IncidentCursor(@Nullable Instant at, IncidentId id) {

    /**
     * A place in the order of ids.
     *
     * @param id the incident in front of it
     * @return the place
     */
    public static IncidentCursor behind(IncidentId id) {
        return new IncidentCursor(null, id);
    }
}
