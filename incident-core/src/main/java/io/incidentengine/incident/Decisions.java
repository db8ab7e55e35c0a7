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
import io.incidentengine.incident.IncidentCommand.ReviewSolution;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.incident.IncidentCommand.Transfer;
import io.incidentengine.incident.IncidentCommand.TransferToProblem;
import io.incidentengine.incident.IncidentCommand.UpdateReporter;
import io.incidentengine.incident.IncidentEvent.Assessed;
import io.incidentengine.incident.IncidentEvent.Complained;
import io.incidentengine.incident.IncidentEvent.CorrectiveActionRecorded;
import io.incidentengine.incident.IncidentEvent.CycleBegun;
import io.incidentengine.incident.IncidentEvent.Demarcated;
import io.incidentengine.incident.IncidentEvent.Diagnosed;
import io.incidentengine.incident.IncidentEvent.FaultRecurred;
import io.incidentengine.incident.IncidentEvent.HandedBack;
import io.incidentengine.incident.IncidentEvent.HelpRequested;
import io.incidentengine.incident.IncidentEvent.IncidentCancelled;
import io.incidentengine.incident.IncidentEvent.IncidentClosed;
import io.incidentengine.incident.IncidentEvent.IncidentMerged;
import io.incidentengine.incident.IncidentEvent.IncidentReopened;
import io.incidentengine.incident.IncidentEvent.IncidentReported;
import io.incidentengine.incident.IncidentEvent.IncidentResolved;
import io.incidentengine.incident.IncidentEvent.LessonRecorded;
import io.incidentengine.incident.IncidentEvent.MajorIncidentDeclared;
import io.incidentengine.incident.IncidentEvent.MajorIncidentReportFiled;
import io.incidentengine.incident.IncidentEvent.MergedInto;
import io.incidentengine.incident.IncidentEvent.OwnerAssigned;
import io.incidentengine.incident.IncidentEvent.Paused;
import io.incidentengine.incident.IncidentEvent.PolicyMigrated;
import io.incidentengine.incident.IncidentEvent.ProgressRecorded;
import io.incidentengine.incident.IncidentEvent.ReporterNotReached;
import io.incidentengine.incident.IncidentEvent.ReporterUpdated;
import io.incidentengine.incident.IncidentEvent.ResolutionConfirmed;
import io.incidentengine.incident.IncidentEvent.ResolutionRejected;
import io.incidentengine.incident.IncidentEvent.ResourcesAssigned;
import io.incidentengine.incident.IncidentEvent.Responded;
import io.incidentengine.incident.IncidentEvent.Resumed;
import io.incidentengine.incident.IncidentEvent.ServiceRecovered;
import io.incidentengine.incident.IncidentEvent.ServiceRelapsed;
import io.incidentengine.incident.IncidentEvent.SeverityChanged;
import io.incidentengine.incident.IncidentEvent.SolutionProposed;
import io.incidentengine.incident.IncidentEvent.SolutionReviewed;
import io.incidentengine.incident.IncidentEvent.TimeCorrected;
import io.incidentengine.incident.IncidentEvent.TransferredToDevelopers;
import io.incidentengine.incident.IncidentEvent.TransferredToProblemManagement;
import io.incidentengine.incident.Lifecycle.Place;
import io.incidentengine.incident.Lifecycle.Transferred;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Assessment;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.NotPermittedException;
import io.incidentengine.model.PauseReason;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.ProblemGround;
import io.incidentengine.model.RefusedException;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.model.Severity;
import io.incidentengine.model.Text;
import io.incidentengine.model.Time;
import io.incidentengine.notification.Facts;
import io.incidentengine.notification.ProofOutcome;
import io.incidentengine.policy.ConfirmationPolicy;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.severity.Circumstances;
import io.incidentengine.severity.Classification;
import io.incidentengine.severity.SeverityPolicy;
import io.incidentengine.sla.ClockFact;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.PauseRule;
import io.incidentengine.sla.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one pure function that decides: (state, command or tick, policy, facts from outside, now) → change. Production,
 * simulation and tests all run it. Thread-safe, as it has no state.
 */
public final class Decisions {
    private static final String PASSED_ON = ", with the command's onBehalfOf if another passes it on";
    private static final Set<Signal> CORRECTABLE = EnumSet.of(
            Signal.OCCURRED,
            Signal.REPORTED,
            Signal.RESPONDED,
            Signal.RAISED,
            Signal.LOWERED,
            Signal.TRANSFERRED,
            Signal.TRANSFERRED_TO_PROBLEM,
            Signal.HANDED_BACK,
            Signal.PAUSED,
            Signal.RESUMED,
            Signal.RECOVERED,
            Signal.RELAPSED,
            Signal.RESOLVED,
            Signal.CONFIRMED,
            Signal.REJECTED,
            Signal.CLOSED,
            Signal.REOPENED,
            Signal.REPORT_FILED);

