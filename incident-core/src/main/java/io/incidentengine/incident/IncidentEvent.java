package io.incidentengine.incident;

import io.incidentengine.incident.IncidentCommand.Review;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.model.Assessment;
import io.incidentengine.model.DeduplicationKey;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Origin;
import io.incidentengine.model.PauseReason;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.PolicyRef;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.ProblemOffer;
import io.incidentengine.notification.ProofOutcome;
import io.incidentengine.severity.Classification;
import io.incidentengine.sla.ClockKey;
import io.incidentengine.sla.FormerTarget;
import io.incidentengine.sla.Signal;
import io.incidentengine.sla.Standstill;
import io.incidentengine.sla.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happened to an incident, as a value on its timeline; folding them in order gives its state (S35). */
public sealed interface IncidentEvent {

    /**
     * The signals that clocks and notification rules hear.
     *
     * @return in the order in which they are heard; often empty
     */
    default List<Signal> signals() {
        return List.of();
    }

    /**
     * The earlier event that this one undoes.
     *
     * @return its sequence on the timeline, or 0
     */
    default long undoes() {
        return 0;
    }

    /**
     * It was recorded (R3).
     *
     * @param intake what came in
     * @param policy the policy that it is pinned to (S15)
     * @param classification its severity and why
     * @param recurring whether the same fault was recovered only a short while before (R17)
     */
    record IncidentReported(Intake intake, PolicyRef policy, Classification classification, boolean recurring)
            implements IncidentEvent {
        @Override
        public List<Signal> signals() {
            return List.of(Signal.REPORTED);
        }
    }

    /**
     * A further complaint came in (S25).
     *
     * @param reporters who complained, new or known with perhaps new contacts; empty if a machine did
     * @param origin the way it came in
     * @param details in the reporter's words
     * @param intake the whole report (R3); {@code null} if somebody merely added a complaint
     */
    record Complained(
            List<Person> reporters,
            Origin origin,
            String details,
            @Nullable Intake intake) implements IncidentEvent {
        /** Copies the reporters. */
        public Complained {
            reporters = List.copyOf(reporters);
        }

        @Override
        public List<Signal> signals() {
            return List.of(Signal.COMPLAINED);
        }
    }

    /**
     * The same fault came again within a short time after its recovery (R17, R8).
     *
     * @param recovered when it had been recovered
     */
    record FaultRecurred(Instant recovered) implements IncidentEvent {
        @Override
        public List<Signal> signals() {
            return List.of(Signal.RECURRED);
        }
    }

    /** Handling began (S12). */
    record Responded() implements IncidentEvent {
        @Override
        public List<Signal> signals() {
            return List.of(Signal.RESPONDED);
        }
    }

    /**
     * The ownership changed (R5).
     *
     * @param owner the new owner
     */
    record OwnerAssigned(PersonId owner) implements IncidentEvent {}

    /**
     * What is affected was stated.
     *
     * @param assessment what was known then
     * @param reason how it became known
     */
    record Assessed(Assessment assessment, String reason) implements IncidentEvent {
        /** The reason where a further report said more of the impact. */
        public static final String BY_COMPLAINT = "a further complaint";
    }

    /**
     * The severity changed (R20, S24).
     *
     * @param from what it was
     * @param to what it became, and why
     */
    record SeverityChanged(Severity from, Classification to) implements IncidentEvent {
        @Override
        public List<Signal> signals() {
            return to.severity().equals(from)
                    ? List.of()
                    : List.of(to.severity().isGraverThan(from) ? Signal.RAISED : Signal.LOWERED);
        }
    }

    /**
     * Something was found (R4).
     *
     * @param findings what
     * @param documents the documentation that was consulted
     */
    record Diagnosed(String findings, List<String> documents) implements IncidentEvent {}

    /**
     * It was said which part or team is at fault (R6).
     *
     * @param atFault the part or team
     * @param findings what shows that
     * @param documents the documentation that was consulted
     */
    record Demarcated(String atFault, String findings, List<String> documents) implements IncidentEvent {}

    /**
     * Progress was recorded (R5).
     *
     * @param note what happened since the last one
     */
    record ProgressRecorded(String note) implements IncidentEvent {
        @Override
        public List<Signal> signals() {
            return List.of(Signal.PROGRESS_RECORDED);
        }
    }

