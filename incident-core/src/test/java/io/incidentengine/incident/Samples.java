package io.incidentengine.incident;

import io.incidentengine.incident.IncidentCommand.AskForHelp;
import io.incidentengine.incident.IncidentCommand.Assess;
import io.incidentengine.incident.IncidentCommand.AssignOwner;
import io.incidentengine.incident.IncidentCommand.AssignResources;
import io.incidentengine.incident.IncidentCommand.AttachComplaint;
import io.incidentengine.incident.IncidentCommand.Cancel;
import io.incidentengine.incident.IncidentCommand.ChangeSeverity;
import io.incidentengine.incident.IncidentCommand.Close;
import io.incidentengine.incident.IncidentCommand.CloseUnconfirmed;
import io.incidentengine.incident.IncidentCommand.Confirm;
import io.incidentengine.incident.IncidentCommand.CorrectTime;
import io.incidentengine.incident.IncidentCommand.DeclareMajor;
import io.incidentengine.incident.IncidentCommand.Demarcate;
import io.incidentengine.incident.IncidentCommand.Diagnose;
import io.incidentengine.incident.IncidentCommand.FileReport;
import io.incidentengine.incident.IncidentCommand.HandBack;
import io.incidentengine.incident.IncidentCommand.Pause;
import io.incidentengine.incident.IncidentCommand.ProposeSolution;
import io.incidentengine.incident.IncidentCommand.RecordCorrectiveAction;
import io.incidentengine.incident.IncidentCommand.RecordLesson;
import io.incidentengine.incident.IncidentCommand.RecordProgress;
import io.incidentengine.incident.IncidentCommand.Recover;
import io.incidentengine.incident.IncidentCommand.Reject;
import io.incidentengine.incident.IncidentCommand.Relapse;
import io.incidentengine.incident.IncidentCommand.Reopen;
import io.incidentengine.incident.IncidentCommand.ReporterUnreachable;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.Resume;
import io.incidentengine.incident.IncidentCommand.Review;
import io.incidentengine.incident.IncidentCommand.ReviewSolution;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.incident.IncidentCommand.Transfer;
import io.incidentengine.incident.IncidentCommand.TransferToProblem;
import io.incidentengine.incident.IncidentCommand.UpdateReporter;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Assessment;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.Origin;
import io.incidentengine.model.PauseReason;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.ProblemGround;
import io.incidentengine.model.Severity;
import io.incidentengine.policy.RoleTable;
import io.incidentengine.sla.Signal;
import java.util.List;

/** One well-formed command of each type, and somebody who may give it. */
public final class Samples {
    private Samples() {}

    public static Actor actor(CommandType type) {
        return List.of(Life.ENGINEER, Life.MANAGER, Life.DEVELOPER).stream()
                .filter(actor -> actor.holdsAny(RoleTable.standard().mayGive(type)))
                .findFirst()
                .orElseThrow();
    }

    public static IncidentCommand of(CommandType type) {
        return switch (type) {
            case REPORT -> throw new IllegalArgumentException("reporting makes an incident, it is not done to one");
            case ATTACH_COMPLAINT -> new AttachComplaint(Life.SUE, Origin.HOTLINE, "I cannot log in either");
            case RESPOND -> new Respond();
            case ASSIGN_OWNER -> new AssignOwner(PersonId.of("emil"));
            case ASSESS -> new Assess(Assessment.of(Criterion.DATA_INCONSISTENCY), "rows differ");
            case CHANGE_SEVERITY -> new ChangeSeverity(Severity.level(1), "the board is affected");
            case DIAGNOSE -> new Diagnose("the pool is exhausted", List.of("KB-7"));
            case DEMARCATE -> new Demarcate("database", "connections pile up", List.of("KB-8"));
            case RECORD_PROGRESS -> new RecordProgress("pool enlarged");
            case UPDATE_REPORTER -> new UpdateReporter("we are on it");
            case ASK_FOR_HELP -> new AskForHelp("a second pair of eyes");
            case DECLARE_MAJOR -> new DeclareMajor("press is calling");
            case ASSIGN_RESOURCES -> new AssignResources(List.of("war room"), "until it is over");
            case TRANSFER -> new Transfer("db developers", "not in the documentation");
            case HAND_BACK -> new HandBack("leak found and fixed");
            case TRANSFER_TO_PROBLEM -> new TransferToProblem(ProblemGround.KNOWN_DEFECT, "DEF-3", "PRB-9");
            case PAUSE -> new Pause(PauseReason.WAITING_FOR_VENDOR, "asked for a patch");
            case RESUME -> new Resume(PauseReason.WAITING_FOR_VENDOR, "patch arrived");
            case MERGE, MIGRATE -> throw new IllegalArgumentException("it takes more than the incident");
            case PROPOSE_SOLUTION -> new ProposeSolution("restart the pool", List.of("KB-9"));
            case REVIEW_SOLUTION -> new ReviewSolution(Review.APPROVED, "do it");
            case RECOVER -> new Recover("pool restarted");
            case RELAPSE -> new Relapse("pool exhausted again");
            case RESOLVE -> new Resolve("leak fixed", RootCause.IDENTIFIED, "leak in the driver");
            case CONFIRM -> new Confirm(Life.ROB.id());
            case REJECT -> new Reject(Life.ROB.id(), "still fails");
            case REPORTER_UNREACHABLE -> new ReporterUnreachable("called, no answer");
            case CLOSE -> new Close("");
            case CLOSE_UNCONFIRMED -> new CloseUnconfirmed("nobody answers");
            case REOPEN -> new Reopen("fails again");
            case CANCEL -> new Cancel("reported by mistake");
            case CORRECT_TIME -> new CorrectTime(Signal.OCCURRED, Life.START, "the log shows it");
            case RECORD_CORRECTIVE_ACTION ->
                new RecordCorrectiveAction(new CorrectiveAction(
                        "CA-1", "driver leak", "upgrade", CorrectiveAction.State.PLANNED, PersonId.of("dan")));
            case RECORD_LESSON -> new RecordLesson("watch the pool");
            case FILE_REPORT -> new FileReport("MIR-1");
        };
    }
}