    private final Decision decision;
    private final Actor actor;
    private final CommandType type;
    private final Instant at;

    private Decisions(Decision decision, Actor actor, CommandType type, Instant at) {
        this.decision = decision;
        this.actor = actor;
        this.type = type;
        this.at = at;
    }

    /**
     * Decides what time has done to an incident (S6).
     *
     * @param incident the state
     * @param situation policy and present
     * @return the change; without entries if nothing fell due
     */
    public static Change tick(Incident incident, Situation situation) {
        Decision decision = new Decision(incident, situation.policy(), situation.now());
        decision.settle(decision.now);
        return decision.change();
    }

    /**
     * Puts an incident on record that was handled elsewhere, as it is: nothing happens to it, and nobody is told (R33).
     *
     * @param dossier the incident
     * @param policy the policy that it is pinned to
     * @return the change, with the whole timeline; what fell due meanwhile is due at once
     */
    public static Change restore(Dossier dossier, IncidentPolicy policy) {
        Incident incident = dossier.incident();
        Change still = new Decision(incident, policy, incident.trace().recordedAt()).change();
        return new Change(
                incident, dossier.timeline(), List.of(), List.of(), List.of(), still.next(), still.deadline());
    }

    /**
     * Decides a new incident (R2, R3).
     *
     * @param id the new incident's id
     * @param intake what comes in
     * @param actor who reports it to the engine
     * @param situation policy, present, and when the same fault was last recovered
     * @return the change
     * @throws NotPermittedException if the actor may not report
     * @throws InvalidInputException if a time lies in the future, or the occurrence after the report
     */
    public static Change report(IncidentId id, Intake intake, Actor actor, Situation situation) {
        permit(actor, CommandType.REPORT, situation);
        Report report = intake.report();
        Instant reported = reportedAt(report, situation);
        IncidentPolicy policy = situation.policy();
        Instant recovered = situation.siblings().recoveredAt().orElse(null);
        boolean recurring = isRecurring(recovered, report.occurredAt().orElse(reported), policy);
        int complainants = Math.max(
                1, (int) report.reporters().stream().map(Person::id).distinct().count());
        Classification classification =
                policy.severity().classify(report.assessment(), new Circumstances(complainants, recurring));
        Decision decision = new Decision(
                id,
                policy,
                situation.now(),
                actor,
                reported,
                new IncidentReported(intake, policy.ref(), classification, recurring));
        if (recurring) {
            decision.offer(ProblemGround.RECURRING, "the same fault was recovered at " + recovered, reported);
        }
        decision.catchUp(() -> "");
        return decision.change();
    }

    private static Instant reportedAt(Report report, Situation situation) {
        Instant reported = notInFuture("report.reportedAt", report.reportedAt().orElse(situation.now()), situation);
        Instant occurred = notInFuture("report.occurredAt", report.occurredAt().orElse(reported), situation);
        if (occurred.isAfter(reported)) {
            throw new InvalidInputException(
                    "report.occurredAt", occurred.toString(), "not after the report at " + reported);
        }
        return reported;
    }

    /** Notes that the fault came again within a short time after its recovery (R17), and offers it (R8). */
    private void recur(Instant again) {
        Instant recovered = incident().recoveredAt().orElse(null);
        if (recovered != null
                && isRecurring(recovered, again, decision.policy)
                && !incident().impact().recurring()) {
            emit(new FaultRecurred(recovered), "again at " + again + ", recovered at " + recovered);
            decision.offer(ProblemGround.RECURRING, "the same fault was recovered at " + recovered, at);
            reclassify(false);
        }
    }

    private static boolean isRecurring(@Nullable Instant recovered, Instant again, IncidentPolicy policy) {
        return recovered != null
                && !again.isBefore(recovered)
                && Duration.between(recovered, again)
                                .compareTo(policy.tolerances().recurrence())
                        <= 0;
    }

    /**
     * Decides that a report is a further complaint about an open incident (S25). What it says about the impact counts if
     * the policy that the incident is pinned to knows such words; it is on record in any case.
     *
     * @param incident the open incident with the same deduplication key
     * @param intake what comes in
     * @param actor who reports it to the engine
     * @param situation policy and present
     * @return the change of the open incident
     * @throws NotPermittedException if the actor may not report
     */
    public static Change attach(Incident incident, Intake intake, Actor actor, Situation situation) {
        permit(actor, CommandType.REPORT, situation);
        Report report = intake.report();
        Situation monotone =
                situation.at(Time.later(situation.now(), incident.trace().recordedAt()));
        Decisions decisions =
                begin(incident, actor, CommandType.ATTACH_COMPLAINT, reportedAt(report, monotone), monotone);
        decisions.emit(new Complained(report.reporters(), report.origin(), report.details(), intake));
        decisions.recur(report.occurredAt().orElse(decisions.at));
        if (situation.policy().severity().knows(report.assessment())) {
            decisions.learn(report.assessment(), Assessed.BY_COMPLAINT);
        }
        return decisions.finish(decisions::what);
    }

