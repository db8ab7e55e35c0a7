package io.incidentengine.document;

import java.util.Set;

/** Which components may be {@code null}. Their annotations are not there at run time; a test holds both together. */
final class Optionals {
    static final Set<String> ALL = Set.of(
            "escalation.NotificationRule.within",
            "escalation.Rung.every",
            "incident.Handling.faulty",
            "incident.Handling.filed",
            "incident.Handling.proposal",
            "incident.Handling.rootCause",
            "incident.IncidentEvent.Complained.intake",
            "incident.IncidentEvent.TimeCorrected.previous",
            "incident.IncidentEvent.TransferredToProblemManagement.problem",
            "incident.Lifecycle.merged",
            "incident.Lifecycle.transferred",
            "incident.People.responsible",
            "incident.SlaRecord.RunRecord.verdict",
            "incident.Telling.anchor",
            "incident.Telling.lastProgress",
            "incident.Telling.reminded",
            "model.Report.deduplicationKey",
            "model.Report.occurredAt",
            "model.Report.reportedAt",
            "notification.Attempt.bundle",
            "notification.Message.proof",
            "notification.News.person",
            "notification.Notification.fallback",
            "notification.Notification.knownAt",
            "notification.Notification.rung",
            "notification.Pace.latest",
            "notification.Pace.limit",
            "notification.Pace.quiet",
            "notification.ProofOutcome.by",
            "notification.SendResult.Accepted.remark",
            "notification.Words.html",
            "policy.ConfirmationPolicy.lapsesAfter",
            "sla.ClockFact.pause",
            "sla.ClockFact.severity",
            "sla.FormerTarget.target",
            "sla.PauseRule.limit",
            "sla.Standstill.pause",
            "sla.Standstill.to",
            "sla.Verdict.breachCause");

    private Optionals() {}
}
