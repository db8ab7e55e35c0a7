package io.incidentengine.incident;

import io.incidentengine.model.Assessment;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Origin;
import io.incidentengine.model.PauseReason;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.ProblemGround;
import io.incidentengine.model.Required;
import io.incidentengine.model.Severity;
import io.incidentengine.model.Text;
import io.incidentengine.model.Time;
import io.incidentengine.sla.Signal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody does to an incident, as a value. Reporting is not among them, as it makes the incident: see
 * {@link Intake}.
 *
 * <p>Constructors check the form of what is handed in and throw
 * {@link io.incidentengine.model.InvalidInputException}; whether it is possible now, the incident decides.
 */
public sealed interface IncidentCommand {

    /**
     * The command's type, by which roles and transitions are looked up.
     *
     * @return the type
     */
    CommandType type();

    /**
     * A further complaint about the same fault (S25).
     *
     * @param reporter who complains
     * @param origin the way it came in
     * @param details in the reporter's words; may be empty
     */
    record AttachComplaint(Person reporter, Origin origin, String details) implements IncidentCommand {
        /** Checks reporter, origin and details. */
        public AttachComplaint {
            reporter = Required.value("complaint reporter", reporter);
            origin = Required.value("complaint origin", origin);
            details = Text.prose("complaint details", details);
        }

        @Override
        public CommandType type() {
            return CommandType.ATTACH_COMPLAINT;
        }
    }

    /** Handling begins: who gives it becomes the owner if there is none yet (R23, R5, S12). */
    record Respond() implements IncidentCommand {
        @Override
        public CommandType type() {
            return CommandType.RESPOND;
        }
    }

    /**
     * Another engineer takes over the ownership (R5).
     *
     * @param owner the new owner
     */
    record AssignOwner(PersonId owner) implements IncidentCommand {
        /** Checks the owner. */
        public AssignOwner {
            owner = Required.value("owner", owner);
        }

        @Override
        public CommandType type() {
            return CommandType.ASSIGN_OWNER;
        }
    }

    /**
     * States what is affected; the severity follows by the policy (R17–R20).
     *
     * @param assessment what is known now
     * @param reason how it became known
     */
    record Assess(Assessment assessment, String reason) implements IncidentCommand {
        /** Checks assessment and reason. */
        public Assess {
            assessment = Required.value("assessment", assessment);
            reason = Text.reason("assessment reason", reason);
        }

        @Override
        public CommandType type() {
            return CommandType.ASSESS;
        }
    }

    /**
     * Sets the severity by hand; later complaints do not change it, a later assessment does (R20, S24).
     *
     * @param severity the new severity
     * @param reason why
     */
    record ChangeSeverity(Severity severity, String reason) implements IncidentCommand {
        /** Checks severity and reason. */
        public ChangeSeverity {
            severity = Required.value("severity", severity);
            reason = Text.reason("severity reason", reason);
        }

        @Override
        public CommandType type() {
            return CommandType.CHANGE_SEVERITY;
        }
    }

    /**
     * What was found (R4).
     *
     * @param findings what was found
     * @param documents the documentation that was consulted; may be empty
     */
    record Diagnose(String findings, List<String> documents) implements IncidentCommand {
        /** Checks the texts. */
        public Diagnose {
            findings = Text.reason("diagnosis findings", findings);
            documents = names("consulted document", documents);
        }

        @Override
        public CommandType type() {
            return CommandType.DIAGNOSE;
        }
    }

    /**
     * Which part or team is at fault (R6).
     *
     * @param atFault the part or team
     * @param findings what shows that
     * @param documents the documentation that was consulted; may be empty
     */
    record Demarcate(String atFault, String findings, List<String> documents) implements IncidentCommand {
        /** Checks the texts. */
        public Demarcate {
            atFault = Text.name("demarcation", atFault);
            findings = Text.prose("demarcation findings", findings);
            documents = names("consulted document", documents);
        }

        @Override
        public CommandType type() {
            return CommandType.DEMARCATE;
        }
    }

    /**
     * How the handling goes (R5).
     *
     * @param note what happened since the last one
     */
    record RecordProgress(String note) implements IncidentCommand {
        /** Checks the note. */
        public RecordProgress {
            note = Text.reason("progress", note);
        }