    /**
     * Decides what a command does.
     *
     * @param incident the state
     * @param command what is done
     * @param actor who does it
     * @param effective when it took effect; {@code null} for now; earlier than now for a correction (S5)
     * @param situation policy and present
     * @return the change
     * @throws NotPermittedException if none of the actor's roles may do it
     * @throws RefusedException if it is not possible as the incident stands
     * @throws InvalidInputException if a time lies in the future or before what it follows, or a value is unknown to the
     *     policy
     */
    public static Change handle(
            Incident incident, IncidentCommand command, Actor actor, @Nullable Instant effective, Situation situation) {
        permit(actor, command.type(), situation);
        Instant at = command instanceof CorrectTime correct ? correct.effective() : effective;
        Decisions decisions = begin(incident, actor, command.type(), at, situation);
        decisions.apply(command, situation);
        return decisions.finish(command instanceof CorrectTime correct ? correct::reason : decisions::what);
    }

    /**
     * Decides what an incident's timeline says of the proof of its notifications (S29), and lets happen what is due.
     *
     * @param incident the incident as it is
     * @param outcomes what came out
     * @param situation policy and present
     * @return the change
     */
    public static Change prove(Incident incident, List<ProofOutcome> outcomes, Situation situation) {
        Decision decision = new Decision(incident, situation.policy(), situation.now());
        decision.settle(decision.now);
        outcomes.forEach(decision::conclude);
        decision.catchUp(() -> "");
        return decision.change();
    }

    /**
     * Decides that two incidents are about the same fault (S16): the duplicate falls silent, the other keeps the earliest
     * origin, the highest severity, and the reporters and deduplication keys of both.
     *
     * @param duplicate the incident that is merged; one that is closed brings no origin, as its clocks have ended (S14)
     * @param into the incident that goes on; an open one
     * @param actor who says so
     * @param reason why they are one
     * @param duplicates policy and present of the duplicate
     * @param others policy and present of the other
     * @return both changes, to be stored in one transaction
     * @throws NotPermittedException if none of the actor's roles may merge
     * @throws RefusedException if they are the same incident, or one is cancelled or merged into another, or the one that
     *     goes on is not open
     */
    public static MergeChange merge(
            Incident duplicate, Incident into, Actor actor, String reason, Situation duplicates, Situation others) {
        permit(actor, CommandType.MERGE, duplicates);
        String why = Text.reason("merging reason", reason);
        Decisions silenced = begin(duplicate, actor, CommandType.MERGE, null, duplicates);
        if (duplicate.id().equals(into.id())) {
            throw silenced.refuse("would be merged into itself", "merge it into another");
        }
        Decisions kept = begin(into, actor, CommandType.MERGE, null, others);
        if (!kept.incident().isOpen()) {
            throw kept.refuse("is " + kept.incident().status(), "merge into an open incident");
        }
        others.siblings().open().ifPresent(third -> {
            throw kept.refuse(
                    "would get a deduplication key that incident " + third + " is open for",
                    "merge " + third + " into it first");
        });
        kept.absorb(silenced.incident(), why);
        silenced.emit(new MergedInto(into.id(), why), "merged into incident " + into.id() + ": " + why);
        return new MergeChange(silenced.finish(silenced::what), kept.finish(kept::what));
    }

    private void absorb(Incident other, String reason) {
        emit(
                new IncidentMerged(
                        other.id(),
                        other.people().reporters(),
                        other.registration().keys(),
                        other.isOpen() ? other.sla().origins() : Map.of(),
                        other.isOpen() ? other.sla().standstills() : List.of(),
                        reason),
                reason);
        if (other.lifecycle().declaredMajor() && !incident().isMajor(decision.policy)) {
            String declared = IncidentMerged.BRINGS + "major incident " + other.id();
            emit(new MajorIncidentDeclared(declared), declared);
        }
        know(readable(other.impact().assessment()), IncidentMerged.BRINGS + "incident " + other.id());
        Impact impact = incident().impact();
        change(graver(brought(other, impact.classification()), classify(impact.assessment())));
    }

