package io.incidentengine.analysis;

import io.incidentengine.incident.IncidentEvent;
import io.incidentengine.incident.IncidentEvent.Complained;
import io.incidentengine.incident.IncidentEvent.ConfirmationLapsed;
import io.incidentengine.incident.IncidentEvent.CorrectiveActionRecorded;
import io.incidentengine.incident.IncidentEvent.CycleBegun;
import io.incidentengine.incident.IncidentEvent.FaultRecurred;
import io.incidentengine.incident.IncidentEvent.HandedBack;
import io.incidentengine.incident.IncidentEvent.HelpRequested;
import io.incidentengine.incident.IncidentEvent.IncidentMerged;
import io.incidentengine.incident.IncidentEvent.IncidentReopened;
import io.incidentengine.incident.IncidentEvent.IncidentReported;
import io.incidentengine.incident.IncidentEvent.IncidentResolved;
import io.incidentengine.incident.IncidentEvent.LessonRecorded;
import io.incidentengine.incident.IncidentEvent.MajorIncidentDeclared;
import io.incidentengine.incident.IncidentEvent.MajorIncidentReportFiled;
import io.incidentengine.incident.IncidentEvent.OfferedToProblemManagement;
import io.incidentengine.incident.IncidentEvent.Paused;
import io.incidentengine.incident.IncidentEvent.PolicyMigrated;
import io.incidentengine.incident.IncidentEvent.ResolutionConfirmed;
import io.incidentengine.incident.IncidentEvent.ResolutionRejected;
import io.incidentengine.incident.IncidentEvent.Responded;
import io.incidentengine.incident.IncidentEvent.ServiceRecovered;
import io.incidentengine.incident.IncidentEvent.ServiceRelapsed;
import io.incidentengine.incident.IncidentEvent.SeverityChanged;
import io.incidentengine.incident.IncidentEvent.TimeCorrected;
import io.incidentengine.incident.IncidentEvent.TransferredToDevelopers;
import io.incidentengine.incident.IncidentEvent.TransferredToProblemManagement;

/** What can happen to an incident on its way, as far as it is counted. */
public enum Turn {
    /** Somebody began to handle it (R23). */
    RESPONDED(Responded.class),
    /** Somebody complained of it who was not the first (R17). */
    COMPLAINED(Complained.class),
    /** The same fault came back within the recurrence window (R17). */
    RECURRED(FaultRecurred.class),
    /** Its severity changed (R20); not if it was merely found for another reason. */
    RECLASSIFIED(SeverityChanged.class),
    /** It was declared major (R14). */
    DECLARED_MAJOR(MajorIncidentDeclared.class),
    /** The leader's help was asked for (R4). */
    HELP_REQUESTED(HelpRequested.class),
    /** It went to developers (R6). */
    TRANSFERRED_TO_DEVELOPERS(TransferredToDevelopers.class),
    /** It went to problem management (R8). */
    TRANSFERRED_TO_PROBLEM_MANAGEMENT(TransferredToProblemManagement.class),
    /** A rule offered it to problem management (R8). */
    OFFERED_TO_PROBLEM_MANAGEMENT(OfferedToProblemManagement.class),
    /** It came back from where it had been transferred to (R11). */
    HANDED_BACK(HandedBack.class),
    /** It waited for something (S8). */
    PAUSED(Paused.class),
    /** Another incident was merged into it (S16). */
    TOOK_IN_ANOTHER(IncidentMerged.class),
    /** The service was recovered (R24); not if that was said only by its resolution. */
    RECOVERED(ServiceRecovered.class),
    /** The service failed again after its recovery (S14). */
    RELAPSED(ServiceRelapsed.class),
    /** It was resolved (R25). */
    RESOLVED(IncidentResolved.class),
    /** A reporter rejected the resolution (S13). */
    REJECTED(ResolutionRejected.class),
    /** A reporter confirmed the resolution, or somebody did on behalf (R7). */
    CONFIRMED(ResolutionConfirmed.class),
    /** Nobody answered, which counts as a confirmation (S13). */
    CONFIRMED_BY_LAPSE(ConfirmationLapsed.class),
    /** It was reopened before it was closed (S14). */
    REOPENED(IncidentReopened.class),
    /** It was reopened after it had been closed (S14). */
    REOPENED_AFTER_CLOSING(CycleBegun.class),
    /** A lesson was learned from it (R9). */
    LESSON_LEARNED(LessonRecorded.class),
    /** A corrective action was recorded, or how far it is (R12). */
    CORRECTIVE_ACTION(CorrectiveActionRecorded.class),
    /** Its major-incident report was filed (R16). */
    REPORT_FILED(MajorIncidentReportFiled.class),
    /** A time on record was corrected (S5). */
    TIME_CORRECTED(TimeCorrected.class),
    /** It moved to another policy (S15). */
    MIGRATED(PolicyMigrated.class);

    private final Class<? extends IncidentEvent> type;

    Turn(Class<? extends IncidentEvent> type) {
        this.type = type;
    }

    boolean isTakenBy(IncidentEvent event) {
        return switch (this) {
            case RECURRED -> type.isInstance(event) || isRecurring(event);
            case RECLASSIFIED ->
                event instanceof SeverityChanged change && !change.signals().isEmpty();
            default -> type.isInstance(event);
        };
    }

    private static boolean isRecurring(IncidentEvent event) {
        return (event instanceof IncidentReported reported && reported.recurring())
                || (event instanceof CycleBegun begun && begun.recurring());
    }
}
