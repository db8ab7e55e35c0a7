package io.incidentengine.sla;

import io.incidentengine.model.PauseReason;
import io.incidentengine.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * A clock that is watched second by second: slow, simple, and written without a look at the real one. It knows no
 * segments and no intervals, only whether each single second counts.
 */
final class SecondBySecond {
    static final int HORIZON = 300;
    static final int NEVER = -1;

    private final Milestone milestone;
    private final List<ClockFact> facts;
    private final List<Run> runs = new ArrayList<>();
    private final List<ClockFact> merges = new ArrayList<>();
    private Run run;
    private int latest;

    /** What one run came to; all times in seconds. */
    static final class Run {
        final long epoch;
        int origin;
        final List<Integer> inherited = new ArrayList<>();
        final List<Second> seconds = new ArrayList<>();
        int severity;
        int floor;
        int elapsed;
        int stopped = NEVER;
        boolean replaced;
        boolean provisional;
        int breach = NEVER;
        int deadline = NEVER;
        int limitAtBreach;
        BreachCause cause;

        Run(long epoch, int origin, int severity) {
            this.epoch = epoch;
            this.origin = origin;
            this.severity = severity;
        }

        /** The first moment at which an amount that depends on the limit has elapsed; all in hundredths of seconds. */
        int crossing(IntUnaryOperator amount) {
            int sum = 0;
            for (Second second : seconds) {
                sum += 100 * second.brought;
                if (second.counts && second.limit > 0) {
                    int missing = Math.max(0, amount.applyAsInt(second.limit) - sum);
                    if (missing <= 100) {
                        return Math.max(100 * second.at + missing, 100 * second.known);
                    }
                }
                sum += second.counts ? 100 : 0;
            }
            return NEVER;
        }

        int elapsedAtBreach() {
            return cause == BreachCause.TIME_RAN_OUT && breach == deadline
                    ? limitAtBreach
                    : inherited.size()
                            + (int) seconds.stream()
                                    .filter(second -> second.counts && second.at < breach)
                                    .count();
        }
    }

    /**
     * One second: whether it counts, by which limit (0: none), when that came out (0: at once), for what the incident
     * waits where that is why it does not count, and how many seconds a merge brought at its beginning.
     */
    record Second(int at, boolean counts, int limit, int known, List<PauseReason> waits, int brought) {}

    private SecondBySecond(Milestone milestone, List<ClockFact> facts) {
        this.milestone = milestone;
        this.facts = facts.stream()
                .sorted(Comparator.comparing(ClockFact::effective).thenComparing(ClockFact::sequence))
                .toList();
    }

    static List<Run> watch(Milestone milestone, List<ClockFact> facts) {
        SecondBySecond watch = new SecondBySecond(milestone, facts);
        for (int now = 0; now < HORIZON; now++) {
            for (ClockFact fact : watch.facts) {
                if (fact.effective().equals(RandomStory.at(now))) {
                    watch.hear(fact, now);
                }
            }
            if (watch.run != null) {
                watch.pass(now);
            }
        }
        return watch.runs;
    }

    private void hear(ClockFact fact, int now) {
        if (fact.severity() != null) {
            latest = fact.severity().level();
        }
        if (fact.signal() == Signal.MERGED) {
            merges.add(fact);
        }
        boolean restarts = milestone.restartsOn().contains(fact.signal());
        boolean stops = fact.signal() == Signal.CLOSED || milestone.stopsOn().containsKey(fact.signal());
        if (run != null && restarts) {
            run.stopped = now;
            begin(fact.sequence(), now);
        } else if (run != null && stops && undoing(fact) == null) {
            run.stopped = now;
            run.provisional = fact.signal() != Signal.CLOSED;
            run = null;
        } else if (run == null && runs.isEmpty() && fact.signal() == firstStart()) {
            begin(fact.sequence(), now);
        }
    }

    private Signal firstStart() {
        return facts.stream().anyMatch(fact -> fact.signal() == Signal.OCCURRED) ? Signal.OCCURRED : Signal.REPORTED;
    }

    private void begin(long epoch, int now) {
        int first = facts.stream()
                .filter(fact -> fact.severity() != null)
                .findFirst()
                .map(fact -> fact.severity().level())
                .orElseThrow();
        run = new Run(epoch, now, latest == 0 ? first : latest);
        runs.add(run);
    }

    private ClockFact undoing(ClockFact stop) {
        return facts.stream()
                .filter(fact -> fact.undoes() == stop.sequence())
                .findFirst()
                .orElse(null);
    }

    private void pass(int now) {
        List<ClockFact> holding = facts.stream()
                .filter(fact -> milestone.stopsOn().containsKey(fact.signal()))
                .filter(fact -> undoing(fact) != null && covers(fact, now))
                .toList();
        if (holding.isEmpty() && latest != 0 && latest != run.severity) {
            judgeAnew(now);
        }
        int limit = milestone
                .target(Severity.level(run.severity))
                .map(target -> Math.max(run.floor, (int) target.amount().toSeconds()))
                .orElse(0);
        boolean leftOut = holding.stream()
                .anyMatch(fact -> milestone.stopsOn().get(fact.signal()) == Milestone.Interruption.IS_LEFT_OUT);
        ClockFact last = holding.stream()
                .map(this::undoing)
                .max(Comparator.comparing(ClockFact::effective))
                .orElse(null);
        List<PauseReason> waits = leftOut ? List.of() : waits(now);
        boolean counts = !leftOut && waits.isEmpty();
        int known = last == null || leftOut ? 0 : second(last);
        int brought = counts && holding.isEmpty() ? brought(now, limit) : 0;
        int floored = limit == 0 ? 0 : Math.max(run.floor, target());
        run.seconds.add(new Second(now, counts, floored, known, waits, brought));
        if (counts) {
            if (floored > 0 && run.breach == NEVER) {
                judge(now, floored, last, brought > 0);
            }
            run.elapsed++;
        }
    }