    /** The level of a merged incident, if it is graver and this incident's policy has it. */
    private Classification brought(Incident other, Classification was) {
        Severity severity = other.severity();
        return severity.isGraverThan(was.severity())
                        && decision.policy.severity().levels().contains(severity)
                ? new Classification(
                        severity,
                        IncidentMerged.BRINGS + "incident " + other.id() + ": "
                                + other.impact().classification().reason(),
                        other.impact().classification().manual())
                : was;
    }

    /** What this incident's policy knows of an assessment that was made under another; its own, if nothing. */
    private Assessment readable(Assessment assessment) {
        SeverityPolicy severity = decision.policy.severity();
        if (assessment instanceof Assessment.Facts facts) {
            return new Assessment.Facts(facts.criteria().stream()
                    .filter(criterion -> severity.knows(Assessment.of(criterion)))
                    .collect(Collectors.toSet()));
        }
        return severity.knows(assessment) ? assessment : incident().impact().assessment();
    }

    /**
     * Decides that an incident goes on under another policy (S15). What is final stays as it was judged, what has
     * stopped for now keeps its target; what runs is judged by the new policy from its origin on, but is late by that no
     * earlier than now, with the cause {@code MIGRATED}.
     *
     * @param incident the state
     * @param target the new policy
     * @param actor who moves it
     * @param reason why
     * @param situation the policy so far, and the present
     * @return what it changes, and what the clocks show before and after
     * @throws NotPermittedException if none of the actor's roles may migrate
     * @throws RefusedException if it is on that policy already
     * @throws InvalidInputException if the new policy does not have the incident's severity, or does not know what it was
     *     assessed by
     */
    public static Migration migrate(
            Incident incident, IncidentPolicy target, Actor actor, String reason, Situation situation) {
        permit(actor, CommandType.MIGRATE, situation);
        String why = Text.reason("migration reason", reason);
        Decisions decisions = begin(incident, actor, CommandType.MIGRATE, null, situation);
        if (target.ref().equals(incident.policy())) {
            throw decisions.refuse("is on policy " + target.ref() + " already", "another policy or version");
        }
        Set<Severity> levels = target.severity().levels();
        if (!levels.contains(decisions.incident().severity())) {
            throw new InvalidInputException(
                    "policy " + target.ref(),
                    "without " + decisions.incident().severity() + ", which incident " + incident.id() + " has",
                    "a policy with it; this one has " + levels);
        }
        target.severity()
                .classify(
                        decisions.incident().impact().assessment(),
                        new Circumstances(
                                incident.complainants(), incident.impact().recurring()));
        decisions.emit(
                new PolicyMigrated(incident.policy(), target.ref(), decisions.decision.formerTargets(target), why));
        decisions.decision.goOnUnder(target);
        return Migration.of(incident, situation.policy(), target, decisions.decision.change(), decisions.decision.now);
    }

    private static void permit(Actor actor, CommandType type, Situation situation) {
        Set<Role> permitted = situation.roles().mayGive(type);
        if (!actor.holdsAny(permitted)) {
            throw new NotPermittedException(actor, type, permitted);
        }
    }

    private static Instant notInFuture(String what, Instant instant, Situation situation) {
        Instant latest =
                Time.plus(situation.now(), situation.policy().tolerances().skew());
        if (instant.isAfter(latest)) {
            throw new InvalidInputException(
                    what,
                    instant + ", in the future",
                    "at most " + situation.policy().tolerances().skew() + " after " + situation.now());
        }
        return instant.isAfter(situation.now()) ? situation.now() : instant;
    }

    private static Decisions begin(
            Incident incident, Actor actor, CommandType type, @Nullable Instant effective, Situation situation) {
        Decision decision = new Decision(incident, situation.policy(), situation.now());
        Situation monotone = situation.at(decision.now);
        Instant at = effective == null
                ? decision.now
                : notInFuture("effective time", Time.instant("effective time", effective), monotone);
        decision.settleBefore(at);
        Decisions decisions = new Decisions(decision, actor, type, at);
        incident.lifecycle().mergedInto().ifPresent(other -> {
            throw decisions.refuse("is merged into incident " + other, "work on " + other);
        });
        if (Transitions.of(type, decision.incident().status()).isEmpty()) {
            throw decisions.refuse(
                    "is " + decision.incident().status(),
                    Transitions.possible(decision.incident().status()).stream()
                            .map(Decisions::words)
                            .collect(Collectors.joining(", ")));
        }
        return decisions;
    }

    private Change finish(Supplier<String> reason) {
        decision.catchUp(reason);
        return decision.change();
    }

    /** What is done, and when it took effect: the reason for all that changes afterwards because of it. */
    private String what() {
        return words(type) + ", effective " + at;
    }