        @Override
        public CommandType type() {
            return CommandType.RECORD_PROGRESS;
        }
    }

    /**
     * Tells the reporter how it goes (R5).
     *
     * @param note what to tell
     */
    record UpdateReporter(String note) implements IncidentCommand {
        /** Checks the note. */
        public UpdateReporter {
            note = Text.reason("reporter update", note);
        }

        @Override
        public CommandType type() {
            return CommandType.UPDATE_REPORTER;
        }
    }

    /**
     * Asks the incident manager for help (R4).
     *
     * @param reason what is needed
     */
    record AskForHelp(String reason) implements IncidentCommand {
        /** Checks the reason. */
        public AskForHelp {
            reason = Text.reason("help request", reason);
        }

        @Override
        public CommandType type() {
            return CommandType.ASK_FOR_HELP;
        }
    }

    /**
     * Declares a major incident (R14).
     *
     * @param reason why
     */
    record DeclareMajor(String reason) implements IncidentCommand {
        /** Checks the reason. */
        public DeclareMajor {
            reason = Text.reason("major-incident reason", reason);
        }

        @Override
        public CommandType type() {
            return CommandType.DECLARE_MAJOR;
        }
    }

    /**
     * Assigns people or means (R14).
     *
     * @param resources who or what, at least one
     * @param note what for; may be empty
     */
    record AssignResources(List<String> resources, String note) implements IncidentCommand {
        /** Checks the texts. */
        public AssignResources {
            resources = atLeastOne("resource", resources);
            note = Text.prose("resources note", note);
        }

        @Override
        public CommandType type() {
            return CommandType.ASSIGN_RESOURCES;
        }
    }

    /**
     * Transfers to developers; the owner stays (R4–R6).
     *
     * @param team which developers
     * @param reason why it cannot be resolved here
     */
    record Transfer(String team, String reason) implements IncidentCommand {
        /** Checks the texts. */
        public Transfer {
            team = Text.name("transfer team", team);
            reason = Text.reason("transfer reason", reason);
        }

        @Override
        public CommandType type() {
            return CommandType.TRANSFER;
        }
    }

    /**
     * Hands a transferred incident back to its owner (R11).
     *
     * @param findings cause and solution, or why there is none
     */
    record HandBack(String findings) implements IncidentCommand {
        /** Checks the findings. */
        public HandBack {
            findings = Text.reason("hand-back findings", findings);
        }

        @Override
        public CommandType type() {
            return CommandType.HAND_BACK;
        }
    }

    /**
     * Transfers to problem management (R8).
     *
     * @param ground why it belongs there
     * @param evidence what shows that
     * @param reference the problem's id, where there is one already
     */
    record TransferToProblem(
            ProblemGround ground, String evidence, @Nullable String reference) implements IncidentCommand {
        /** Checks ground and texts. */
        public TransferToProblem {
            ground = Required.value("problem ground", ground);
            evidence = Text.reason("problem evidence", evidence);
            reference = reference == null ? null : Text.name("problem reference", reference);
        }

        @Override
        public CommandType type() {
            return CommandType.TRANSFER_TO_PROBLEM;
        }
    }

    /**
     * It waits for somebody else: clocks that honour the reason stand still until it is resumed, or for as long as
     * their caps let them (S8). Resolving it ends all waiting.
     *
     * @param reason for what it waits; one that some milestone of the policy honours
     * @param note what was asked of whom; may be empty
     */
    record Pause(PauseReason reason, String note) implements IncidentCommand {
        /** Checks reason and note. */
        public Pause {
            reason = Required.value("pause reason", reason);
            note = Text.prose("pause note", note);
        }

        @Override
        public CommandType type() {
            return CommandType.PAUSE;
        }
    }

    /**
     * It waits no more for a reason; clocks run on once no other reason is open (S8).
     *
     * @param reason for what it had waited
     * @param note what came of it; may be empty
     */
    record Resume(PauseReason reason, String note) implements IncidentCommand {
        /** Checks reason and note. */
        public Resume {
            reason = Required.value("pause reason", reason);
            note = Text.prose("resume note", note);
        }

        @Override
        public CommandType type() {
            return CommandType.RESUME;
        }
    }

