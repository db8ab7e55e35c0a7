package io.incidentengine.incident;

import io.incidentengine.escalation.Trigger;
import io.incidentengine.incident.IncidentEvent.Assessed;
import io.incidentengine.incident.IncidentEvent.Complained;
import io.incidentengine.incident.IncidentEvent.ConfirmationLapsed;
import io.incidentengine.incident.IncidentEvent.CorrectiveActionRecorded;
import io.incidentengine.incident.IncidentEvent.CycleBegun;
import io.incidentengine.incident.IncidentEvent.Demarcated;
import io.incidentengine.incident.IncidentEvent.Diagnosed;
import io.incidentengine.incident.IncidentEvent.FaultRecurred;
import io.incidentengine.incident.IncidentEvent.HandedBack;
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
import io.incidentengine.incident.IncidentEvent.NotificationDecided;
import io.incidentengine.incident.IncidentEvent.OfferedToProblemManagement;
import io.incidentengine.incident.IncidentEvent.OwnerAssigned;
import io.incidentengine.incident.IncidentEvent.Paused;
import io.incidentengine.incident.IncidentEvent.PolicyMigrated;
import io.incidentengine.incident.IncidentEvent.ProgressFellDue;
import io.incidentengine.incident.IncidentEvent.ProgressRecorded;
import io.incidentengine.incident.IncidentEvent.ProgressReminderFellDue;
import io.incidentengine.incident.IncidentEvent.ProofConcluded;
import io.incidentengine.incident.IncidentEvent.ReporterNotReached;
import io.incidentengine.incident.IncidentEvent.ResolutionConfirmed;
import io.incidentengine.incident.IncidentEvent.ResolutionRejected;
import io.incidentengine.incident.IncidentEvent.ResourcesAssigned;
import io.incidentengine.incident.IncidentEvent.Responded;
import io.incidentengine.incident.IncidentEvent.Resumed;
import io.incidentengine.incident.IncidentEvent.RungFired;
import io.incidentengine.incident.IncidentEvent.ServiceRecovered;
import io.incidentengine.incident.IncidentEvent.ServiceRelapsed;
import io.incidentengine.incident.IncidentEvent.SeverityChanged;
import io.incidentengine.incident.IncidentEvent.SolutionProposed;
import io.incidentengine.incident.IncidentEvent.SolutionReviewed;
import io.incidentengine.incident.IncidentEvent.TimeCorrected;
import io.incidentengine.incident.IncidentEvent.TransferredToDevelopers;
import io.incidentengine.incident.IncidentEvent.TransferredToProblemManagement;
import io.incidentengine.incident.IncidentEvent.VerdictReached;
import io.incidentengine.incident.IncidentEvent.VerdictSuperseded;
import io.incidentengine.incident.Lifecycle.Place;
import io.incidentengine.incident.Lifecycle.Transferred;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.PauseReason;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Severity;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.ProofOutcome;
import io.incidentengine.sla.ClockFact;
import io.incidentengine.sla.ClockKey;
import io.incidentengine.sla.Signal;
import io.incidentengine.sla.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each event does to the state: the one place where state changes (S35). */
final class Fold {
    private Fold() {}

    static Incident begin(IncidentId id, TimelineEntry entry) {
        if (!(entry.event() instanceof IncidentReported reported) || entry.sequence() != 1) {
            throw new IllegalArgumentException("The timeline of " + id + " begins with entry " + entry.sequence() + ", "
                    + entry.event().getClass().getSimpleName() + "; allowed: the report as entry 1");
        }
        Incident incident = new Incident(
                id,
                new Registration(
                        reported.intake(),
                        reported.policy(),
                        entry.effective(),
                        entry.recorded(),
                        reported.intake()
                                .report()
                                .deduplicationKey()
                                .map(List::of)
                                .orElse(List.of())),
                new Lifecycle(IncidentStatus.REPORTED, 1, null, false, null),
                new Impact(reported.intake().report().assessment(), reported.classification(), reported.recurring()),
                reporters(reported.intake().report().reporters()),
                Handling.NONE,
                SlaRecord.EMPTY,
                Telling.NOTHING,
                new Trace(1, entry.recorded()));
        List<ClockFact> facts = new ArrayList<>(2);
        Instant reportedAt = entry.effective();
        reported.intake()
                .report()
                .occurredAt()
                .map(at -> at.isAfter(reportedAt) ? reportedAt : at) // in the future by skew alone (S5)
                .ifPresent(at -> facts.add(ClockFact.of(1, Signal.OCCURRED, at)));
        facts.add(new ClockFact(
                1, Signal.REPORTED, entry.effective(), reported.classification().severity(), 0));
        return with(incident, incident.sla().with(facts));
    }

    private static People reporters(List<Person> reporters) {
        return new People(null, List.of(), List.of()).with(reporters);
    }

