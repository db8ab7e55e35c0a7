package io.incidentengine.incident;

import io.incidentengine.sla.ClockFact;
import io.incidentengine.sla.ClockKey;
import io.incidentengine.sla.MilestoneClock;
import io.incidentengine.sla.Signal;
import io.incidentengine.sla.Standstill;
import io.incidentengine.sla.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What clocks are derived from, and what has become final (S7, S10).
 *
 * @param facts the facts of the current cycle, in order of effect
 * @param runs what is on record of the clocks' runs, of all cycles
 */
public record SlaRecord(List<ClockFact> facts, Map<ClockKey, RunRecord> runs) {
    static final SlaRecord EMPTY = new SlaRecord(List.of(), Map.of());

    /** Copies the collections. */
    public SlaRecord {
        facts = FactList.copyOf(facts);
        runs = RunRecords.copyOf(runs);
    }

    /**
     * The verdict on a run.
     *
     * @param clock the run
     * @return the verdict, or empty while it is open
     */
    public Optional<Verdict> verdict(ClockKey clock) {
        return Optional.ofNullable(of(clock).verdict());
    }

    FactList remembering() {
        return (FactList) facts;
    }

    RunRecord of(ClockKey clock) {
        return runs.getOrDefault(clock, RunRecord.NONE);
    }

    /** When something last took effect, undone or not. */
    Optional<ClockFact> last(Signal signal) {
        ClockFact last = null;
        for (ClockFact fact : facts) {
            if (fact.signal() == signal) {
                last = fact;
            }
        }
        return Optional.ofNullable(last);
    }

    /**
     * The fact of a kind that last took effect in this cycle, where it was not undone since.
     *
     * @param signal the kind
     * @return the fact, at the time to which it was corrected (S5); or empty
     */
    public Optional<ClockFact> latest(Signal signal) {
        for (int i = facts.size() - 1; i >= 0; i--) {
            ClockFact fact = facts.get(i);
            if (fact.signal() == signal && !isUndone(fact)) {
                return Optional.of(fact);
            }
        }
        return Optional.empty();
    }

    private boolean isUndone(ClockFact fact) {
        return undone(fact) != null;
    }

    /** The pauses that were not resumed since (S8). */
    List<ClockFact> pauses() {
        return facts.stream()
                .filter(fact -> fact.signal() == Signal.PAUSED && !isUndone(fact))
                .toList();
    }

    /**
     * When it occurred and was reported in this cycle, by the earliest word of all that was merged (S16).
     *
     * @return the instants, as far as they are known
     */
    public Map<Signal, Instant> origins() {
        Map<Signal, Instant> origins = new EnumMap<>(Signal.class);
        for (ClockFact fact : facts) {
            if (fact.signal() == Signal.OCCURRED || fact.signal() == Signal.REPORTED) {
                origins.merge(fact.signal(), fact.effective(), SlaRecord::earlier);
            }
            fact.origins().forEach((signal, at) -> origins.merge(signal, at, SlaRecord::earlier));
        }
        return origins;
    }

    /**
     * When something may have stopped its clocks in this cycle; before it was reported, those of what was merged into it.
     */
    List<Standstill> standstills() {
        List<Standstill> standstills = new ArrayList<>();
        Instant reported = null;
        for (ClockFact fact : facts) {
            if (fact.signal() == Signal.REPORTED && reported == null) {
                reported = fact.effective();
            } else if (fact.signal() == Signal.PAUSED || fact.signal().isUndoable()) {
                standstills.add(new Standstill(fact.signal(), fact.pause(), fact.effective(), undone(fact)));
            } else if (fact.signal() == Signal.MERGED && reported != null) {
                Instant origin = reported;
                fact.standstills().stream()
                        .filter(merged -> merged.from().isBefore(origin))
                        .map(merged -> merged.before(origin))
                        .forEach(standstills::add);
                reported = earlier(origin, fact.origins().getOrDefault(Signal.REPORTED, origin));
            }
        }
        return standstills;
    }

