package io.incidentengine.incident;

import io.incidentengine.incident.IncidentEvent.HandedBack;
import io.incidentengine.incident.IncidentEvent.IncidentCancelled;
import io.incidentengine.incident.IncidentEvent.IncidentClosed;
import io.incidentengine.incident.IncidentEvent.IncidentMerged;
import io.incidentengine.incident.IncidentEvent.IncidentReopened;
import io.incidentengine.incident.IncidentEvent.IncidentReported;
import io.incidentengine.incident.IncidentEvent.IncidentResolved;
import io.incidentengine.incident.IncidentEvent.MergedInto;
import io.incidentengine.incident.IncidentEvent.Paused;
import io.incidentengine.incident.IncidentEvent.ResolutionRejected;
import io.incidentengine.incident.IncidentEvent.Resumed;
import io.incidentengine.incident.IncidentEvent.ServiceRecovered;
import io.incidentengine.incident.IncidentEvent.ServiceRelapsed;
import io.incidentengine.incident.IncidentEvent.SeverityChanged;
import io.incidentengine.incident.IncidentEvent.TimeCorrected;
import io.incidentengine.incident.IncidentEvent.TransferredToDevelopers;
import io.incidentengine.incident.IncidentEvent.TransferredToProblemManagement;

/** What somebody wrote when an event that moves clocks was recorded. */
final class EventNote {
    private EventNote() {}

    static String of(IncidentEvent event) {
        if (event instanceof IncidentReported e) {
            return e.intake().report().title();
        } else if (event instanceof SeverityChanged e) {
            return e.to().reason();
        } else if (event instanceof TransferredToDevelopers e) {
            return e.reason();
        } else if (event instanceof TransferredToProblemManagement e) {
            return e.offer().evidence();
        } else if (event instanceof HandedBack e) {
            return e.findings();
        } else if (event instanceof Paused e) {
            return e.note();
        } else if (event instanceof Resumed e) {
            return e.note();
        } else if (event instanceof ServiceRecovered e) {
            return e.how();
        } else if (event instanceof ServiceRelapsed e) {
            return e.what();
        }
        return towardsTheEnd(event);
    }

    private static String towardsTheEnd(IncidentEvent event) {
        if (event instanceof IncidentResolved e) {
            return e.solution();
        } else if (event instanceof ResolutionRejected e) {
            return e.reason();
        } else if (event instanceof IncidentReopened e) {
            return e.reason();
        } else if (event instanceof IncidentClosed e) {
            return e.reason();
        } else if (event instanceof IncidentMerged e) {
            return "incident " + e.merged() + ", " + e.reason();
        } else if (event instanceof MergedInto e) {
            return "incident " + e.into() + ", " + e.reason();
        } else if (event instanceof IncidentCancelled e) {
            return e.reason();
        } else if (event instanceof TimeCorrected e) {
            return e.reason();
        }
        return "";
    }
}