    private static String words(CommandType type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private Incident incident() {
        return decision.incident();
    }

    private void emit(IncidentEvent event) {
        emit(event, "");
    }

    private void emit(IncidentEvent event, String note) {
        if (event.signals().isEmpty()) {
            notBefore(Signal.REPORTED);
        }
        inOrder(event);
        decision.emit(actor, at, event, note.isEmpty() ? Map.of() : Map.of(Facts.NOTE, note));
    }

    private void inOrder(IncidentEvent event) {
        Fold.facts(event, incident().severity(), incident().trace().sequence() + 1, at)
                .forEach(fact -> Order.check(fact, incident().sla().facts()));
    }

    private RefusedException refuse(String reason, String allowed) {
        return new RefusedException(decision.incident().id(), type, reason, allowed);
    }

    private void apply(IncidentCommand command, Situation situation) {
        if (command instanceof AttachComplaint complaint) {
            refuseForeign(complaint.reporter().id(), situation);
            emit(new Complained(List.of(complaint.reporter()), complaint.origin(), complaint.details(), null));
            reclassify(false);
        } else if (command instanceof Respond) {
            emit(new Responded());
        } else if (command instanceof AssignOwner assign) {
            emit(new OwnerAssigned(assign.owner()));
        } else if (command instanceof Assess assess) {
            notBefore(Signal.RAISED, Signal.LOWERED);
            refuseLifting(classify(assess.assessment()).severity(), situation);
            emit(new Assessed(assess.assessment(), assess.reason()));
            reclassify(true);
        } else if (command instanceof ChangeSeverity change) {
            refuseLifting(change.severity(), situation);
            changeSeverity(change);
        } else if (command instanceof Diagnose diagnose) {
            emit(new Diagnosed(diagnose.findings(), diagnose.documents()));
        } else if (command instanceof Demarcate demarcate) {
            emit(new Demarcated(demarcate.atFault(), demarcate.findings(), demarcate.documents()));
        } else if (command instanceof RecordProgress progress) {
            emit(new ProgressRecorded(progress.note()));
        } else if (command instanceof UpdateReporter update) {
            emit(new ReporterUpdated(update.note()), update.note());
        } else if (command instanceof AskForHelp help) {
            emit(new HelpRequested(help.reason()), help.reason());
        } else if (command instanceof DeclareMajor major) {
            if (incident().isMajor(decision.policy)) {
                throw refuse("is major already", "");
            }
            emit(new MajorIncidentDeclared(major.reason()), major.reason());
        } else if (command instanceof AssignResources assign) {
            emit(new ResourcesAssigned(assign.resources(), assign.note()));
        } else if (command instanceof CorrectTime correct) {
            correct(correct);
        } else if (command instanceof RecordCorrectiveAction action) {
            emit(new CorrectiveActionRecorded(action.action()));
        } else if (command instanceof RecordLesson lesson) {
            emit(new LessonRecorded(lesson.lesson()));
        } else if (command instanceof FileReport file) {
            fileReport(file);
        } else {
            advance(command, situation);
        }
    }

    /** The commands by which an incident goes from hand to hand and from status to status. */
    private void advance(IncidentCommand command, Situation situation) {
        if (command instanceof Transfer transfer) {
            refuseTransferred();
            emit(new TransferredToDevelopers(transfer.team(), transfer.reason()), transfer.reason());
        } else if (command instanceof TransferToProblem transfer) {
            refuseTransferred();
            emit(new TransferredToProblemManagement(
                    decision.handOver(transfer.ground(), transfer.evidence(), at), transfer.reference()));
        } else if (command instanceof HandBack handBack) {
            Transferred transferred =
                    incident().lifecycle().transfer().orElseThrow(() -> refuse("is not transferred", "transfer"));
            emit(new HandedBack(handBack.findings(), transferred.sequence()), handBack.findings());
        } else if (command instanceof Pause pause) {
            pause(pause);
        } else if (command instanceof Resume resume) {
            ClockFact open = openPause(resume.reason())
                    .orElseThrow(() -> refuse(
                            "does not wait for \"" + resume.reason() + "\"",
                            incident().waitsFor().isEmpty()
                                    ? "pause"
                                    : "pause, or resume what it waits for: "
                                            + incident().waitsFor()));
            emit(new Resumed(resume.reason(), resume.note(), open.sequence()), resume.note());
        } else if (command instanceof ProposeSolution proposal) {
            boolean reviewed = incident().needsApproval(decision.policy);
            emit(new SolutionProposed(proposal.solution(), proposal.documents(), reviewed), proposal.solution());
        } else if (command instanceof ReviewSolution review) {
            if (incident().handling().solution().isEmpty()) {
                throw refuse("has no proposed solution", "propose solution");
            }
            emit(new SolutionReviewed(review.review(), review.note()), review.note());
        } else if (command instanceof Recover recover) {
            emit(new ServiceRecovered(recover.how()), recover.how());
        } else if (command instanceof Relapse relapse) {
            recur(at);
            emit(new ServiceRelapsed(relapse.what(), undone(Signal.RECOVERED)), relapse.what());
        } else if (command instanceof Resolve resolve) {
            resolve(resolve);
        } else if (command instanceof Confirm confirm) {
            emit(new ResolutionConfirmed(firstReporter(confirm.onBehalfOf(), situation)));
        } else if (command instanceof Reject reject) {
            PersonId reporter = anyReporter(reject.onBehalfOf(), situation);
            emit(new ResolutionRejected(reporter, reject.reason(), undone(Signal.RESOLVED)), reject.reason());
        } else if (command instanceof ReporterUnreachable unreachable) {
            notBefore(Signal.RESOLVED);
            emit(new ReporterNotReached(unreachable.how()));
        } else if (command instanceof Close close) {
            refuseUnapproved();
            emit(new IncidentClosed(close.reason(), false, Duration.ZERO), close.reason());
        } else if (command instanceof CloseUnconfirmed close) {
            closeUnconfirmed(close);
        } else if (command instanceof Reopen reopen) {
            reopen(reopen, situation);
        } else if (command instanceof Cancel cancel) {
            if (incident().lifecycle().cycle() > 1) {
                throw refuse("was closed before, and so was no mistake", "resolve");
            }
            emit(new IncidentCancelled(cancel.reason()), cancel.reason());
        } else {
            throw new IllegalStateException("No decision for " + command.type());
        }
    }

    // --- severity ---

    private void changeSeverity(ChangeSeverity change) {
        Set<Severity> levels = decision.policy.severity().levels();
        if (!levels.contains(change.severity())) {
            throw new InvalidInputException("severity", change.severity().toString(), levels.toString());
        }
        if (change.severity().equals(incident().severity())) {
            throw refuse("is " + change.severity() + " already", "another of " + levels);
        }
        emit(
                new SeverityChanged(
                        incident().severity(), new Classification(change.severity(), change.reason(), true)),
                change.reason());
    }

    /** Takes in what a further report says about the impact. */
    private void learn(Assessment assessment, String reason) {
        know(assessment, reason);
        reclassify(false);
    }

    /** Puts on record what is said about the impact by somebody who can only add to it. */
    private void know(Assessment assessment, String reason) {
        Assessment known = incident().impact().assessment();
        if (assessment instanceof Assessment.Facts more && known instanceof Assessment.Facts facts) {
            Set<Criterion> union = new HashSet<>(facts.criteria());
            union.addAll(more.criteria());
            if (union.size() > facts.criteria().size()) {
                emit(new Assessed(new Assessment.Facts(union), reason));
            }
        } else if (assessment instanceof Assessment.ImpactUrgency
                && classify(assessment).severity().isGraverThan(classify(known).severity())) {
            emit(new Assessed(assessment, reason));
        }
    }

    private Classification classify(Assessment assessment) {
        return classify(assessment, incident().impact().recurring());
    }

    private Classification classify(Assessment assessment, boolean recurring) {
        return decision.policy
                .severity()
                .classify(assessment, new Circumstances(incident().complainants(), recurring));
    }

    /** Complaints can only raise, and not against a level that was set by hand; an assessment decides anew. */
    private void reclassify(boolean anew) {
        Impact impact = incident().impact();
        Classification was = impact.classification();
        Classification is = classify(impact.assessment());
        change(anew ? is : graver(was, is));
    }

    private static Classification graver(Classification was, Classification is) {
        return is.severity().isGraverThan(was.severity()) && !was.manual() ? is : was;
    }

    private void change(Classification is) {
        Classification was = incident().impact().classification();
        if (!is.equals(was)) {
            SeverityChanged change = new SeverityChanged(was.severity(), is);
            decision.emit(actor, sinceSeverity(), change, Map.of(Facts.NOTE, is.reason()));
        }
    }

    /** A severity takes effect no earlier than the one that it replaces, even if a complaint of long ago causes it. */
    private Instant sinceSeverity() {
        Instant since = at;
        for (Signal signal : List.of(Signal.REPORTED, Signal.RAISED, Signal.LOWERED)) {
            ClockFact fact = incident().sla().last(signal).orElse(null);
            since = fact == null ? since : Time.later(since, fact.effective());
        }
        return since;
    }

    // --- transfer, solution, resolution ---

    private void refuseTransferred() {
        incident().lifecycle().transfer().ifPresent(transferred -> {
            throw refuse("is transferred already, to " + place(transferred), "hand back");
        });
    }

    private static String place(Transferred transferred) {
        String place = transferred.place() == Place.DEVELOPERS ? "developers" : "problem management";
        return transferred.team().isEmpty() ? place : place + " (" + transferred.team() + ")";
    }

    private void pause(Pause pause) {
        Set<PauseReason> honoured = decision.policy.milestones().stream()
                .flatMap(milestone -> milestone.pauses().stream())
                .map(PauseRule::reason)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!honoured.contains(pause.reason())) {
            throw new InvalidInputException(
                    "pause reason",
                    "\"" + pause.reason() + "\"",
                    "the reasons that milestones of policy " + decision.policy.ref() + " honour: " + honoured);
        }
        if (openPause(pause.reason()).isPresent()) {
            throw refuse("waits for \"" + pause.reason() + "\" already", "resume, or pause for another reason");
        }
        emit(new Paused(pause.reason(), pause.note()), pause.note());
    }

