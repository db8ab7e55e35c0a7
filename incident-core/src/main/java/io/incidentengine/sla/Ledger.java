package io.incidentengine.sla;

import io.incidentengine.model.PauseReason;
import io.incidentengine.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes the ledger of one run: cuts time where something changes, and says of each stretch whether it counts (S7). */
final class Ledger {
    private final Milestone milestone;
    private final Instant start;
    private final List<Hold> holds;
    private final List<Judgement> judgements;
    private final List<Reign> reigns;
    private final List<Wait> waits;

    Ledger(
            Milestone milestone,
            ClockFact[] facts,
            Instant start,
            List<Hold> holds,
            List<Judgement> judgements,
            List<Reign> reigns) {
        this.milestone = milestone;
        this.start = start;
        this.holds = holds;
        this.judgements = judgements;
        this.reigns = reigns;
        this.waits = milestone.pauses().isEmpty() ? List.of() : waits(facts);
    }

    /** The ledger that the clock of a merged incident would have under this milestone and the severity of its beginning. */
    private Ledger(
            Milestone milestone, Instant origin, Instant until, Judgement judgement, List<Standstill> standstills) {
        this.milestone = milestone;
        this.start = origin;
        this.judgements = List.of(judgement);
        this.reigns = List.of();
        this.holds = standstills.stream()
                .filter(still -> milestone.stopsOn().get(still.signal()) == Milestone.Interruption.IS_LEFT_OUT)
                .map(still -> new Hold(still.from(), still.end().orElse(until), true, BreachCause.TIME_RAN_OUT))
                .toList();
        this.waits = waits(standstills);
    }

    /** The intervals in which the clock is paused, capped in calendar time of the target then in force (S8). */
    private List<Wait> waits(ClockFact[] facts) {
        List<Standstill> pauses = new ArrayList<>();
        for (ClockFact fact : facts) {
            if (fact.signal() == Signal.PAUSED) {
                Instant resumed = Arrays.stream(facts)
                        .filter(other -> other.undoes() == fact.sequence())
                        .map(ClockFact::effective)
                        .findFirst()
                        .orElse(null);
                pauses.add(new Standstill(Signal.PAUSED, fact.pause(), fact.effective(), resumed));
            }
        }
        return waits(pauses);
    }

    private List<Wait> waits(List<Standstill> standstills) {
        List<Wait> found = new ArrayList<>();
        for (Standstill still : standstills) {
            PauseRule rule = still.signal() == Signal.PAUSED ? rule(still.pause()) : null;
            if (rule != null) {
                Instant from = still.from();
                Instant capped =
                        rule.cap().map(cap -> calendarAt(from).add(from, cap)).orElse(null);
                found.add(new Wait(from, earlier(capped, still.to()), rule.reason()));
            }
        }
        return found;
    }

    private @Nullable PauseRule rule(@Nullable PauseReason reason) {
        for (PauseRule rule : milestone.pauses()) {
            if (rule.reason().equals(reason)) {
                return rule;
            }
        }
        return null;
    }

