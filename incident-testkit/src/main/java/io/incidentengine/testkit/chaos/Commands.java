package io.incidentengine.testkit.chaos;

import io.incidentengine.incident.CorrectiveAction;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand;
import io.incidentengine.incident.IncidentCommand.Review;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.Origin;
import io.incidentengine.model.PauseReason;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.ProblemGround;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.sla.PauseRule;
import java.util.List;

/** What people say, thrown by the dice where they have a choice. */
final class Commands {
    private final Dice dice;
    private final World world;

    Commands(Dice dice, World world) {
        this.dice = dice;
        this.world = world;
    }

    /** A command of a type, for an incident as it stands. */
    IncidentCommand of(CommandType type, Incident incident) {
        IncidentPolicy policy = world.policy(incident);
        PersonId reporter = dice.chance(8) ? Desk.SUE.id() : first(incident);
        return switch (type) {
            case ATTACH_COMPLAINT -> new IncidentCommand.AttachComplaint(Desk.SUE, Origin.HOTLINE, "here too");
            case RESPOND -> new IncidentCommand.Respond();
            case ASSIGN_OWNER -> new IncidentCommand.AssignOwner(PersonId.of("emil"));
            case ASSESS -> new IncidentCommand.Assess(dice.impact(), "looked again");
            case CHANGE_SEVERITY ->
                new IncidentCommand.ChangeSeverity(
                        dice.one(List.copyOf(policy.severity().levels())), "as things look now");
            case DIAGNOSE -> new IncidentCommand.Diagnose("found", List.of());
            case DEMARCATE -> new IncidentCommand.Demarcate("database", "found", List.of());
            case RECORD_PROGRESS -> new IncidentCommand.RecordProgress("going on");
            case UPDATE_REPORTER -> new IncidentCommand.UpdateReporter("going on");
            case ASK_FOR_HELP -> new IncidentCommand.AskForHelp("help");
            case DECLARE_MAJOR -> new IncidentCommand.DeclareMajor("bad");
            case ASSIGN_RESOURCES -> new IncidentCommand.AssignResources(List.of("room"), "");
            case TRANSFER -> new IncidentCommand.Transfer("developers", "theirs");
            case HAND_BACK -> new IncidentCommand.HandBack("fixed");
            case TRANSFER_TO_PROBLEM ->
                new IncidentCommand.TransferToProblem(ProblemGround.KNOWN_DEFECT, "DEF-3", null);
            case PAUSE -> new IncidentCommand.Pause(reason(policy), "");
            case RESUME ->
                new IncidentCommand.Resume(
                        incident.waitsFor().isEmpty() ? reason(policy) : dice.one(incident.waitsFor()), "");
            case PROPOSE_SOLUTION -> new IncidentCommand.ProposeSolution("restart", List.of());
            case REVIEW_SOLUTION ->
                new IncidentCommand.ReviewSolution(dice.chance(4) ? Review.RETURNED : Review.APPROVED, "");
            case RECOVER -> new IncidentCommand.Recover("");
            case RELAPSE -> new IncidentCommand.Relapse("again");
            case RESOLVE ->
                new IncidentCommand.Resolve("done", dice.one(List.of(IncidentCommand.RootCause.values())), "cause");
            case CONFIRM -> new IncidentCommand.Confirm(reporter);
            case REJECT -> new IncidentCommand.Reject(reporter, "still fails");
            case REPORTER_UNREACHABLE -> new IncidentCommand.ReporterUnreachable("called");
            case CLOSE -> new IncidentCommand.Close("");
            case CLOSE_UNCONFIRMED -> new IncidentCommand.CloseUnconfirmed("nobody answers");
            case REOPEN -> new IncidentCommand.Reopen("fails again");
            case CANCEL -> new IncidentCommand.Cancel("a mistake");
            case RECORD_CORRECTIVE_ACTION ->
                new IncidentCommand.RecordCorrectiveAction(new CorrectiveAction(
                        "CA-1", "leak", "upgrade", CorrectiveAction.State.PLANNED, PersonId.of("dan")));
            case FILE_REPORT -> new IncidentCommand.FileReport("MIR-1");
            case RECORD_LESSON -> new IncidentCommand.RecordLesson("watch it");
            case REPORT, MERGE, MIGRATE, CORRECT_TIME ->
                throw new IllegalArgumentException(type + " is a step of its own");
        };
    }

    private static PersonId first(Incident incident) {
        return incident.people().reporters().get(0).id();
    }

    /** One that some clock honours; where none does, any, which is refused. */
    private PauseReason reason(IncidentPolicy policy) {
        List<PauseReason> honoured = policy.milestones().stream()
                .flatMap(milestone -> milestone.pauses().stream())
                .map(PauseRule::reason)
                .distinct()
                .sorted()
                .toList();
        return honoured.isEmpty() ? PauseReason.WAITING_FOR_VENDOR : dice.one(honoured);
    }
}