    private Optional<ClockFact> openPause(PauseReason reason) {
        return incident().sla().pauses().stream()
                .filter(fact -> reason.equals(fact.pause()))
                .findFirst();
    }

    /** Who may not declare a major incident may not make one of it that is none, either (R14). */
    private void refuseLifting(Severity lower, Situation situation) {
        Set<Severity> levels = decision.policy.closing().majorIncidents().levels();
        boolean lifts = !incident().lifecycle().declaredMajor()
                && levels.contains(incident().severity())
                && !levels.contains(lower);
        Set<Role> permitted = situation.roles().mayGive(CommandType.DECLARE_MAJOR);
        if (lifts && !actor.holdsAny(permitted)) {
            throw new NotPermittedException(actor, type, permitted);
        }
    }

    private void resolve(Resolve resolve) {
        incident().lifecycle().transfer().ifPresent(transferred -> {
            if (transferred.place() == Place.DEVELOPERS) {
                throw refuse("is with " + place(transferred), "hand back");
            }
        });
        refuseUnapproved();
        for (ClockFact open : incident().sla().pauses()) {
            emit(new Resumed(Objects.requireNonNull(open.pause()), "resolved", open.sequence()));
        }
        boolean recovers = incident().sla().latest(Signal.RECOVERED).isEmpty();
        emit(
                new IncidentResolved(resolve.solution(), resolve.cause(), resolve.causeDetails(), recovers),
                resolve.solution());
        if (resolve.cause() == RootCause.UNKNOWN) {
            decision.offer(ProblemGround.UNKNOWN_CAUSE, "resolved without a known cause: " + resolve.solution(), at);
        } else if (resolve.cause() == RootCause.KNOWN_DEFECT) {
            decision.offer(ProblemGround.KNOWN_DEFECT, "known defect: " + resolve.causeDetails(), at);
        }
    }

