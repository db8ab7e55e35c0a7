package io.incidentengine.sla;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
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
    private final List<ClockFact> facts;
    private final boolean cancelled;

    private MilestoneClock(Milestone milestone, int cycle, List<ClockFact> facts) {
        this.milestone = milestone;
        this.cycle = cycle;
        this.facts = facts;
        this.cancelled = facts.stream().anyMatch(fact -> fact.signal() == Signal.CANCELLED);
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
        List<ClockRun> runs = new ArrayList<>(1);
        Start start = firstStart();
        while (start != null) {
            start = run(start, runs);
        }
        return runs;
    }

    /** Where a run begins: the fact that began it, and the stops from before it that are undone only after it. */
    private record Start(ClockFact by, List<Hold> holds) {
        Instant at() {
            return by.effective();
        }

        boolean isBefore(ClockFact fact) {
            return BY_EFFECT.compare(by, fact) < 0;
        }
    }

    /** An interval in which a clock stood still before what stopped it was undone. */
    private record Hold(Instant from, Instant to, boolean leftOut, BreachCause cause) {
        boolean covers(Instant instant) {
            return !instant.isBefore(from) && instant.isBefore(to);
        }
    }

    /** A severity and the instant from which it judges the clock. */
    private record Judgement(Instant from, Severity severity, ClockFact by) {}

    private @Nullable Start firstStart() {
        for (Signal signal : milestone.startsOn()) {
            for (ClockFact fact : facts) {
                if (fact.signal() == signal) {
                    return new Start(fact, List.of());
                }
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
            return new Start(change.by().at(change.from()), List.of());
        }
        if (end == null) {
            add(runs, start, holds, judgements, null, ClockRun.End.OPEN);
            return null;
        }
        boolean restarts = milestone.restartsOn().contains(end.signal());
        boolean provisional = end.signal().isUndoable() && !restarts;
        add(runs, start, holds, judgements, stop, provisional ? ClockRun.End.PROVISIONAL : ClockRun.End.FINAL);
        return restarts ? new Start(end, heldAt(end.effective(), holds)) : nextStart(end);
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
            if (undoing == null) {
                return fact;
            }
            if (undoing.effective().isAfter(fact.effective())) {
                boolean leftOut = interruption == Milestone.Interruption.IS_LEFT_OUT;
                holds.add(new Hold(fact.effective(), undoing.effective(), leftOut, cause(undoing.signal())));
            }
        }
        return null;
    }

    /** Closing ends every clock that did not begin with it; a withdrawal ends all. */
    private Milestone.@Nullable Interruption interruption(Signal signal) {
        boolean ends = signal == Signal.CANCELLED
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
        runs.add(new ClockRun(
                new ClockKey(milestone.name(), cycle, start.by().sequence()),
                segments(start, holds, judgements, stop),
                stop,
                cancelled ? ClockRun.End.CANCELLED : end,
                held -> undoing(held, holds)));
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

    private @Nullable Start nextStart(ClockFact end) {
        for (ClockFact fact : facts) {
            if (milestone.startsOn().contains(fact.signal())
                    && BY_EFFECT.compare(fact, end) > 0
                    && fact.sequence() > end.sequence()) {
                return new Start(fact, List.of());
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
            Instant from = fact.effective();
            for (Hold hold : holds) {
                if (hold.covers(from)) {
                    from = hold.to();
                }
            }
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

    private List<Segment> segments(Start start, List<Hold> holds, List<Judgement> judgements, @Nullable Instant stop) {
        if (holds.isEmpty() && judgements.size() == 1) {
            return List.of(segment(
                    start.at(), stop, Segment.State.RUNNING, judgements.get(0).severity(), null));
        }
        TreeSet<Instant> cuts = new TreeSet<>();
        cuts.add(start.at());
        judgements.forEach(judgement -> cuts.add(judgement.from()));
        for (Hold hold : holds) {
            cuts.add(hold.from());
            cuts.add(hold.to());
        }
        if (stop != null) {
            cuts.tailSet(stop, true).clear();
        }
        if (cuts.isEmpty()) {
            cuts.add(start.at());
        }
        List<Segment> segments = new ArrayList<>(cuts.size());
        Duration elapsed = Duration.ZERO;
        Duration floor = null;
        Judgement judge = judgements.get(0);
        Instant from = cuts.first();
        while (from != null) {
            Instant next = cuts.higher(from);
            Instant to = next == null ? stop : next;
            Judgement now = judgeAt(from, judgements);
            if (!now.equals(judge) && milestone.reclassification() instanceof Reclassification.Floor rule) {
                floor = elapsed.plus(rule.remaining());
            }
            judge = now;
            Segment segment = segment(from, to, stateAt(from, holds), now.severity(), floor);
            segments.add(segment);
            if (to != null && segment.counts()) {
                elapsed = elapsed.plus(segment.calendar().measure(from, to));
            }
            from = next;
        }
        return segments;
    }

    private Segment segment(
            Instant from, @Nullable Instant to, Segment.State state, Severity severity, @Nullable Duration floor) {
        Target target = milestone.targets().get(severity);
        Duration limit = target == null ? null : target.amount();
        if (limit != null && floor != null && floor.compareTo(limit) > 0) {
            limit = floor;
        }
        return new Segment(from, to, state, severity, target, limit);
    }

    private static Judgement judgeAt(Instant instant, List<Judgement> judgements) {
        Judgement found = judgements.get(0);
        for (Judgement judgement : judgements) {
            if (!judgement.from().isAfter(instant)) {
                found = judgement;
            }
        }
        return found;
    }

    private static Segment.State stateAt(Instant instant, List<Hold> holds) {
        Segment.State state = Segment.State.RUNNING;
        for (Hold hold : holds) {
            if (hold.covers(instant)) {
                if (hold.leftOut()) {
                    return Segment.State.LEFT_OUT;
                }
                state = Segment.State.HELD;
            }
        }
        return state;
    }
}
