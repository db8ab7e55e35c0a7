package io.incidentengine.analysis;

import io.incidentengine.analysis.MonthlyAnalysis.ClockFigures;
import io.incidentengine.analysis.MonthlyAnalysis.Flow;
import io.incidentengine.analysis.MonthlyAnalysis.MajorIncident;
import io.incidentengine.analysis.MonthlyAnalysis.MilestoneFigures;
import io.incidentengine.analysis.MonthlyAnalysis.Progress;
import io.incidentengine.analysis.MonthlyAnalysis.ProofFigures;
import io.incidentengine.analysis.MonthlyAnalysis.Reported;
import io.incidentengine.analysis.MonthlyAnalysis.Times;
import io.incidentengine.analysis.MonthlyAnalysis.Urgent;
import io.incidentengine.incident.Clocks;
import io.incidentengine.incident.Clocks.ClockReading;
import io.incidentengine.incident.CorrectiveAction;
import io.incidentengine.incident.Dossier;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.incident.IncidentEvent;
import io.incidentengine.incident.IncidentEvent.ConfirmationLapsed;
import io.incidentengine.incident.IncidentEvent.CorrectiveActionRecorded;
import io.incidentengine.incident.IncidentEvent.CycleBegun;
import io.incidentengine.incident.IncidentEvent.IncidentCancelled;
import io.incidentengine.incident.IncidentEvent.IncidentClosed;
import io.incidentengine.incident.IncidentEvent.IncidentReported;
import io.incidentengine.incident.IncidentEvent.IncidentResolved;
import io.incidentengine.incident.IncidentEvent.MergedInto;
import io.incidentengine.incident.IncidentEvent.NotificationDecided;
import io.incidentengine.incident.IncidentEvent.ProgressFellDue;
import io.incidentengine.incident.IncidentEvent.ProgressReminderFellDue;
import io.incidentengine.incident.IncidentEvent.ProofConcluded;
import io.incidentengine.incident.IncidentEvent.RungFired;
import io.incidentengine.incident.IncidentEvent.VerdictReached;
import io.incidentengine.incident.IncidentEvent.VerdictSuperseded;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Origin;
import io.incidentengine.model.Required;
import io.incidentengine.model.ServiceId;
import io.incidentengine.model.Severity;
import io.incidentengine.model.Time;
import io.incidentengine.notification.ProofOutcome;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.sla.Reading.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Looks at one incident after the other, and keeps figures alone: of each clock that stopped in the month, about 48 bytes, of
 * each step that the engine was late with, 12, of each major incident a line, and of each service a number. Incidents with nothing on record
 * in the month that are neither open in it nor have a
 * clock that runs change nothing, and may be left out. Not thread-safe.
 */
public final class MonthlyAnalyst {
    private static final Comparator<Urgent> BY_DEADLINE = Comparator.comparing(Urgent::deadline)
            .thenComparing(urgent -> urgent.id().value())
            .thenComparing(Urgent::milestone);

    private final ReportingMonth month;
    private final Instant begin;
    private final Instant until;
    private final Instant last;
    private final Function<Incident, IncidentPolicy> policies;

    private final Map<Severity, Long> bySeverity = new HashMap<>();
    private final Map<ServiceId, Long> byService = new HashMap<>();
    private final Map<Origin, Long> byOrigin = new EnumMap<>(Origin.class);
    private final Map<RootCause, Long> causes = new EnumMap<>(RootCause.class);
    private final Map<String, ClockTally> clocks = new TreeMap<>();
    private final Map<String, Map<Severity, ClockTally>> clocksBySeverity = new HashMap<>();
    private final Map<Turn, Times> turns = new EnumMap<>(Turn.class);
    private final Map<NotificationKind, ProofFigures> notifications = new HashMap<>();
    private final Map<CorrectiveAction.State, Long> actions = new EnumMap<>(CorrectiveAction.State.class);
    private final Durations lateness = new Durations();
    private final Map<IncidentId, MajorIncident> major = new TreeMap<>(Comparator.comparing(IncidentId::value));
    private final TreeSet<Urgent> urgent = new TreeSet<>(BY_DEADLINE);
    private long before;
    private long reported;
    private long revived;
    private long closed;
    private long cancelled;
    private long merged;
    private long after;
    private long kept;
    private long missed;

