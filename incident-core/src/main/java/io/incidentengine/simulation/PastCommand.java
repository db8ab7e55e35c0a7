package io.incidentengine.simulation;

import io.incidentengine.incident.IncidentCommand;
import io.incidentengine.incident.IncidentEvent;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.sla.Signal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The command that an entry came of, as somebody could give it again. */
final class PastCommand {
    private PastCommand() {}

    /**
     * The command of an entry; empty if it came of something else: of a report, a merge, a migration, or of another entry.
     *
     * @param entry what somebody did
     * @param isConfirmed whether the reporter had confirmed before, so that a closing needed no attempts to reach anybody
     */
    static Optional<IncidentCommand> of(TimelineEntry entry, boolean isConfirmed) {
        IncidentEvent event = entry.event();
        IncidentCommand command = ofHandling(event);
        if (command == null) {
            command = ofCourse(event, isConfirmed);
        }
        return Optional.ofNullable(command == null ? ofRecord(entry) : command);
    }

    private static @Nullable IncidentCommand ofHandling(IncidentEvent event) {
        if (event instanceof IncidentEvent.Complained complained) {
            return complained.intake() != null
                    ? null
                    : new IncidentCommand.AttachComplaint(
                            complained.reporters().get(0), complained.origin(), complained.details());
        }
        if (event instanceof IncidentEvent.Responded) {
            return new IncidentCommand.Respond();
        }
        if (event instanceof IncidentEvent.OwnerAssigned assigned) {
            return new IncidentCommand.AssignOwner(assigned.owner());
        }
        if (event instanceof IncidentEvent.Assessed assessed) {
            return new IncidentCommand.Assess(assessed.assessment(), assessed.reason());
        }
        if (event instanceof IncidentEvent.SeverityChanged changed) {
            return changed.to().manual()
                    ? new IncidentCommand.ChangeSeverity(
                            changed.to().severity(), changed.to().reason())
                    : null;
        }
        if (event instanceof IncidentEvent.Diagnosed diagnosed) {
            return new IncidentCommand.Diagnose(diagnosed.findings(), diagnosed.documents());
        }
        if (event instanceof IncidentEvent.Demarcated demarcated) {
            return new IncidentCommand.Demarcate(demarcated.atFault(), demarcated.findings(), demarcated.documents());
        }
        if (event instanceof IncidentEvent.ProgressRecorded recorded) {
            return new IncidentCommand.RecordProgress(recorded.note());
        }
        if (event instanceof IncidentEvent.ReporterUpdated updated) {
            return new IncidentCommand.UpdateReporter(updated.note());
        }
        if (event instanceof IncidentEvent.HelpRequested requested) {
            return new IncidentCommand.AskForHelp(requested.reason());
        }
        if (event instanceof IncidentEvent.MajorIncidentDeclared declared) {
            return new IncidentCommand.DeclareMajor(declared.reason());
        }
        return event instanceof IncidentEvent.ResourcesAssigned assigned
                ? new IncidentCommand.AssignResources(assigned.resources(), assigned.note())
                : null;
    }

    private static @Nullable IncidentCommand ofCourse(IncidentEvent event, boolean isConfirmed) {
        if (event instanceof IncidentEvent.TransferredToDevelopers transferred) {
            return new IncidentCommand.Transfer(transferred.team(), transferred.reason());
        }
        if (event instanceof IncidentEvent.TransferredToProblemManagement transferred) {
            return new IncidentCommand.TransferToProblem(
                    transferred.offer().ground(), transferred.offer().evidence(), transferred.problem());
        }
        if (event instanceof IncidentEvent.HandedBack handedBack) {
            return new IncidentCommand.HandBack(handedBack.findings());
        }
        if (event instanceof IncidentEvent.Paused paused) {
            return new IncidentCommand.Pause(paused.reason(), paused.note());
        }
        if (event instanceof IncidentEvent.Resumed resumed) {
            return new IncidentCommand.Resume(resumed.reason(), resumed.note());
        }
        if (event instanceof IncidentEvent.SolutionProposed proposed) {
            return new IncidentCommand.ProposeSolution(proposed.solution(), proposed.documents());
        }
        if (event instanceof IncidentEvent.SolutionReviewed reviewed) {
            return new IncidentCommand.ReviewSolution(reviewed.review(), reviewed.note());
        }
        if (event instanceof IncidentEvent.ServiceRecovered recovered) {
            return new IncidentCommand.Recover(recovered.how());
        }
        if (event instanceof IncidentEvent.ServiceRelapsed relapsed) {
            return new IncidentCommand.Relapse(relapsed.what());
        }
        if (event instanceof IncidentEvent.IncidentResolved resolved) {
            return new IncidentCommand.Resolve(resolved.solution(), resolved.cause(), resolved.causeDetails());
        }
        if (event instanceof IncidentEvent.ResolutionConfirmed confirmed) {
            return new IncidentCommand.Confirm(confirmed.reporter());
        }
        if (event instanceof IncidentEvent.ResolutionRejected rejected) {
            return new IncidentCommand.Reject(rejected.reporter(), rejected.reason());
        }
        if (event instanceof IncidentEvent.ReporterNotReached notReached) {
            return new IncidentCommand.ReporterUnreachable(notReached.how());
        }
        if (event instanceof IncidentEvent.IncidentClosed closed) {
            return isConfirmed
                    ? new IncidentCommand.Close(closed.reason())
                    : new IncidentCommand.CloseUnconfirmed(closed.reason());
        }
        if (event instanceof IncidentEvent.IncidentReopened reopened) {
            return new IncidentCommand.Reopen(reopened.reason());
        }
        if (event instanceof IncidentEvent.CycleBegun begun) {
            return new IncidentCommand.Reopen(begun.reason());
        }
        return event instanceof IncidentEvent.IncidentCancelled cancelled
                ? new IncidentCommand.Cancel(cancelled.reason())
                : null;
    }

    private static @Nullable IncidentCommand ofRecord(TimelineEntry entry) {
        IncidentEvent event = entry.event();
        if (event instanceof IncidentEvent.TimeCorrected corrected) {
            boolean isNew =
                    corrected.signal() == Signal.OCCURRED && corrected.from().isEmpty();
            return new IncidentCommand.CorrectTime(
                    corrected.signal(), isNew ? 0 : corrected.corrects(), entry.effective(), corrected.reason());
        }
        if (event instanceof IncidentEvent.CorrectiveActionRecorded recorded) {
            return new IncidentCommand.RecordCorrectiveAction(recorded.action());
        }
        if (event instanceof IncidentEvent.LessonRecorded recorded) {
            return new IncidentCommand.RecordLesson(recorded.lesson());
        }
        return event instanceof IncidentEvent.MajorIncidentReportFiled filed
                ? new IncidentCommand.FileReport(filed.reference())
                : null;
    }
}