    private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isBefore(b) ? a : b;
    }

    private ServiceCalendar calendarAt(Instant instant) {
        Target target = targetAt(instant, Judgement.at(instant, judgements).severity());
        return target == null ? ServiceCalendar.always() : target.calendar();
    }

    private @Nullable Target targetAt(Instant instant, Severity severity) {
        Reign reign = Reign.at(instant, reigns);
        return reign == null ? milestone.targets().get(severity) : reign.target();
    }

    /** The first instant from a given one on at which the clock neither is stopped nor paused, or null if there is none. */
    @Nullable
    Instant running(Instant from) {
        Instant free = from;
        while (true) {
            Instant held = Hold.pass(free, holds);
            Instant next = Wait.pass(held, waits);
            if (next == null || next.equals(free)) {
                return next;
            }
            free = next;
        }
    }

    /** The ledger, up to the stop; with the time before the start that a merge brought. */
    List<Segment> segments(@Nullable Instant stop, List<Adoption> adoptions) {
        if (adoptions.isEmpty() && holds.isEmpty() && waits.isEmpty() && judgements.size() == 1 && reigns.isEmpty()) {
            Severity severity = judgements.get(0).severity();
            return List.of(segment(start, stop, Segment.State.RUNNING, severity, null));
        }
        List<Segment> segments = new ArrayList<>(4);
        Duration elapsed = Duration.ZERO;
        for (int i = adoptions.size() - 1; i >= 0; i--) {
            segments.addAll(adoptions.get(i).segments());
        }
        NavigableSet<Instant> cuts = cuts(stop, adoptions);
        Duration floor = null;
        Judgement judge = judgements.get(0);
        for (Instant from = cuts.first(); from != null; from = cuts.higher(from)) {
            Instant next = cuts.higher(from);
            Instant to = next == null ? stop : next;
            Duration brought = Adoption.at(from, adoptions);
            elapsed = elapsed.plus(brought);
            floor = floor == null ? null : floor.plus(brought);
            Judgement now = Judgement.at(from, judgements);
            if (!now.equals(judge) && milestone.reclassification() instanceof Reclassification.Floor rule) {
                floor = elapsed.plus(rule.remaining());
            }
            judge = now;
            Segment segment = segment(from, to, stateAt(from), now.severity(), floor);
            segments.add(segment);
            if (segment.counts()) {
                elapsed = elapsed.plus(segment.length());
            }
        }
        return segments;
    }

    /**
     * The stretch between an earlier origin and the one so far, by the target of the beginning: what did not count there
     * does not count here either, if this milestone leaves it out (S16).
     */
    List<Segment> inherited(Instant origin, Instant soFar, List<Standstill> standstills) {
        return new Ledger(milestone, origin, soFar, judgements.get(0), standstills)
                .segments(soFar, List.of()).stream()
                        .map(segment -> segment.as(
                                segment.counts() ? Segment.State.INHERITED : Segment.State.INHERITED_STANDSTILL))
                        .toList();
    }

    private NavigableSet<Instant> cuts(@Nullable Instant stop, List<Adoption> adoptions) {
        NavigableSet<Instant> cuts = new TreeSet<>();
        judgements.forEach(judgement -> cuts.add(judgement.from()));
        adoptions.forEach(adoption -> cuts.add(adoption.since()));
        reigns.forEach(reign -> cuts.add(reign.until()));
        for (Hold hold : holds) {
            cuts.add(hold.from());
            cuts.add(hold.to());
        }
        for (Wait wait : waits) {
            cuts.add(wait.from());
            if (wait.to() != null) {
                cuts.add(wait.to());
            }
        }
        cuts.headSet(start, false).clear();
        if (stop != null) {
            cuts.tailSet(stop, true).clear();
        }
        cuts.add(start);
        return cuts;
    }

    private Segment segment(
            Instant from, @Nullable Instant to, Segment.State state, Severity severity, @Nullable Duration floor) {
        Target target = targetAt(from, severity);
        Duration limit = target == null ? null : target.amount();
        if (limit != null && floor != null && floor.compareTo(limit) > 0) {
            limit = floor;
        }
        List<PauseReason> pauses = state == Segment.State.PAUSED ? reasonsAt(from) : List.of();
        return new Segment(from, to, state, severity, target, limit, pauses);
    }

    private List<PauseReason> reasonsAt(Instant instant) {
        return waits.stream()
                .filter(wait -> wait.covers(instant))
                .map(Wait::reason)
                .distinct()
                .sorted()
                .toList();
    }

    private Segment.State stateAt(Instant instant) {
        boolean held = false;
        for (Hold hold : holds) {
            if (hold.covers(instant)) {
                if (hold.leftOut()) {
                    return Segment.State.LEFT_OUT;
                }
                held = true;
            }
        }
        for (Wait wait : waits) {
            if (wait.covers(instant)) {
                return Segment.State.PAUSED;
            }
        }
        return held ? Segment.State.HELD : Segment.State.RUNNING;
    }
}
