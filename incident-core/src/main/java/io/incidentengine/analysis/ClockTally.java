package io.incidentengine.analysis;

import io.incidentengine.analysis.MonthlyAnalysis.ClockFigures;
import io.incidentengine.analysis.MonthlyAnalysis.OpenClocks;
import io.incidentengine.sla.BreachCause;
import io.incidentengine.sla.ClockRun;
import io.incidentengine.sla.Reading;
import io.incidentengine.sla.Reading.Breached;
import io.incidentengine.sla.Reading.Paused;
import io.incidentengine.sla.Reading.Provisional;
import io.incidentengine.sla.Reading.Running;
import io.incidentengine.sla.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** Counts what became of clocks of one kind. */
final class ClockTally {
    private final Map<BreachCause, Long> breaches = new EnumMap<>(BreachCause.class);
    private final Durations taken = new Durations();
    private final Durations late = new Durations();
    private long met;
    private long metWithdrawn;
    private long breachesWithdrawn;
    private long running;
    private long overdue;
    private long waiting;
    private long provisional;

    void reached(Verdict verdict) {
        verdict.cause().ifPresentOrElse(cause -> Ordered.count(breaches, cause), () -> met++);
    }

    void withdrawn(Verdict verdict) {
        if (verdict.isBreach()) {
            breachesWithdrawn++;
        } else {
            metWithdrawn++;
        }
    }

    void stopped(ClockRun run) {
        Instant stop = run.stoppedAt().orElseThrow();
        Duration elapsed = run.elapsed(stop);
        taken.add(elapsed);
        run.breach().ifPresent(breach -> late.add(elapsed.minus(run.elapsed(breach.deadline()))));
    }

    void open(Reading reading) {
        if (reading instanceof Running) {
            running++;
        } else if (reading instanceof Paused) {
            waiting++;
        } else if (reading instanceof Provisional) {
            provisional++;
        } else if (reading instanceof Breached breached && breached.stoppedAt().isEmpty()) {
            overdue++;
        }
    }

    ClockFigures figures() {
        return new ClockFigures(
                met,
                breaches,
                metWithdrawn,
                breachesWithdrawn,
                taken.spread(),
                late.spread(),
                new OpenClocks(running, overdue, waiting, provisional));
    }
}