    static Incident next(Incident was, TimelineEntry entry) {
        if (entry.sequence() != was.trace().sequence() + 1) {
            throw new IllegalArgumentException("Entry " + entry.sequence() + " does not follow entry "
                    + was.trace().sequence() + " of incident " + was.id() + "; allowed: the next one");
        }
        IncidentEvent event = entry.event();
        Incident incident = new Incident(
                was.id(),
                registration(was.registration(), event),
                lifecycle(was.lifecycle(), event, entry),
                impact(was.impact(), event),
                people(was.people(), event, entry),
                handling(was.handling(), event),
                sla(was.sla(), event, was.severity(), entry),
                telling(was.telling(), event, entry),
                new Trace(entry.sequence(), entry.recorded()));
        return event instanceof ResolutionRejected || event instanceof IncidentReopened
                ? withStatus(incident, statusAfterUndoing(incident))
                : incident;
    }

    /** A rejection leads back to where the incident was: a separate recovery stays. */
    private static IncidentStatus statusAfterUndoing(Incident incident) {
        return incident.sla().latest(Signal.RECOVERED).isPresent()
                ? IncidentStatus.RECOVERED
                : IncidentStatus.IN_PROGRESS;
    }

    private static Incident with(Incident i, SlaRecord sla) {
        return new Incident(
                i.id(),
                i.registration(),
                i.lifecycle(),
                i.impact(),
                i.people(),
                i.handling(),
                sla,
                i.telling(),
                i.trace());
    }

    private static Incident withStatus(Incident i, IncidentStatus status) {
        return new Incident(
                i.id(),
                i.registration(),
                i.lifecycle().to(status),
                i.impact(),
                i.people(),
                i.handling(),
                i.sla(),
                i.telling(),
                i.trace());
    }

    private static Registration registration(Registration was, IncidentEvent event) {
        if (event instanceof PolicyMigrated migrated) {
            return was.under(migrated.to());
        } else if (event instanceof IncidentMerged merged) {
            return was.answeringTo(merged.keys());
        } else if (event instanceof TimeCorrected corrected && corrected.corrects() == 1) {
            return corrected.signal() == Signal.REPORTED ? was.reportedAt(corrected.to()) : was;
        }
        return was;
    }

    private static Lifecycle lifecycle(Lifecycle was, IncidentEvent event, TimelineEntry entry) {
        if (event instanceof Responded) {
            return was.to(IncidentStatus.IN_PROGRESS);
        } else if (event instanceof ServiceRecovered) {
            return was.to(IncidentStatus.RECOVERED);
        } else if (event instanceof ServiceRelapsed) {
            return was.to(IncidentStatus.IN_PROGRESS);
        } else if (event instanceof IncidentResolved) {
            return was.to(IncidentStatus.RESOLVED);
        } else if (event instanceof ResolutionConfirmed || event instanceof ConfirmationLapsed) {
            return was.to(IncidentStatus.CONFIRMED);
        } else if (event instanceof IncidentClosed) {
            return was.to(IncidentStatus.CLOSED);
        } else if (event instanceof IncidentCancelled) {
            return was.to(IncidentStatus.CANCELLED);
        } else if (event instanceof CycleBegun begun) {
            return was.inCycle(begun.cycle(), begun.owesReport());
        } else if (event instanceof TransferredToDevelopers transfer) {
            return was.at(new Transferred(Place.DEVELOPERS, transfer.team(), entry.sequence()));
        } else if (event instanceof TransferredToProblemManagement transfer) {
            return was.at(new Transferred(
                    Place.PROBLEM_MANAGEMENT, transfer.reference().orElse(""), entry.sequence()));
        } else if (event instanceof HandedBack) {
            return was.at(null);
        } else if (event instanceof MajorIncidentDeclared) {
            return was.major();
        } else if (event instanceof MergedInto merged) {
            return was.mergedInto(merged.into());
        }
        return was;
    }

    private static Impact impact(Impact was, IncidentEvent event) {
        if (event instanceof Assessed assessed) {
            return was.assessed(assessed.assessment());
        } else if (event instanceof SeverityChanged changed) {
            return was.classified(changed.to());
        } else if (event instanceof CycleBegun begun) {
            return was.recurring(begun.recurring());
        } else if (event instanceof FaultRecurred) {
            return was.recurring(true);
        }
        return was;
    }

    private static People people(People was, IncidentEvent event, TimelineEntry entry) {
        PersonId owner = was.responsible();
        if (event instanceof Responded && owner == null) {
            return was.ownedBy(entry.actor().id());
        } else if (event instanceof OwnerAssigned assigned) {
            return was.ownedBy(assigned.owner());
        } else if (event instanceof Complained complained) {
            return was.with(complained.reporters());
        } else if (event instanceof IncidentMerged merged) {
            return was.with(merged.reporters());
        } else if (event instanceof ReporterNotReached) {
            return was.notReached(entry.effective());
        } else if (event instanceof ResolutionRejected
                || event instanceof IncidentReopened
                || event instanceof CycleBegun) {
            return was.reached();
        }
        return was;
    }