    /**
     * The reporter was told how it goes (R5).
     *
     * @param note what
     */
    record ReporterUpdated(String note) implements IncidentEvent {
        @Override
        public List<Signal> signals() {
            return List.of(Signal.REPORTER_UPDATED);
        }
    }

    /**
     * The incident manager was asked for help (R4).
     *
     * @param reason what is needed
     */
    record HelpRequested(String reason) implements IncidentEvent {
        @Override
        public List<Signal> signals() {
            return List.of(Signal.HELP_REQUESTED);
        }
    }

    /**
     * A major incident was declared (R14).
     *
     * @param reason why
     */
    record MajorIncidentDeclared(String reason) implements IncidentEvent {
        @Override
        public List<Signal> signals() {
            return List.of(Signal.DECLARED_MAJOR);
        }
    }

    /**
     * People or means were assigned (R14).
     *
     * @param resources who or what
     * @param note what for
     */
    record ResourcesAssigned(List<String> resources, String note) implements IncidentEvent {}

    /**
     * It went to developers (R6, R25).
     *
     * @param team which developers
     * @param reason why
     */
    record TransferredToDevelopers(String team, String reason) implements IncidentEvent {
        @Override
        public List<Signal> signals() {
            return List.of(Signal.TRANSFERRED);
        }
    }

    /**
     * It went to problem management (R8, R25).
     *
     * @param offer what was handed over
     * @param problem the problem's id, where there is one already
     */
    record TransferredToProblemManagement(
            ProblemOffer offer, @Nullable String problem) implements IncidentEvent {
        @Override
        public List<Signal> signals() {
            return List.of(Signal.TRANSFERRED_TO_PROBLEM);
        }

        /**
         * The problem's id.
         *
         * @return the id, where there was one already
         */
        public Optional<String> reference() {
            return Optional.ofNullable(problem);
        }
    }

    /**
     * It came back to its owner (R11).
     *
     * @param findings cause and solution, or why there is none
     * @param undoes the transfer
     */
    record HandedBack(String findings, long undoes) implements IncidentEvent {
        @Override
        public List<Signal> signals() {
            return List.of(Signal.HANDED_BACK);
        }
    }

    /**
     * It began to wait for somebody else (S8).
     *
     * @param reason for what
     * @param note what was asked of whom
     */
    record Paused(PauseReason reason, String note) implements IncidentEvent {
        @Override
        public List<Signal> signals() {
            return List.of(Signal.PAUSED);
        }
    }

    /**
     * It waits no more for a reason (S8).
     *
     * @param reason for what it had waited
     * @param note what came of it
     * @param undoes the sequence of the pause that this ends
     */
    record Resumed(PauseReason reason, String note, long undoes) implements IncidentEvent {
        @Override
        public List<Signal> signals() {
            return List.of(Signal.RESUMED);
        }
    }

    /**
     * Another incident about the same fault was merged into it (S16).
     *
     * @param merged the other, which is silent from then on
     * @param reporters its reporters, who count as complainants here
     * @param keys its deduplication keys, which this incident answers to from then on
     * @param origins when it occurred and was reported, as far as known
     * @param standstills when something may have stopped its clocks
     * @param reason why they are one
     */
    record IncidentMerged(
            IncidentId merged,
            List<Person> reporters,
            List<DeduplicationKey> keys,
            Map<Signal, Instant> origins,
            List<Standstill> standstills,
            String reason)
            implements IncidentEvent {
        /** How the reasons begin of what it brings: another severity, an assessment, the declaration as a major incident. */
        public static final String BRINGS = "merged with ";

        /** Copies the collections. */
        public IncidentMerged {
            reporters = List.copyOf(reporters);
            keys = List.copyOf(keys);
            origins = Map.copyOf(origins);
            standstills = List.copyOf(standstills);
        }

        @Override
        public List<Signal> signals() {
            return List.of(Signal.MERGED);
        }
    }

    /**
     * It was merged into another incident, and is silent from then on (S16).
     *
     * @param into the other
     * @param reason why they are one
     */
    record MergedInto(IncidentId into, String reason) implements IncidentEvent {
        @Override
        public List<Signal> signals() {
            return List.of(Signal.MERGED_INTO);
        }
    }