    /**
     * Has looked at none yet.
     *
     * @param month the month
     * @param now the present: a month that is not over is analysed up to it
     * @param policies finds the policy that an incident is pinned to, in whichever version it was in the month; may throw
     */
    public MonthlyAnalyst(ReportingMonth month, Instant now, Function<Incident, IncidentPolicy> policies) {
        this.month = Required.value("month to be analysed", month);
        this.begin = month.begin();
        Instant present = Time.instant("present", now);
        this.until = present.isBefore(month.end()) ? present.plus(Time.GRAIN) : month.end();
        this.last = until.minus(Time.GRAIN);
        this.policies = Required.value("policies", policies);
    }

    /**
     * Looks at an incident; each may be handed in once.
     *
     * @param dossier its state and its timeline
     * @throws RuntimeException what finding its policy throws; nothing is counted then
     */
    public void add(Dossier dossier) {
        MonthOfLife.of(Required.value("dossier", dossier), begin, until, policies)
                .ifPresent(this::add);
    }

    private void add(MonthOfLife life) {
        Incident incident = life.after();
        Severity severity = incident.severity();
        IncidentPolicy policy = policies.apply(incident);
        Incident earlier = life.before();
        boolean isOpen = earlier != null && earlier.isOpen();
        before += isOpen ? 1 : 0;
        after += incident.isOpen() ? 1 : 0;
        Set<Turn> taken = EnumSet.noneOf(Turn.class);
        Map<String, CorrectiveAction> actionsTouched = new LinkedHashMap<>();
        for (TimelineEntry entry : life.entries()) {
            IncidentEvent event = entry.event();
            isOpen = flows(isOpen, event);
            count(event, incident);
            turn(event, taken);
            if (event instanceof CorrectiveActionRecorded recorded) {
                actionsTouched.put(recorded.action().id(), recorded.action());
            }
        }
        actionsTouched.values().forEach(action -> Ordered.count(actions, action.state()));
        life.stopped().forEach(run -> clock(run.key().milestone(), severity, tally -> tally.stopped(run)));
        if (!incident.isSilent()) {
            Clocks.readings(incident, policy, last).forEach(clock -> open(incident, clock));
        }
        if (life.wasMajor()) {
            major.put(incident.id(), major(life));
        }
    }

    /** Tells whether it is open after an event, and counts it if that is new: who is closed already can still be merged. */
    private boolean flows(boolean wasOpen, IncidentEvent event) {
        if (event instanceof IncidentReported) {
            reported++;
            return true;
        }
        if (event instanceof CycleBegun) {
            revived++;
            return true;
        }
        boolean isClosed = event instanceof IncidentClosed;
        boolean isCancelled = event instanceof IncidentCancelled;
        boolean isMerged = event instanceof MergedInto;
        if (wasOpen) {
            closed += isClosed ? 1 : 0;
            cancelled += isCancelled ? 1 : 0;
            merged += isMerged ? 1 : 0;
        }
        return wasOpen && !isClosed && !isCancelled && !isMerged;
    }

    private void count(IncidentEvent event, Incident incident) {
        if (event instanceof IncidentReported) {
            Ordered.count(bySeverity, incident.severity());
            Ordered.count(byService, incident.report().service());
            Ordered.count(byOrigin, incident.report().origin());
        } else if (event instanceof IncidentClosed closing) {
            late(closing.lag());
        } else if (event instanceof IncidentResolved resolved) {
            Ordered.count(causes, resolved.cause());
        } else if (event instanceof VerdictReached reached) {
            late(reached.lag());
            clock(
                    reached.verdict().clock().milestone(),
                    incident.severity(),
                    tally -> tally.reached(reached.verdict()));
        } else if (event instanceof VerdictSuperseded superseded) {
            clock(
                    superseded.verdict().clock().milestone(),
                    incident.severity(),
                    tally -> tally.withdrawn(superseded.verdict()));
        } else if (event instanceof ProgressFellDue due) {
            late(due.lag());
            kept += due.recorded() ? 1 : 0;
            missed += due.missed() + (due.recorded() ? 0 : 1);
        } else {
            countTold(event);
        }
    }

