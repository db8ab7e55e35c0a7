package io.incidentengine.simulation;

import io.incidentengine.incident.Dossier;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentEvent;
import io.incidentengine.incident.IncidentEvent.IncidentCancelled;
import io.incidentengine.incident.IncidentEvent.IncidentClosed;
import io.incidentengine.incident.IncidentEvent.MergedInto;
import io.incidentengine.incident.TimelineEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an incident's life.
 *
 * @param acts how many acts there were
 * @param over when it was over in the end; {@code null} if it was not
 * @param quiet the last that is on record of it
 */
record Past(int acts, @Nullable Instant over, Instant quiet) {
    static Past of(Dossier dossier, int acts) {
        Incident incident = dossier.incident();
        Instant over = null;
        for (TimelineEntry entry : dossier.timeline()) {
            over = !incident.isOpen() && ends(entry.event()) ? entry.recorded() : over;
        }
        return new Past(acts, over, incident.trace().recordedAt());
    }

    private static boolean ends(IncidentEvent event) {
        return event instanceof IncidentClosed || event instanceof IncidentCancelled || event instanceof MergedInto;
    }

    /** The same as far as it was known at an instant. */
    Past until(Instant end) {
        return over != null && over.isAfter(end) ? new Past(acts, null, quiet) : this;
    }

    boolean isOver() {
        return over != null;
    }
}
