package io.incidentengine.incident;

import io.incidentengine.incident.IncidentEvent.Complained;
import io.incidentengine.incident.IncidentEvent.IncidentReported;
import io.incidentengine.model.Actor;
import io.incidentengine.model.IntakeId;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of an incident's history, never changed afterwards but by the erasure of a person: who, what, effective when, recorded when (S35).
 *
 * @param sequence 1 for the first; without gaps
 * @param actor who did it; {@link Actor#ENGINE} for what time did
 * @param effective when it took effect
 * @param recorded when the engine recorded it
 * @param event what happened
 */
public record TimelineEntry(long sequence, Actor actor, Instant effective, Instant recorded, IncidentEvent event) {

    /**
     * The report that came in with it (S25).
     *
     * @return its intake id; empty if none did
     */
    public Optional<IntakeId> intake() {
        Intake intake = null;
        if (event instanceof IncidentReported reported) {
            intake = reported.intake();
        } else if (event instanceof Complained complained) {
            intake = complained.intake();
        }
        return Optional.ofNullable(intake).map(Intake::id);
    }
}