    private int target() {
        return milestone
                .target(Severity.level(run.severity))
                .map(target -> (int) target.amount().toSeconds())
                .orElse(0);
    }

    /** For what it waits in a second, as far as the clock honours it and its patience has not run out. */
    private List<PauseReason> waits(int now) {
        List<PauseReason> open = new ArrayList<>();
        for (ClockFact fact : facts) {
            if (fact.signal() == Signal.PAUSED && second(fact) <= now) {
                ClockFact resumed = undoing(fact);
                boolean over = resumed != null && second(resumed) <= now;
                boolean honoured = milestone.pauses().stream()
                        .filter(rule -> rule.reason().equals(fact.pause()))
                        .anyMatch(rule -> rule.cap()
                                .map(cap -> now < second(fact) + cap.toSeconds())
                                .orElse(true));
                if (honoured && !over) {
                    open.add(fact.pause());
                }
            }
        }
        return open.stream().distinct().sorted().toList();
    }

    /** What merges bring to a clock that runs and is in time: how many seconds earlier it began after all. */
    private int brought(int now, int limit) {
        int sum = 0;
        while (!merges.isEmpty()) {
            ClockFact merged = merges.remove(0);
            boolean late = run.breach != NEVER || (limit > 0 && run.elapsed > Math.max(limit, run.floor));
            int origin = milestone.startsOn().stream()
                    .filter(merged.origins()::containsKey)
                    .mapToInt(signal -> second(merged.origins().get(signal)))
                    .min()
                    .orElse(run.origin);
            if (run == runs.get(0) && !late && origin < run.origin) {
                List<Integer> counted = IntStream.range(origin, run.origin)
                        .filter(second -> !stood(merged, second))
                        .boxed()
                        .toList();
                int earlier = counted.size();
                run.origin = origin;
                run.inherited.addAll(0, counted);
                run.elapsed += earlier;
                run.floor += run.floor > 0 ? earlier : 0;
                sum += earlier;
            }
        }
        return sum;
    }

    /** Whether the merged incident stood still in a second by the rules of this clock. */
    private boolean stood(ClockFact merged, int second) {
        return merged.standstills().stream()
                .filter(still -> second(still.from()) <= second)
                .filter(still -> still.to() == null || second < second(still.to()))
                .anyMatch(still -> still.signal() == Signal.PAUSED
                        ? milestone.pauses().stream()
                                .filter(rule -> rule.reason().equals(still.pause()))
                                .anyMatch(rule -> rule.cap()
                                        .map(cap -> second < second(still.from()) + cap.toSeconds())
                                        .orElse(true))
                        : milestone.stopsOn().get(still.signal()) == Milestone.Interruption.IS_LEFT_OUT);
    }

    private boolean covers(ClockFact stop, int now) {
        return second(stop) <= now && now < second(undoing(stop));
    }

    private static int second(ClockFact fact) {
        return second(fact.effective());
    }

    private static int second(Instant instant) {
        return (int) Duration.between(RandomStory.ZERO, instant).toSeconds();
    }

    private void judgeAnew(int now) {
        if (milestone.reclassification() instanceof Reclassification.Restart) {
            run.stopped = now;
            run.replaced = true;
            long epoch = facts.stream()
                    .filter(fact -> fact.severity() != null && second(fact) <= now)
                    .reduce((a, b) -> b)
                    .orElseThrow()
                    .sequence();
            begin(epoch, now);
        } else if (milestone.reclassification() instanceof Reclassification.Floor rule) {
            run.floor = run.elapsed + (int) rule.remaining().toSeconds();
        }
        run.severity = latest;
    }

    private void judge(int now, int limit, ClockFact undoing, boolean merged) {
        if (run.elapsed > limit) {
            run.breach = now;
            run.cause = merged ? BreachCause.MERGED : BreachCause.RECLASSIFIED;
            run.deadline = lastSecondWith(limit);
        } else if (run.elapsed == limit) {
            run.deadline = now;
            run.breach = undoing == null ? now : second(undoing);
            run.cause = undoing == null ? BreachCause.TIME_RAN_OUT : cause(undoing.signal());
            run.limitAtBreach = limit;
        }
    }

    /** The second in which the one more than so many began to count. */
    private int lastSecondWith(int elapsed) {
        if (elapsed < run.inherited.size()) {
            return run.inherited.get(elapsed);
        }
        return run.seconds.stream()
                .filter(Second::counts)
                .skip(elapsed - run.inherited.size())
                .findFirst()
                .orElseThrow()
                .at();
    }

    private static BreachCause cause(Signal undoing) {
        return undoing == Signal.RELAPSED
                ? BreachCause.RELAPSED
                : undoing == Signal.REJECTED ? BreachCause.REJECTED : BreachCause.TIME_RAN_OUT;
    }
}
