package io.incidentengine.sla;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Severity;
import io.incidentengine.model.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Derives a milestone's clock from facts: a pure function, the only place where ledgers are made (S7).
 *
 * <p>Stops that are undone become intervals, so the order of a stop, a pause and a resume at the same instant does not
 * matter (S11); between a start and a stop at the same instant the recorded order decides, and within one record the
 * order of a life, in which {@link Signal} lists them.
 */
public final class MilestoneClock {
    private static final Comparator<ClockFact> BY_EFFECT = Comparator.comparing(ClockFact::effective)
            .thenComparingLong(ClockFact::sequence)
            .thenComparing(ClockFact::signal);

    private final Milestone milestone;
    private final int cycle;
    private final ClockFact[] facts;
    private final boolean cancelled;

    private MilestoneClock(Milestone milestone, int cycle, List<ClockFact> facts) {
        this.milestone = milestone;
        this.cycle = cycle;
        this.facts = heard(milestone, facts);
        this.cancelled = isCancelled();
    }

    private static ClockFact[] heard(Milestone milestone, List<ClockFact> facts) {
        ClockFact[] heard = new ClockFact[facts.size()];
        int count = 0;
        for (int i = 0; i < heard.length; i++) {
            ClockFact fact = facts.get(i);
            if (milestone.hears(fact.signal())) {
                heard[count++] = fact;
            }
        }
        return Arrays.copyOf(heard, count);
    }

    private boolean isCancelled() {
        for (ClockFact fact : facts) {
            if (fact.signal() == Signal.CANCELLED) {
                return true;
            }
        }
        return false;
    }

    /**
     * Sorts facts by the time at which they took effect, as {@link #runs} wants them.
     *
     * @param facts facts in any order
     * @return the same facts in order of effect, then of record, then of signal
     */
    public static List<ClockFact> sorted(List<ClockFact> facts) {
        for (int i = 1; i < facts.size(); i++) {
            if (BY_EFFECT.compare(facts.get(i - 1), facts.get(i)) > 0) {
                return facts.stream().sorted(BY_EFFECT).toList();
            }
        }
        return facts;
    }

    /**
     * Derives the runs of a clock.
     *
     * @param milestone the clock as data
     * @param cycle the incident's cycle
     * @param facts all facts of that cycle, {@linkplain #sorted in order of effect}
     * @return the runs in order, the last one is current; empty if it never started
     * @throws InvalidInputException if the clock started and no fact tells the severity
     */
    public static List<ClockRun> runs(Milestone milestone, int cycle, List<ClockFact> facts) {
        return new MilestoneClock(milestone, cycle, facts).runs();
    }

    private List<ClockRun> runs() {
        ClockFact first = firstFact();
        List<ClockRun> runs = first == null ? List.of() : new ArrayList<>(1);
        Start start = first == null ? null : new Start(first, 0, List.of());
        while (start != null) {
            start = run(start, runs);
        }
        return runs;
    }

    /**
     * Where a run begins: the fact that began it, how many runs its timeline entry had begun before, and the stops from
     * before it that are undone only after it.
     */
    private record Start(ClockFact by, int part, List<Hold> holds) {
        Instant at() {
            return by.effective();
        }

        boolean isBefore(ClockFact fact) {
            return BY_EFFECT.compare(by, fact) < 0;
        }
    }

    /** The fact that starts the clock: of all that may, the one that took effect first. */
    private @Nullable ClockFact firstFact() {
        for (ClockFact fact : facts) {
            if (milestone.startsOn().contains(fact.signal())) {
                return fact;
            }
        }
        return null;
    }

