package io.incidentengine.incident;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Rung;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.incident.SlaRecord.RunRecord;
import io.incidentengine.model.Time;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.sla.Breach;
import io.incidentengine.sla.ClockFact;
import io.incidentengine.sla.ClockRun;
import io.incidentengine.sla.Signal;
import io.incidentengine.sla.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what an incident wants next: the one wake-up instant, derived from its state (S21). */
final class Agenda {
    private static final Set<Signal> RESUMING =
            EnumSet.of(Signal.RELAPSED, Signal.REJECTED, Signal.REOPENED, Signal.RAISED, Signal.LOWERED);

    private final Incident incident;
    private final IncidentPolicy policy;
    private @Nullable Due next;

    private Agenda(Incident incident, IncidentPolicy policy) {
        this.incident = incident;
        this.policy = policy;
    }

    /** The earliest thing that is due, whether past or ahead; among equals, breaches before their rungs. */
    static @Nullable Due next(Incident incident, IncidentPolicy policy, List<ClockRun> runs) {
        if (incident.isSilent()) {
            return null;
        }
        Agenda agenda = new Agenda(incident, policy);
        for (ClockRun run : runs) {
            agenda.clock(run);
        }
        agenda.cadence();
        agenda.lapse();
        return agenda.next;
    }

    private void offer(Due due) {
        if (isSooner(due.at())) {
            next = due;
        }
    }

    private boolean isSooner(Instant at) {
        return next == null || at.isBefore(next.at());
    }

    private void clock(ClockRun run) {
        RunRecord onRecord = incident.sla().of(run.key());
        Optional<Breach> breach = run.breach();
        if (run.isVoided() || isOver(onRecord.verdict(), breach)) {
            return;
        }
        if (onRecord.verdict() == null && breach.isPresent()) {
            offer(new Due.Overdue(run, breach.get()));
        }
        for (Rung rung : policy.ladder(run.key().milestone())) {
            int fired = onRecord.fired().getOrDefault(rung.name(), 0);
            boolean isAnswered = onRecord.acknowledged().contains(rung.name());
            Instant at = isAnswered ? null : rung.due(run, fired).orElse(null);
            if (at != null && isSooner(at)) {
                offer(new Due.Step(run, rung, fired + 1, at));
            }
        }
    }

    /** Nobody is warned of a clock that was met for good, or was late by a policy that is in force no more (S15). */
    private static boolean isOver(@Nullable Verdict verdict, Optional<Breach> breach) {
        return verdict != null && (!verdict.isBreach() || breach.isEmpty());
    }

    private void cadence() {
        Instant due = progressDue(incident, policy);
        if (due == null) {
            return;
        }
        Telling telling = incident.telling();
        Duration lead = policy.cadence().reminder();
        boolean reminded = telling.reminded() != null && !telling.reminded().isBefore(due);
        if (!lead.isZero() && telling.isSilent() && !reminded && hasReminder()) {
            offer(new Due.Reminder(due.minus(lead), due));
        }
        offer(new Due.Progress(due));
    }

    private boolean hasReminder() {
        for (NotificationRule rule : policy.notifications()) {
            if (rule.trigger() instanceof Trigger.OnCadenceReminder) {
                return true;
            }
        }
        return false;
    }

    /** When progress is due next, on a grid anchored at the initial notification (S23). */
    static @Nullable Instant progressDue(Incident incident, IncidentPolicy policy) {
        Instant anchor = incident.telling().anchor();
        Duration interval = policy.cadence().interval(incident.severity()).orElse(null);
        if (anchor == null
                || interval == null
                || !incident.status().isOpen()
                || incident.sla().latest(Signal.RECOVERED).isPresent()) {
            return null;
        }
        Instant resumed = anchor;
        for (ClockFact fact : incident.sla().facts()) {
            if (RESUMING.contains(fact.signal())) {
                resumed = Time.later(resumed, fact.effective());
            }
        }
        Instant last = resumed.equals(anchor) ? anchor : gridPoint(anchor, interval, resumed);
        Instant due = Time.plus(last, interval);
        return due.isBefore(Time.LATEST) ? due : null;
    }

    /** The last point of a grid that is not after an instant. */
    static Instant gridPoint(Instant anchor, Duration interval, Instant until) {
        return anchor.plus(interval.multipliedBy(intervals(anchor, interval, until)));
    }

    /** How many whole intervals fit between two instants. */
    static long intervals(Instant from, Duration interval, Instant until) {
        return micros(Duration.between(from, until)) / micros(interval);
    }

    /** In microseconds, which unlike nanoseconds do not overflow between any two instants that are taken (S2). */
    private static long micros(Duration duration) {
        return duration.getSeconds() * 1_000_000 + duration.getNano() / 1_000;
    }

    private void lapse() {
        Instant at = lapse(incident, policy);
        if (at != null) {
            offer(new Due.Lapse(at));
        }
    }

    /** When the confirmation lapses, if nobody answers (S13); never while the approval of a major incident is missing. */
    static @Nullable Instant lapse(Incident incident, IncidentPolicy policy) {
        Duration after = policy.closing().confirmation().lapsesAfter();
        ClockFact resolved = incident.sla().latest(Signal.RESOLVED).orElse(null);
        return incident.status() == IncidentStatus.RESOLVED
                        && after != null
                        && resolved != null
                        && !incident.lacksApproval(policy)
                ? Time.plus(resolved.effective(), after)
                : null;
    }
}