    /**
     * It was moved to another policy; what was final stays, and what has stopped keeps its target (S15).
     *
     * @param from the policy before
     * @param to the policy from then on
     * @param formerTargets the targets by which clocks are judged until then, or until what has stopped is resumed
     * @param reason why
     */
    record PolicyMigrated(PolicyRef from, PolicyRef to, List<FormerTarget> formerTargets, String reason)
            implements IncidentEvent {
        /** Copies the targets. */
        public PolicyMigrated {
            formerTargets = List.copyOf(formerTargets);
        }

        @Override
        public List<Signal> signals() {
            return List.of(Signal.MIGRATED);
        }
    }

    /**
     * A solution was proposed (R6, R12).
     *
     * @param solution what to do
     * @param documents the documentation that it refers to
     * @param reviewed whether it waits for a review (R15)
     */
    record SolutionProposed(String solution, List<String> documents, boolean reviewed) implements IncidentEvent {
        @Override
        public List<Signal> signals() {
            return reviewed
                    ? List.of(Signal.SOLUTION_PROPOSED, Signal.REVIEW_REQUESTED)
                    : List.of(Signal.SOLUTION_PROPOSED);
        }
    }

    /**
     * A solution was judged (R15).
     *
     * @param review the judgement
     * @param note why
     */
    record SolutionReviewed(Review review, String note) implements IncidentEvent {
        @Override
        public List<Signal> signals() {
            return List.of(review == Review.APPROVED ? Signal.SOLUTION_APPROVED : Signal.SOLUTION_RETURNED);
        }
    }

    /**
     * The service came back (R24).
     *
     * @param how by what
     */
    record ServiceRecovered(String how) implements IncidentEvent {
        @Override
        public List<Signal> signals() {
            return List.of(Signal.RECOVERED);
        }
    }

    /**
     * The service went down again (S14).
     *
     * @param what what was seen
     * @param undoes the recovery
     */
    record ServiceRelapsed(String what, long undoes) implements IncidentEvent {
        @Override
        public List<Signal> signals() {
            return List.of(Signal.RELAPSED);
        }
    }

    /**
     * It was resolved (R25).
     *
     * @param solution what was done
     * @param cause what is known of the cause
     * @param causeDetails the cause, or the defect's id
     * @param recovers whether it counts as the recovery too, as there was no separate one
     */
    record IncidentResolved(String solution, RootCause cause, String causeDetails, boolean recovers)
            implements IncidentEvent {
        @Override
        public List<Signal> signals() {
            return recovers ? List.of(Signal.RECOVERED, Signal.RESOLVED) : List.of(Signal.RESOLVED);
        }
    }

    /**
     * The reporter confirmed (R7).
     *
     * @param reporter whose word it is
     */
    record ResolutionConfirmed(PersonId reporter) implements IncidentEvent {
        @Override
        public List<Signal> signals() {
            return List.of(Signal.CONFIRMED);
        }
    }

    /**
     * Nobody answered in time whether it is resolved, and silence counts as the reporter's word (S13).
     *
     * @param lag how late the engine was with it, or zero if it was in time (S4)
     */
    record ConfirmationLapsed(Duration lag) implements IncidentEvent {
        @Override
        public List<Signal> signals() {
            return List.of(Signal.CONFIRMED);
        }
    }

    /**
     * A reporter rejected the resolution (S13).
     *
     * @param reporter whose word it is
     * @param reason what is still wrong
     * @param undoes the resolution
     */
    record ResolutionRejected(PersonId reporter, String reason, long undoes) implements IncidentEvent {
        @Override
        public List<Signal> signals() {
            return List.of(Signal.REJECTED);
        }
    }

    /**
     * An attempt to reach the reporter failed (S13).
     *
     * @param how the way that was tried
     */
    record ReporterNotReached(String how) implements IncidentEvent {}

    /**
     * It was closed (R7).
     *
     * @param reason why, if it was without a confirmation
     * @param lapsed whether the engine did it because nobody answered in time (S13)
     * @param lag how late the engine was with it, or zero if it was in time (S4)
     */
    record IncidentClosed(String reason, boolean lapsed, Duration lag) implements IncidentEvent {
        @Override
        public List<Signal> signals() {
            return List.of(Signal.CLOSED);
        }
    }

    /**
     * It was reopened before closing, in the same cycle (S14).
     *
     * @param reason why
     * @param undoes the resolution
     */
    record IncidentReopened(String reason, long undoes) implements IncidentEvent {
        @Override
        public List<Signal> signals() {
            return List.of(Signal.REOPENED);
        }
    }

