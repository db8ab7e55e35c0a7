package io.incidentengine.port;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.Siblings;
import java.util.Optional;

/** Decides what a report does; a pure function. */
@FunctionalInterface
public interface ReportDecision {
    /**
     * Decides.
     *
     * @param open the open incident with the same deduplication key, which then takes the report as a complaint
     * @param siblings what is known of other incidents with that key
     * @return the change: of the open incident if there is one, else a new incident
     */
    Change decide(Optional<Incident> open, Siblings siblings);
}