    /** Adds the run that begins at the start, and returns where the next one begins. */
    private @Nullable Start run(Start start, List<ClockRun> runs) {
        List<Hold> holds = new ArrayList<>(start.holds());
        ClockFact end = end(start, holds);
        Instant stop = end == null ? null : end.effective();
        List<Judgement> judgements = judgements(start, holds, stop);
        if (milestone.reclassification() instanceof Reclassification.Restart && judgements.size() > 1) {
            Judgement change = judgements.get(1);
            add(runs, start, holds, judgements.subList(0, 1), change.from(), ClockRun.End.REPLACED);
            return after(start, change.by().at(change.from()), List.of());
        }
        if (end == null) {
            add(runs, start, holds, judgements, null, ClockRun.End.OPEN);
            return null;
        }
        boolean restarts = milestone.restartsOn().contains(end.signal());
        Start next = restarts ? after(start, end, heldAt(end.effective(), holds)) : nextStart(start, end);
        add(runs, start, holds, judgements, stop, kind(end.signal(), next));
        return next;
    }

    private static ClockRun.End kind(Signal end, @Nullable Start next) {
        if (end == Signal.MERGED_INTO) {
            return ClockRun.End.REPLACED;
        }
        return end.isUndoable() && next == null ? ClockRun.End.PROVISIONAL : ClockRun.End.FINAL;
    }

    /** The first stop after the start that is not undone; those before it become holds. */
    private @Nullable ClockFact end(Start start, List<Hold> holds) {
        for (ClockFact fact : facts) {
            Milestone.Interruption interruption = interruption(fact.signal());
            boolean restarts = milestone.restartsOn().contains(fact.signal());
            if ((interruption == null && !restarts) || !start.isBefore(fact)) {
                continue;
            }
            ClockFact undoing = restarts ? null : undoing(fact);
            if (undoing == null || startsAgain(start, fact, undoing)) {
                return fact;
            }
            if (undoing.effective().isAfter(fact.effective())) {
                boolean leftOut = interruption == Milestone.Interruption.IS_LEFT_OUT;
                holds.add(new Hold(fact.effective(), undoing.effective(), leftOut, cause(undoing.signal())));
            }
        }
        return null;
    }

    /** Tells whether a new run began before a stop was undone: that run goes on, and the stopped one has ended. */
    private boolean startsAgain(Start start, ClockFact stop, ClockFact undoing) {
        Start next = nextStart(start, stop);
        return next != null && BY_EFFECT.compare(next.by(), undoing) < 0;
    }

    /** Closing ends every clock that did not begin with it; a withdrawal and a merge into another end all. */
    private Milestone.@Nullable Interruption interruption(Signal signal) {
        boolean ends = signal == Signal.CANCELLED
                || signal == Signal.MERGED_INTO
                || (signal == Signal.CLOSED && !milestone.startsOn().contains(Signal.CLOSED));
        return ends ? Milestone.Interruption.COUNTS : milestone.stopsOn().get(signal);
    }

    /** Time that counts after a mere hand-back, as a policy may want it (R25), has run out like any other. */
    private static BreachCause cause(Signal undoing) {
        return switch (undoing) {
            case RELAPSED -> BreachCause.RELAPSED;
            case HANDED_BACK -> BreachCause.TIME_RAN_OUT;
            default -> BreachCause.REJECTED;
        };
    }

    private static List<Hold> heldAt(Instant instant, List<Hold> holds) {
        return holds.stream()
                .filter(hold -> hold.covers(instant))
                .map(hold -> new Hold(instant, hold.to(), hold.leftOut(), hold.cause()))
                .toList();
    }

    private void add(
            List<ClockRun> runs,
            Start start,
            List<Hold> holds,
            List<Judgement> judgements,
            @Nullable Instant stop,
            ClockRun.End end) {
        ClockKey key = new ClockKey(milestone.name(), cycle, start.by().sequence(), start.part());
        List<Reign> reigns = reigns(key, holds);
        Ledger ledger = new Ledger(milestone, facts, start.at(), holds, judgements, reigns);
        ClockRun run = run(key, holds, ledger, stop, end, List.of(), reigns);
        if (start.by().equals(firstFact())) {
            List<Adoption> adoptions = new ArrayList<>();
            for (ClockFact fact : facts) {
                Adoption adopted = fact.signal() == Signal.MERGED ? adoption(fact, run, ledger) : null;
                if (adopted != null) {
                    adoptions.add(adopted);
                    run = run(key, holds, ledger, stop, end, List.copyOf(adoptions), reigns);
                }
            }
        }
        runs.add(run);
    }

