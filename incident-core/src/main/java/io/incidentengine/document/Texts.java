package io.incidentengine.document;

import io.incidentengine.notification.Facts;
import java.util.Set;

/** Which texts somebody wrote, and which are keys of messages; all others name something, and a test lists them. */
final class Texts {
    /** Prose: what people wrote, and what was made of it for people to read. */
    static final Set<String> PROSE = Set.of(
            "incident.CorrectiveAction.action",
            "incident.CorrectiveAction.cause",
            "incident.Handling.Solution.text",
            "incident.Handling.documents",
            "incident.Handling.faulty",
            "incident.Handling.filed",
            "incident.Handling.lessons",
            "incident.Handling.resources",
            "incident.IncidentEvent.Assessed.reason",
            "incident.IncidentEvent.Complained.details",
            "incident.IncidentEvent.CycleBegun.reason",
            "incident.IncidentEvent.Demarcated.atFault",
            "incident.IncidentEvent.Demarcated.documents",
            "incident.IncidentEvent.Demarcated.findings",
            "incident.IncidentEvent.Diagnosed.documents",
            "incident.IncidentEvent.Diagnosed.findings",
            "incident.IncidentEvent.HandedBack.findings",
            "incident.IncidentEvent.HelpRequested.reason",
            "incident.IncidentEvent.IncidentCancelled.reason",
            "incident.IncidentEvent.IncidentClosed.reason",
            "incident.IncidentEvent.IncidentMerged.reason",
            "incident.IncidentEvent.IncidentReopened.reason",
            "incident.IncidentEvent.IncidentResolved.causeDetails",
            "incident.IncidentEvent.IncidentResolved.solution",
            "incident.IncidentEvent.LessonRecorded.lesson",
            "incident.IncidentEvent.MajorIncidentDeclared.reason",
            "incident.IncidentEvent.MajorIncidentReportFiled.reference",
            "incident.IncidentEvent.MergedInto.reason",
            "incident.IncidentEvent.Paused.note",
            "incident.IncidentEvent.PolicyMigrated.reason",
            "incident.IncidentEvent.ProgressRecorded.note",
            "incident.IncidentEvent.ReporterNotReached.how",
            "incident.IncidentEvent.ReporterUpdated.note",
            "incident.IncidentEvent.ResolutionRejected.reason",
            "incident.IncidentEvent.ResourcesAssigned.note",
            "incident.IncidentEvent.ResourcesAssigned.resources",
            "incident.IncidentEvent.Resumed.note",
            "incident.IncidentEvent.ServiceRecovered.how",
            "incident.IncidentEvent.ServiceRelapsed.what",
            "incident.IncidentEvent.SolutionProposed.documents",
            "incident.IncidentEvent.SolutionProposed.solution",
            "incident.IncidentEvent.SolutionReviewed.note",
            "incident.IncidentEvent.TimeCorrected.reason",
            "incident.IncidentEvent.TransferredToDevelopers.reason",
            "incident.IncidentEvent.TransferredToDevelopers.team",
            "incident.IncidentEvent.TransferredToProblemManagement.problem",
            "incident.IncidentEvent.VerdictSuperseded.reason",
            "incident.Lifecycle.Transferred.team",
            "incident.Telling.note",
            "model.Report.details",
            "model.Report.features",
            "model.Report.title",
            "notification.News.detail",
            "notification.Notification.facts",
            "notification.ProblemOffer.evidence",
            "notification.SendResult.Accepted.remark",
            "notification.SendResult.Ambiguous.reason",
            "notification.SendResult.Rejected.reason",
            "notification.SendResult.RetryLater.reason",
            "notification.Words.html",
            "notification.Words.subject",
            "notification.Words.text",
            "severity.Classification.reason");

    /** The facts of a notification that are no prose: names, numbers and instants. */
    static final Set<String> NAMED_FACTS = Set.of(
            Facts.SERVICE,
            Facts.MILESTONE,
            Facts.DEADLINE,
            Facts.DONE,
            Facts.CAUSE,
            Facts.COLLAPSED,
            Facts.NEXT_MILESTONE,
            Facts.NEXT_DEADLINE,
            Facts.COUNT);

    /** Keys of messages, and of bundles of them. */
    static final Set<String> MESSAGE_KEYS =
            Set.of("notification.Attempt.bundle", "notification.Message.key", "notification.News.Key.key");

    private Texts() {}
}
