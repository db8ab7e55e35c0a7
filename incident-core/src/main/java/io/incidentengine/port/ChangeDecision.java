package io.incidentengine.port;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.Siblings;

/** Decides what becomes of an incident; a pure function. */
@FunctionalInterface
public interface ChangeDecision {
    /**
     * Decides.
     *
     * @param incident the state
     * @param siblings what is known of other incidents with the same deduplication key
     * @return the change
     */
    Change decide(Incident incident, Siblings siblings);
}
