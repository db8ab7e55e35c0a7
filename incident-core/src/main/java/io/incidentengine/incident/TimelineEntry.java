package io.incidentengine.incident;

import io.incidentengine.model.Actor;
import java.time.Instant;

/**
 * One line of an incident's history, never changed afterwards but by the erasure of a person: who, what, effective when, recorded when (S35).
 *
 * @param sequence 1 for the first; without gaps
 * @param actor who did it; {@link Actor#ENGINE} for what time did
 * @param effective when it took effect
 * @param recorded when the engine recorded it
 * @param event what happened
 */
public record TimelineEntry(long sequence, Actor actor, Instant effective, Instant recorded, IncidentEvent event) {}