    private void countTold(IncidentEvent event) {
        if (event instanceof RungFired fired) {
            late(fired.lag());
        } else if (event instanceof ProgressReminderFellDue due) {
            late(due.lag());
        } else if (event instanceof ConfirmationLapsed lapsed) {
            late(lapsed.lag());
        } else if (event instanceof NotificationDecided decided) {
            told(decided.notification().kind(), new ProofFigures(1, 0, 0, 0));
        } else if (event instanceof ProofConcluded concluded) {
            ProofOutcome outcome = concluded.outcome();
            told(
                    outcome.notification().kind(),
                    switch (outcome.kind()) {
                        case ACKNOWLEDGED -> new ProofFigures(0, 1, 0, 0);
                        case EXHAUSTED -> new ProofFigures(0, 0, 1, 0);
                        case MISSED -> new ProofFigures(0, 0, 0, 1);
                    });
        }
    }

    private void told(NotificationKind kind, ProofFigures more) {
        notifications.merge(kind, more, ProofFigures::plus);
    }

    private void late(Duration lag) {
        if (!lag.isZero()) {
            lateness.add(lag);
        }
    }

    private void turn(IncidentEvent event, Set<Turn> taken) {
        for (Turn turn : Turn.values()) {
            if (turn.isTakenBy(event)) {
                turns.merge(turn, new Times(taken.add(turn) ? 1 : 0, 1), Times::plus);
            }
        }
    }

    private void clock(String milestone, Severity severity, Consumer<ClockTally> count) {
        count.accept(clocks.computeIfAbsent(milestone, any -> new ClockTally()));
        count.accept(clocksBySeverity
                .computeIfAbsent(milestone, any -> new HashMap<>())
                .computeIfAbsent(severity, any -> new ClockTally()));
    }

    private void open(Incident incident, ClockReading clock) {
        clock(clock.milestone(), incident.severity(), tally -> tally.open(clock.reading()));
        if (clock.reading() instanceof Running running) {
            urgent.add(new Urgent(incident.id(), clock.milestone(), incident.severity(), running.deadline()));
            if (urgent.size() > MonthlyAnalysis.URGENT) {
                urgent.pollLast();
            }
        }
    }

    private static MajorIncident major(MonthOfLife life) {
        Incident incident = life.after();
        return new MajorIncident(
                incident.id(),
                incident.report().service(),
                incident.severity(),
                incident.reportedAt(),
                incident.recoveredAt().orElse(null),
                incident.recoveredAt().isEmpty() ? null : life.impaired(),
                incident.isOpen(),
                incident.handling().filed());
    }

    /**
     * What all those that were looked at come to.
     *
     * @return the analysis
     */
    public MonthlyAnalysis analysis() {
        Map<String, MilestoneFigures> figures = new HashMap<>();
        clocks.forEach((milestone, all) -> {
            Map<Severity, ClockFigures> levels = new HashMap<>();
            clocksBySeverity
                    .getOrDefault(milestone, Map.of())
                    .forEach((severity, tally) -> levels.put(severity, tally.figures()));
            figures.put(milestone, new MilestoneFigures(all.figures(), levels));
        });
        return new MonthlyAnalysis(
                month,
                until,
                new Flow(before, reported, revived, closed, cancelled, merged, after),
                new Reported(reported, bySeverity, byService, byOrigin),
                causes,
                figures,
                turns,
                notifications,
                new Progress(kept, missed),
                actions,
                lateness.spread(),
                List.copyOf(major.values()),
                List.copyOf(urgent));
    }
}