    /**
     * Proposes a solution (R6, R12).
     *
     * @param solution what to do
     * @param documents the documentation that it refers to; may be empty
     */
    record ProposeSolution(String solution, List<String> documents) implements IncidentCommand {
        /** Checks the texts. */
        public ProposeSolution {
            solution = Text.reason("solution", solution);
            documents = names("consulted document", documents);
        }

        @Override
        public CommandType type() {
            return CommandType.PROPOSE_SOLUTION;
        }
    }

    /**
     * Approves or returns the proposed solution (R15).
     *
     * @param review the judgement
     * @param note why; may be empty
     */
    record ReviewSolution(Review review, String note) implements IncidentCommand {
        /** Checks judgement and note. */
        public ReviewSolution {
            review = Required.value("review", review);
            note = Text.prose("review note", note);
        }

        @Override
        public CommandType type() {
            return CommandType.REVIEW_SOLUTION;
        }
    }

    /** The judgement on a proposed solution. */
    enum Review {
        /** It may be carried out. */
        APPROVED,
        /** It needs rework. */
        RETURNED
    }

    /**
     * The service is back (R24).
     *
     * @param how by what; may be empty
     */
    record Recover(String how) implements IncidentCommand {
        /** Checks the text. */
        public Recover {
            how = Text.prose("recovery", how);
        }

        @Override
        public CommandType type() {
            return CommandType.RECOVER;
        }
    }

    /**
     * The service is down again (S14).
     *
     * @param what what is seen
     */
    record Relapse(String what) implements IncidentCommand {
        /** Checks the text. */
        public Relapse {
            what = Text.reason("relapse", what);
        }

        @Override
        public CommandType type() {
            return CommandType.RELAPSE;
        }
    }

    /**
     * The incident is resolved; without a separate recovery it counts as recovered too (R25, R30).
     *
     * @param solution what was done
     * @param cause what is known of the cause
     * @param causeDetails the cause; may be empty, but for a known defect, which is to be named
     */
    record Resolve(String solution, RootCause cause, String causeDetails) implements IncidentCommand {
        /** Checks cause and texts. */
        public Resolve {
            cause = Required.value("cause", cause);
            solution = Text.reason("resolution", solution);
            causeDetails = cause == RootCause.KNOWN_DEFECT
                    ? Text.reason("cause (the known defect)", causeDetails)
                    : Text.prose("cause", causeDetails);
        }

        @Override
        public CommandType type() {
            return CommandType.RESOLVE;
        }
    }

    /** What is known of the cause when an incident is resolved (R8). */
    enum RootCause {
        /** It is found and removed. */
        IDENTIFIED,
        /** Nobody knows. */
        UNKNOWN,
        /** A defect that is known and stays for now. */
        KNOWN_DEFECT
    }

    /**
     * The resolution is confirmed: by the first reporter, or by an engineer on behalf of that one (R7, S13).
     *
     * @param onBehalfOf the reporter who said so; {@code null} if the actor is the reporter
     */
    record Confirm(@Nullable PersonId onBehalfOf) implements IncidentCommand {
        @Override
        public CommandType type() {
            return CommandType.CONFIRM;
        }
    }

    /**
     * The resolution is rejected: by any reporter, or by an engineer on behalf of one (S13).
     *
     * @param onBehalfOf the reporter who said so; {@code null} if the actor is the reporter
     * @param reason what is still wrong
     */
    record Reject(@Nullable PersonId onBehalfOf, String reason) implements IncidentCommand {
        /** Checks the reason. */
        public Reject {
            reason = Text.reason("rejection reason", reason);
        }

        @Override
        public CommandType type() {
            return CommandType.REJECT;
        }
    }

    /**
     * An attempt to reach the reporter failed (S13).
     *
     * @param how the way that was tried
     */
    record ReporterUnreachable(String how) implements IncidentCommand {
        /** Checks the text. */
        public ReporterUnreachable {
            how = Text.reason("attempt to reach the reporter", how);
        }

        @Override
        public CommandType type() {
            return CommandType.REPORTER_UNREACHABLE;
        }
    }