    private void refuseUnapproved() {
        if (incident().lacksApproval(decision.policy)) {
            throw refuse("is a major incident without an approved solution", "propose solution, then review solution");
        }
    }

    // --- the reporter's word ---

    private PersonId firstReporter(@Nullable PersonId onBehalfOf, Situation situation) {
        PersonId reporter = anyReporter(onBehalfOf, situation);
        List<Person> reporters = incident().people().reporters();
        if (!reporters.isEmpty() && !reporters.get(0).id().equals(reporter)) {
            throw refuse(
                    "was first reported by another than " + reporter,
                    "the word of " + reporters.get(0).id());
        }
        return reporter;
    }

    /** Refuses that somebody who may only speak as a reporter speaks for another; tells whether the actor may. */
    private boolean refuseForeign(PersonId reporter, Situation situation) {
        Set<Role> others = new HashSet<>(situation.roles().mayGive(type));
        others.remove(Role.REPORTER);
        boolean forOthers = actor.holdsAny(others);
        if (!reporter.equals(actor.id()) && !forOthers) {
            throw new NotPermittedException(actor, type, others);
        }
        return forOthers;
    }

    private PersonId anyReporter(@Nullable PersonId onBehalfOf, Situation situation) {
        PersonId reporter = onBehalfOf == null ? actor.id() : onBehalfOf;
        boolean forOthers = refuseForeign(reporter, situation);
        boolean nobodyReported = incident().people().reporters().isEmpty();
        if (!incident().people().hasReporter(reporter) && !(nobodyReported && forOthers)) {
            throw refuse(
                    "was not reported by " + reporter,
                    "the word of one of "
                            + incident().people().reporters().stream()
                                    .map(Person::id)
                                    .toList()
                            + (onBehalfOf == null && forOthers ? PASSED_ON : ""));
        }
        return reporter;
    }

