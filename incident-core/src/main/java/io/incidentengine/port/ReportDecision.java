package io.incidentengine.port;

import io.incidentengine.incident.Incident;
import io.incidentengine.incident.ReportChange;
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
     * @return the change: of the open incident if there is one, else a new incident; or that the open one has closed by
     *     now, and a new incident
     */
    ReportChange decide(Optional<Incident> open, Siblings siblings);
}