    /**
     * Closes what is confirmed (R7). See {@link CloseUnconfirmed} for what is not.
     *
     * @param reason what there is to say; may be empty
     */
    record Close(String reason) implements IncidentCommand {
        /** Checks the reason. */
        public Close {
            reason = Text.prose("closing reason", reason);
        }

        @Override
        public CommandType type() {
            return CommandType.CLOSE;
        }
    }

    /**
     * Closes what nobody has confirmed, as the reporter cannot be reached after so many attempts over so long (S13).
     *
     * @param reason why it is closed all the same
     */
    record CloseUnconfirmed(String reason) implements IncidentCommand {
        /** Checks the reason. */
        public CloseUnconfirmed {
            reason = Text.reason("closing reason", reason);
        }

        @Override
        public CommandType type() {
            return CommandType.CLOSE_UNCONFIRMED;
        }
    }

    /**
     * Opens again: before closing in the same cycle, after it in a new one (S14).
     *
     * @param reason why
     */
    record Reopen(String reason) implements IncidentCommand {
        /** Checks the reason. */
        public Reopen {
            reason = Text.reason("reopening reason", reason);
        }

        @Override
        public CommandType type() {
            return CommandType.REOPEN;
        }
    }

    /**
     * Withdraws what was reported by mistake: its clocks have no meaning, and nobody is told any more.
     *
     * @param reason why it was a mistake
     */
    record Cancel(String reason) implements IncidentCommand {
        /** Checks the reason. */
        public Cancel {
            reason = Text.reason("cancelling reason", reason);
        }

        @Override
        public CommandType type() {
            return CommandType.CANCEL;
        }
    }

    /**
     * Corrects when something took effect in this cycle; the occurrence may have been unknown so far. What depends on it
     * is judged anew (S5).
     *
     * @param signal what took effect
     * @param entry the sequence of the timeline entry that is corrected, or 0 for the latest of its kind
     * @param effective when it really did
     * @param reason how that became known
     */
    record CorrectTime(Signal signal, long entry, Instant effective, String reason) implements IncidentCommand {
        /** Checks signal, entry, instant and reason. */
        public CorrectTime {
            signal = Required.value("corrected signal", signal);
            if (entry < 0) {
                throw new InvalidInputException(
                        "corrected entry", String.valueOf(entry), "the sequence of a timeline entry, or 0");
            }
            effective = Time.instant("corrected time", effective);
            reason = Text.reason("correction reason", reason);
        }

        /**
         * Corrects the latest of its kind.
         *
         * @param signal what took effect
         * @param effective when it really did
         * @param reason how that became known
         */
        public CorrectTime(Signal signal, Instant effective, String reason) {
            this(signal, 0, effective, reason);
        }

        @Override
        public CommandType type() {
            return CommandType.CORRECT_TIME;
        }
    }

    /**
     * Puts a corrective action on record, or its new state (R12).
     *
     * @param action the action; one with the same id is replaced
     */
    record RecordCorrectiveAction(CorrectiveAction action) implements IncidentCommand {
        /** Checks that there is one. */
        public RecordCorrectiveAction {
            action = Required.value("corrective action", action);
        }

        @Override
        public CommandType type() {
            return CommandType.RECORD_CORRECTIVE_ACTION;
        }
    }

    /**
     * A lesson learned (R9).
     *
     * @param lesson what to do better
     */
    record RecordLesson(String lesson) implements IncidentCommand {
        /** Checks the text. */
        public RecordLesson {
            lesson = Text.reason("lesson", lesson);
        }

        @Override
        public CommandType type() {
            return CommandType.RECORD_LESSON;
        }
    }

    /**
     * Files the major-incident report (R16).
     *
     * @param reference where it is kept
     */
    record FileReport(String reference) implements IncidentCommand {
        /** Checks the reference. */
        public FileReport {
            reference = Text.name("report reference", reference);
        }

        @Override
        public CommandType type() {
            return CommandType.FILE_REPORT;
        }
    }

    private static List<String> names(String what, List<String> values) {
        return Required.value(what + " list", values).stream()
                .map(value -> Text.name(what, value))
                .toList();
    }

    private static List<String> atLeastOne(String what, List<String> values) {
        if (Required.value(what + " list", values).isEmpty()) {
            throw new InvalidInputException(what + " list", "empty", "at least one");
        }
        return names(what, values);
    }
}