    private void closeUnconfirmed(CloseUnconfirmed close) {
        refuseUnapproved();
        ConfirmationPolicy rule = decision.policy.closing().confirmation();
        List<Instant> attempts = incident().people().attempts();
        Duration span = attempts.size() < 2
                ? Duration.ZERO
                : Duration.between(attempts.get(0), attempts.get(attempts.size() - 1));
        if (attempts.size() < rule.attempts() || span.compareTo(rule.over()) < 0) {
            throw refuse(
                    "is not confirmed, and " + attempts.size() + " attempts over " + span
                            + " did not reach the reporter",
                    "confirm, or close after " + rule.attempts() + " attempts over " + rule.over());
        }
        emit(new IncidentClosed(close.reason(), false, Duration.ZERO), close.reason());
    }

    private void reopen(Reopen reopen, Situation situation) {
        if (incident().status() != IncidentStatus.CLOSED) {
            emit(new IncidentReopened(reopen.reason(), undone(Signal.RESOLVED)), reopen.reason());
            return;
        }
        situation.siblings().open().ifPresent(other -> {
            throw refuse("is about a fault that incident " + other + " is open for", "work on " + other + ", or merge");
        });
        Instant recovered = incident().recoveredAt().orElse(null);
        boolean recurring = isRecurring(recovered, at, decision.policy);
        boolean owesReport = incident().isMajor(decision.policy)
                && incident().handling().report().isEmpty()
                && decision.policy.milestone(Milestone.MAJOR_INCIDENT_REPORT).isPresent();
        decision.endCycle(at, what());
        begin(new CycleBegun(reopen.reason(), incident().lifecycle().cycle() + 1, recurring, owesReport));
        decision.offer(ProblemGround.RECURRING, "reopened after closing: " + reopen.reason(), at);
    }

    /** A cycle that begins at another level is told as one event, like a report of that level (ADR 0003). */
    private void begin(CycleBegun cycle) {
        inOrder(cycle);
        Classification was = incident().impact().classification();
        Classification is = graver(was, classify(incident().impact().assessment(), cycle.recurring()));
        decision.emit(
                actor,
                at,
                is.equals(was) ? List.of(cycle) : List.of(cycle, new SeverityChanged(was.severity(), is)),
                Map.of(Facts.NOTE, cycle.reason()));
    }

    private void fileReport(FileReport file) {
        if (!incident().isMajor(decision.policy)) {
            throw refuse("is no major incident", "");
        }
        if (incident().handling().report().isPresent()) {
            throw refuse("has its report filed already", "");
        }
        emit(new MajorIncidentReportFiled(file.reference()));
    }

    // --- times ---

    private long undone(Signal signal) {
        return incident()
                .sla()
                .latest(signal)
                .map(ClockFact::sequence)
                .orElseThrow(() -> new IllegalStateException("Nothing to undo: no " + signal));
    }

    /** Refuses a time before that of something on record. */
    private void notBefore(Signal... signals) {
        for (Signal signal : signals) {
            incident().sla().last(signal).ifPresent(fact -> Order.notBefore(fact, at));
        }
    }

    private void correct(CorrectTime correct) {
        Signal signal = correct.signal();
        if (!CORRECTABLE.contains(signal)) {
            throw new InvalidInputException("corrected signal", signal.name(), CORRECTABLE.toString());
        }
        SlaRecord sla = incident().sla();
        ClockFact fact = corrected(correct);
        long sequence = fact == null ? sla.last(Signal.REPORTED).orElseThrow().sequence() : fact.sequence();
        List<ClockFact> others = sla.facts().stream()
                .filter(other -> fact == null || !sla.movesWith(fact, other))
                .toList();
        Order.check(fact == null ? ClockFact.of(sequence, signal, at) : fact.at(at), others);
        Instant from = fact == null ? null : fact.effective();
        decision.emit(actor, at, new TimeCorrected(signal, sequence, from, at, correct.reason()), Map.of());
    }

    /** The fact that is corrected; none if the occurrence was unknown so far. */
    private @Nullable ClockFact corrected(CorrectTime correct) {
        Signal signal = correct.signal();
        SlaRecord sla = incident().sla();
        ClockFact fact = correct.entry() == 0
                ? sla.last(signal).orElse(null)
                : sla.facts().stream()
                        .filter(other -> other.signal() == signal && other.sequence() == correct.entry())
                        .findFirst()
                        .orElse(null);
        if (fact == null && correct.entry() != 0) {
            throw refuse(
                    "has no entry " + correct.entry() + " by which it was " + Order.words(signal) + " in this cycle",
                    "entries "
                            + sla.facts().stream()
                                    .filter(other -> other.signal() == signal)
                                    .map(ClockFact::sequence)
                                    .toList());
        }
        if (fact == null && signal != Signal.OCCURRED) {
            throw refuse("was never " + Order.words(signal), "");
        }
        return fact;
    }
}