    /**
     * It was reopened after closing, in a new cycle (S14).
     *
     * @param reason why
     * @param cycle the new cycle, 2 and more
     * @param recurring whether that was only a short while after its recovery (R17)
     * @param owesReport whether a major-incident report is still owed, so that it is major in this cycle too (R16)
     */
    record CycleBegun(String reason, int cycle, boolean recurring, boolean owesReport) implements IncidentEvent {
        @Override
        public List<Signal> signals() {
            return List.of(Signal.REPORTED);
        }
    }

    /**
     * It was withdrawn as a mistake.
     *
     * @param reason why
     */
    record IncidentCancelled(String reason) implements IncidentEvent {
        @Override
        public List<Signal> signals() {
            return List.of(Signal.CANCELLED);
        }
    }

    /**
     * A time on record was corrected (S5).
     *
     * @param signal what took effect
     * @param corrects the sequence of the event that is corrected
     * @param previous what had been on record; {@code null} if nothing was
     * @param to when it really took effect
     * @param reason how that became known
     */
    record TimeCorrected(
            Signal signal, long corrects, @Nullable Instant previous, Instant to, String reason)
            implements IncidentEvent {
        /**
         * What had been on record.
         *
         * @return the earlier instant, if there was one
         */
        public Optional<Instant> from() {
            return Optional.ofNullable(previous);
        }
    }

    /**
     * A corrective action was put on record, or its new state (R12).
     *
     * @param action the action
     */
    record CorrectiveActionRecorded(CorrectiveAction action) implements IncidentEvent {}

    /**
     * A lesson was recorded (R9).
     *
     * @param lesson what to do better
     */
    record LessonRecorded(String lesson) implements IncidentEvent {}

    /**
     * The major-incident report was filed (R16).
     *
     * @param reference where it is kept
     */
    record MajorIncidentReportFiled(String reference) implements IncidentEvent {
        @Override
        public List<Signal> signals() {
            return List.of(Signal.REPORT_FILED);
        }
    }

    /**
     * A clock's verdict became final (S10).
     *
     * @param verdict met or breached
     * @param elapsed the time that had counted
     * @param lag how late the engine was with it, or zero if it was in time (S4)
     */
    record VerdictReached(Verdict verdict, Duration elapsed, Duration lag) implements IncidentEvent {}

    /**
     * A correction took a verdict back (S5). What the clock shows now follows as a verdict of its own, if it is final.
     *
     * @param verdict what was on record
     * @param reason the correction
     * @param passed the rungs that have fired and stay so, as their time has passed by the corrected clock too, and how
     *     often; all others can fire again
     */
    record VerdictSuperseded(Verdict verdict, String reason, Map<String, Integer> passed) implements IncidentEvent {
        /** Copies the rungs. */
        public VerdictSuperseded {
            passed = Map.copyOf(passed);
        }
    }

    /**
     * A rung fired (S20).
     *
     * @param clock the run of the clock
     * @param rung the rung's name
     * @param count 1 for the first time
     * @param lag how late the engine was, if beyond its tolerance; else zero (S4)
     */
    record RungFired(ClockKey clock, String rung, int count, Duration lag) implements IncidentEvent {}

    /**
     * Progress had to be told (R29, S23).
     *
     * @param recorded whether anybody had recorded some since the last time
     * @param missed how many earlier times this one stands for, after downtime (S22)
     * @param lag how late the engine was, if beyond its tolerance; else zero (S4)
     */
    record ProgressFellDue(boolean recorded, long missed, Duration lag) implements IncidentEvent {}

    /**
     * The handler had to be reminded of progress that is due soon (S23).
     *
     * @param due when it is due
     * @param lag how late the engine was with it, or zero if it was in time (S4)
     */
    record ProgressReminderFellDue(Instant due, Duration lag) implements IncidentEvent {}

    /**
     * It was decided to tell somebody something (S26).
     *
     * @param notification what, and to whom
     */
    record NotificationDecided(Notification notification) implements IncidentEvent {}

    /**
     * It came out whether a notification is proven to have arrived (S29, S33).
     *
     * @param outcome which notification, and what came of it
     */
    record ProofConcluded(ProofOutcome outcome) implements IncidentEvent {}

    /**
     * It was offered to problem management by rule (R8).
     *
     * @param offer why
     */
    record OfferedToProblemManagement(ProblemOffer offer) implements IncidentEvent {}
}