    private static Handling handling(Handling was, IncidentEvent event) {
        if (event instanceof Diagnosed diagnosed) {
            return was.consulted(diagnosed.documents());
        } else if (event instanceof Demarcated demarcated) {
            return was.demarcated(demarcated.atFault()).consulted(demarcated.documents());
        } else if (event instanceof SolutionProposed proposed) {
            return was.solvedBy(new Handling.Solution(proposed.solution(), Handling.Solution.State.PROPOSED))
                    .consulted(proposed.documents());
        } else if (event instanceof SolutionReviewed reviewed) {
            return was.solvedBy(was.solution()
                    .map(solution -> new Handling.Solution(solution.text(), state(reviewed)))
                    .orElse(null));
        } else if (event instanceof IncidentResolved resolved) {
            return was.causedBy(resolved.cause());
        } else if (event instanceof ResolutionRejected || event instanceof IncidentReopened) {
            return was.solvedBy(null).causedBy(null);
        } else if (event instanceof CycleBegun) {
            return was.inNewCycle();
        } else if (event instanceof ResourcesAssigned assigned) {
            return was.assigned(assigned.resources());
        } else if (event instanceof CorrectiveActionRecorded recorded) {
            return was.with(recorded.action());
        } else if (event instanceof LessonRecorded recorded) {
            return was.learned(recorded.lesson());
        } else if (event instanceof OfferedToProblemManagement offered) {
            return was.offeredFor(offered.offer().ground());
        } else if (event instanceof TransferredToProblemManagement transferred) {
            return was.offeredFor(transferred.offer().ground());
        } else if (event instanceof MajorIncidentReportFiled filed) {
            return was.filedAt(filed.reference());
        }
        return was;
    }

    private static Handling.Solution.State state(SolutionReviewed reviewed) {
        return reviewed.review() == IncidentCommand.Review.APPROVED
                ? Handling.Solution.State.APPROVED
                : Handling.Solution.State.RETURNED;
    }

    private static SlaRecord sla(SlaRecord was, IncidentEvent event, Severity severity, TimelineEntry entry) {
        if (event instanceof VerdictReached reached) {
            Verdict verdict = reached.verdict();
            return was.recorded(verdict.clock(), was.of(verdict.clock()).judged(verdict));
        } else if (event instanceof VerdictSuperseded superseded) {
            ClockKey clock = superseded.verdict().clock();
            return was.recorded(clock, was.of(clock).rearmed(superseded.passed()));
        } else if (event instanceof RungFired fired) {
            return was.recorded(fired.clock(), was.of(fired.clock()).firedAgain(fired.rung(), fired.count()));
        } else if (event instanceof ProofConcluded concluded) {
            return proven(was, concluded.outcome());
        } else if (event instanceof TimeCorrected corrected) {
            return was.corrected(corrected.corrects(), corrected.signal(), corrected.to());
        }
        return event.signals().isEmpty()
                ? was
                : (event instanceof CycleBegun ? was.inNewCycle() : was)
                        .with(facts(event, severity, entry.sequence(), entry.effective()));
    }

    /** Somebody has acknowledged that a rung fired: it repeats no more (S33). */
    private static SlaRecord proven(SlaRecord was, ProofOutcome outcome) {
        Notification.ClockStep step = outcome.notification().rung();
        return step == null || outcome.kind() != ProofOutcome.Kind.ACKNOWLEDGED
                ? was
                : was.recorded(step.clock(), was.of(step.clock()).acknowledged(step.rung()));
    }

    /** The facts that an event is to clocks. */
    static List<ClockFact> facts(IncidentEvent event, Severity severity, long sequence, Instant effective) {
        Severity in = event instanceof SeverityChanged changed
                ? changed.to().severity()
                : event instanceof CycleBegun ? severity : null;
        List<Signal> signals = event.signals();
        List<ClockFact> facts = new ArrayList<>(signals.size());
        for (Signal signal : signals) {
            facts.add(fact(event, signal, in, sequence, effective));
        }
        return facts;
    }

    private static ClockFact fact(
            IncidentEvent event, Signal signal, @Nullable Severity severity, long sequence, Instant effective) {
        IncidentMerged merged = event instanceof IncidentMerged other ? other : null;
        return new ClockFact(
                sequence,
                signal,
                effective,
                severity,
                event.undoes(),
                pause(event),
                merged == null ? Map.of() : merged.origins(),
                merged == null ? List.of() : merged.standstills(),
                event instanceof PolicyMigrated migrated ? migrated.formerTargets() : List.of());
    }

    private static @Nullable PauseReason pause(IncidentEvent event) {
        if (event instanceof Paused paused) {
            return paused.reason();
        }
        return event instanceof Resumed resumed ? resumed.reason() : null;
    }

    private static Telling telling(Telling was, IncidentEvent event, TimelineEntry entry) {
        if (event instanceof NotificationDecided decided) {
            Notification notification = decided.notification();
            return notification.rule().trigger() instanceof Trigger.FirstInScope
                    ? was.informed(notification.rule().name(), entry.recorded())
                    : was;
        } else if (event instanceof ProgressFellDue) {
            return was.fellDue(entry.effective());
        } else if (event instanceof ProgressReminderFellDue reminder) {
            return was.remindedOf(reminder.due());
        } else if (event instanceof ProgressRecorded progress) {
            return was.progressed(entry.effective(), progress.note());
        } else if (event instanceof CycleBegun) {
            return Telling.NOTHING;
        }
        return was;
    }
}