    private @Nullable Instant undone(ClockFact fact) {
        for (ClockFact other : facts) {
            if (other.undoes() == fact.sequence()) {
                return other.effective();
            }
        }
        return null;
    }

    private static Instant earlier(Instant a, Instant b) {
        return b.isBefore(a) ? b : a;
    }

    SlaRecord with(List<ClockFact> more) {
        List<ClockFact> all = new ArrayList<>(facts);
        all.addAll(more);
        return new SlaRecord(MilestoneClock.sorted(all), runs);
    }

    SlaRecord inNewCycle() {
        return new SlaRecord(List.of(), runs);
    }

    /**
     * Tells whether correcting a fact moves another: itself, and with a resolution, the recovery that it still counts as,
     * and the end of all waiting that it brought.
     */
    boolean movesWith(ClockFact corrected, ClockFact other) {
        if (corrected.signal() == Signal.RESOLVED && other.effective().equals(corrected.effective())) {
            boolean recovers = other.signal() == Signal.RECOVERED && other.sequence() == corrected.sequence();
            if (recovers || isEndOfWaiting(other, corrected)) {
                return true;
            }
        }
        return other.sequence() == corrected.sequence() && other.signal() == corrected.signal();
    }

    /** Waiting that a resolution ends is recorded just before it. */
    private boolean isEndOfWaiting(ClockFact resumed, ClockFact resolved) {
        return resumed.signal() == Signal.RESUMED
                && facts.stream()
                        .filter(between ->
                                between.sequence() > resumed.sequence() && between.sequence() < resolved.sequence())
                        .allMatch(between -> between.signal() == Signal.RESUMED)
                && resumed.sequence() < resolved.sequence();
    }

    /** Moves a fact, or adds it if there was none. */
    SlaRecord corrected(long sequence, Signal signal, Instant to) {
        ClockFact corrected = facts.stream()
                .filter(fact -> fact.sequence() == sequence && fact.signal() == signal)
                .findFirst()
                .orElse(null);
        List<ClockFact> all = new ArrayList<>(facts);
        if (corrected == null) {
            all.add(ClockFact.of(sequence, signal, to));
        } else {
            all.replaceAll(fact -> movesWith(corrected, fact) ? fact.at(to) : fact);
        }
        return new SlaRecord(MilestoneClock.sorted(all), runs);
    }

    SlaRecord recorded(ClockKey clock, RunRecord run) {
        return new SlaRecord(facts, RunRecords.copyOf(runs).with(clock, run));
    }

    /**
     * What is on record of one run.
     *
     * @param verdict its verdict; {@code null} while it is open
     * @param epoch how often a correction has re-armed its rungs (S5)
     * @param fired how often each rung has fired since then
     * @param acknowledged the rungs of which somebody has acknowledged since then that they fired (S33)
     */
    public record RunRecord(
            @Nullable Verdict verdict, int epoch, Map<String, Integer> fired, Set<String> acknowledged) {
        static final RunRecord NONE = new RunRecord(null, 0, Map.of(), Set.of());

        /** Copies the collections. */
        public RunRecord {
            fired = Map.copyOf(fired);
            acknowledged = Set.copyOf(acknowledged);
        }

        RunRecord judged(Verdict newVerdict) {
            return new RunRecord(newVerdict, epoch, fired, acknowledged);
        }

        RunRecord firedAgain(String rung, int count) {
            Map<String, Integer> all = new LinkedHashMap<>(fired);
            all.put(rung, count);
            return new RunRecord(verdict, epoch, all, acknowledged);
        }

        RunRecord acknowledged(String rung) {
            Set<String> all = new HashSet<>(acknowledged);
            all.add(rung);
            return new RunRecord(verdict, epoch, fired, all);
        }

        RunRecord rearmed(Map<String, Integer> passed) {
            return new RunRecord(null, epoch + 1, passed, Set.of());
        }
    }
}