    /** The targets of earlier policies that judge a run; one that has stopped keeps its target till it is resumed (S24). */
    private List<Reign> reigns(ClockKey key, List<Hold> holds) {
        List<Reign> reigns = List.of();
        for (ClockFact fact : facts) {
            if (fact.signal() != Signal.MIGRATED) {
                continue;
            }
            reigns = new ArrayList<>(reigns);
            for (FormerTarget former : fact.formerTargets()) {
                if (former.clock().equals(key)) {
                    reigns.add(new Reign(Hold.pass(fact.effective(), holds), former.target()));
                }
            }
        }
        return reigns;
    }

    private ClockRun run(
            ClockKey key,
            List<Hold> holds,
            Ledger ledger,
            @Nullable Instant stop,
            ClockRun.End end,
            List<Adoption> adoptions,
            List<Reign> reigns) {
        return new ClockRun(
                key,
                ledger.segments(stop, adoptions),
                stop,
                cancelled ? ClockRun.End.CANCELLED : end,
                held -> undoing(held, holds),
                adoptions,
                reigns);
    }

    /** The earlier origin that a merge brings, if the clock runs then and is in time (S16). */
    private @Nullable Adoption adoption(ClockFact merged, ClockRun run, Ledger ledger) {
        Instant origin = null;
        for (Signal signal : milestone.startsOn()) {
            Instant at = merged.origins().get(signal);
            origin = at == null || (origin != null && origin.isBefore(at)) ? origin : at;
        }
        if (origin == null || !origin.isBefore(run.origin())) {
            return null;
        }
        Instant since = ledger.running(Time.later(merged.effective(), run.origin()));
        return since != null && run.runsInTime(since)
                ? new Adoption(origin, since, ledger.inherited(origin, run.origin(), merged.standstills()))
                : null;
    }

    /** Held time counts once all stops are undone that held it. */
    private static ClockRun.Undoing undoing(Segment held, List<Hold> holds) {
        return holds.stream()
                .filter(hold -> hold.covers(held.from()))
                .max(Comparator.comparing(Hold::to))
                .map(hold -> new ClockRun.Undoing(hold.to(), hold.cause()))
                .orElseThrow();
    }

    private @Nullable ClockFact undoing(ClockFact fact) {
        for (ClockFact other : facts) {
            if (other.undoes() == fact.sequence()) {
                return other;
            }
        }
        return null;
    }

    private static Start after(Start last, ClockFact by, List<Hold> holds) {
        return new Start(by, by.sequence() == last.by().sequence() ? last.part() + 1 : 0, holds);
    }

    private @Nullable Start nextStart(Start last, ClockFact end) {
        for (ClockFact fact : facts) {
            if (milestone.startsOn().contains(fact.signal())
                    && BY_EFFECT.compare(fact, end) > 0
                    && fact.sequence() >= end.sequence()) {
                return after(last, fact, List.of());
            }
        }
        return null;
    }

    /** The severities that judge a run; one that changes while the clock stands still judges from its resumption (S24). */
    private List<Judgement> judgements(Start start, List<Hold> holds, @Nullable Instant stop) {
        List<Judgement> found = new ArrayList<>(2);
        for (ClockFact fact : facts) {
            Severity severity = fact.severity();
            if (severity == null) {
                continue;
            }
            if (found.isEmpty() || !start.isBefore(fact)) {
                found.clear();
                found.add(new Judgement(start.at(), severity, fact));
                continue;
            }
            Instant from = Hold.pass(fact.effective(), holds);
            if (stop == null || from.isBefore(stop)) {
                Judgement last = found.get(found.size() - 1);
                if (found.size() > 1 && last.from().equals(from)) {
                    found.remove(found.size() - 1);
                }
                if (!found.get(found.size() - 1).severity().equals(severity)) {
                    found.add(new Judgement(from, severity, fact));
                }
            }
        }
        if (found.isEmpty()) {
            throw new InvalidInputException(
                    "clock facts", "without a severity", "a report with its severity among them");
        }
        return found;
    }
}
