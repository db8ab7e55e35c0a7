package io.incidentengine.incident;

import io.incidentengine.model.InvalidInputException;
import java.util.List;

/**
 * An incident with all that happened to it: what goes from one system into another, or into an archive (R33).
 *
 * @param incident the state
 * @param timeline the whole timeline, in order; folding it gives the state (S35)
 */
public record Dossier(Incident incident, List<TimelineEntry> timeline) {
    /**
     * Copies the timeline, and folds it.
     *
     * @throws InvalidInputException if it has a gap, or does not give the state
     */
    public Dossier {
        timeline = List.copyOf(timeline);
        if (!folds(incident, timeline)) {
            throw new InvalidInputException(
                    "dossier.timeline",
                    "that of another state of incident " + incident.id(),
                    "all that led to this state");
        }
    }

    private static boolean folds(Incident incident, List<TimelineEntry> timeline) {
        try {
            return Incident.fold(incident.id(), timeline).equals(incident);
        } catch (IllegalArgumentException gap) {
            throw new InvalidInputException(
                    "dossier.timeline", String.valueOf(gap.getMessage()), "a timeline without gaps");
        }
    }

    /**
     * Of a timeline, to the state that it gives.
     *
     * @param incident any state of the incident
     * @param timeline the whole timeline
     * @return the dossier
     */
    public static Dossier of(Incident incident, List<TimelineEntry> timeline) {
        return new Dossier(Incident.fold(incident.id(), timeline), timeline);
    }
}
