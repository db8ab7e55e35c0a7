package io.incidentengine.memory;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.DeduplicationKey;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.IntakeId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One incident as it is stored: a value that each change replaces as a whole, so that readers need no lock and never see
 * half a change.
 *
 * @param incident the state
 * @param past its whole timeline
 * @param wake when it is due; {@code null} for never
 * @param deadline the earliest deadline that is not met yet; {@code null} for none
 */
record Row(
        Incident incident,
        Past past,
        @Nullable Instant wake,
        @Nullable Instant deadline) {

    static Row begin(Change change) {
        change.refuseUnlessFollowing(change.incident().id(), 0);
        return new Row(change.incident(), Past.beginning(change.entries()), change.next(), change.deadline());
    }

    /** The row after a change; one without entries changes nothing but when it is due. */
    Row after(Change change) {
        change.refuseUnlessFollowing(id(), past.size());
        if (change.entries().isEmpty()) {
            return wakingAt(change.next());
        }
        return new Row(change.incident(), past.with(change.entries()), change.next(), change.deadline());
    }

    Row wakingAt(@Nullable Instant at) {
        return new Row(incident, past, at, deadline);
    }

    List<TimelineEntry> timeline() {
        return past.entries();
    }

    IncidentId id() {
        return incident.id();
    }

    List<DeduplicationKey> keys() {
        return incident.registration().keys();
    }

    /** The ids of all reports that it was told by. */
    List<IntakeId> intakes() {
        return timeline().stream().flatMap(entry -> entry.intake().stream()).toList();
    }

    boolean isDue(Instant now) {
        return wake != null && !wake.isAfter(now);
    }
}
