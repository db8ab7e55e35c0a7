package io.incidentengine.incident;

import static io.incidentengine.sla.Signal.CLOSED;
import static io.incidentengine.sla.Signal.COMPLAINED;
import static io.incidentengine.sla.Signal.CONFIRMED;
import static io.incidentengine.sla.Signal.HANDED_BACK;
import static io.incidentengine.sla.Signal.LOWERED;
import static io.incidentengine.sla.Signal.OCCURRED;
import static io.incidentengine.sla.Signal.PAUSED;
import static io.incidentengine.sla.Signal.RAISED;
import static io.incidentengine.sla.Signal.RECOVERED;
import static io.incidentengine.sla.Signal.REJECTED;
import static io.incidentengine.sla.Signal.RELAPSED;
import static io.incidentengine.sla.Signal.REOPENED;
import static io.incidentengine.sla.Signal.REPORTED;
import static io.incidentengine.sla.Signal.REPORT_FILED;
import static io.incidentengine.sla.Signal.RESOLVED;
import static io.incidentengine.sla.Signal.RESUMED;
import static io.incidentengine.sla.Signal.REVIEW_REQUESTED;
import static io.incidentengine.sla.Signal.SOLUTION_APPROVED;
import static io.incidentengine.sla.Signal.SOLUTION_PROPOSED;
import static io.incidentengine.sla.Signal.SOLUTION_RETURNED;
import static io.incidentengine.sla.Signal.TRANSFERRED;
import static io.incidentengine.sla.Signal.TRANSFERRED_TO_PROBLEM;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.sla.ClockFact;
import io.incidentengine.sla.Signal;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What follows what: a signal takes effect no earlier than those on record that it follows, be it recorded now or
 * corrected afterwards (S5). What is not in the table follows the report.
 */
final class Order {
    private static final Map<Signal, Set<Signal>> FOLLOWS = new EnumMap<>(Signal.class);

    static {
        follows(OCCURRED);
        follows(REPORTED, OCCURRED, CLOSED, REPORT_FILED);
        follows(COMPLAINED);
        follows(RAISED, REPORTED, RAISED, LOWERED);
        follows(LOWERED, REPORTED, RAISED, LOWERED);
        follows(TRANSFERRED, REPORTED, HANDED_BACK, REJECTED, REOPENED);
        follows(TRANSFERRED_TO_PROBLEM, REPORTED, HANDED_BACK, REJECTED, REOPENED);
        follows(HANDED_BACK, TRANSFERRED, TRANSFERRED_TO_PROBLEM);
        follows(SOLUTION_PROPOSED, REPORTED, SOLUTION_APPROVED, SOLUTION_RETURNED);
        follows(REVIEW_REQUESTED, REPORTED, SOLUTION_APPROVED, SOLUTION_RETURNED);
        follows(SOLUTION_APPROVED, SOLUTION_PROPOSED);
        follows(SOLUTION_RETURNED, SOLUTION_PROPOSED);
        follows(PAUSED, REPORTED, RESUMED, REJECTED, REOPENED);
        follows(RESUMED, PAUSED);
        follows(RECOVERED, OCCURRED, REPORTED, RELAPSED, REJECTED, REOPENED);
        follows(RELAPSED, RECOVERED);
        follows(RESOLVED, REPORTED, HANDED_BACK, PAUSED, RESUMED, RECOVERED, RELAPSED, REJECTED, REOPENED);
        follows(CONFIRMED, RESOLVED);
        follows(REJECTED, RESOLVED);
        follows(CLOSED, RESOLVED, CONFIRMED);
        follows(REOPENED, RESOLVED, CONFIRMED);
        follows(REPORT_FILED, CLOSED);
    }

    private Order() {}

    private static void follows(Signal later, Signal... earlier) {
        Set<Signal> all = EnumSet.noneOf(Signal.class);
        Collections.addAll(all, earlier);
        FOLLOWS.put(later, all);
    }

    /**
     * Refuses a time before what the signal follows, or after what follows it.
     *
     * @param fact what takes effect; what is on record before it, it may follow
     * @param others the other facts of the cycle, in order of effect
     */
    static void check(ClockFact fact, List<ClockFact> others) {
        Signal signal = fact.signal();
        long sequence = fact.sequence();
        Instant at = fact.effective();
        Set<Signal> followed = followed(signal, others);
        ClockFact earliest = null;
        ClockFact latest = null;
        for (ClockFact other : others) {
            if (isOfAnotherPause(fact, other)) {
                continue;
            }
            if (other.sequence() <= sequence && followed.contains(other.signal())) {
                earliest = other;
            }
            boolean follows = other.sequence() >= sequence
                    && followed(other.signal(), others).contains(signal);
            if (follows && latest == null) {
                latest = other;
            }
        }
        if (earliest != null) {
            notBefore(earliest, at);
        }
        if (latest != null && at.isAfter(latest.effective())) {
            throw misplaced(at, "not after ", latest);
        }
    }

    /** Pauses for different reasons have nothing to do with each other (S8). */
    private static boolean isOfAnotherPause(ClockFact fact, ClockFact other) {
        return fact.pause() != null && other.pause() != null && !fact.pause().equals(other.pause());
    }

    /** Refuses a time before that of a fact. */
    static void notBefore(ClockFact fact, Instant at) {
        if (at.isBefore(fact.effective())) {
            throw misplaced(at, "not before ", fact);
        }
    }

    /** A service may be back before anybody reports that it was gone, if it is known since when (R24). */
    private static Set<Signal> followed(Signal signal, List<ClockFact> facts) {
        Set<Signal> followed = FOLLOWS.getOrDefault(signal, Set.of(REPORTED));
        if (signal == RECOVERED && facts.stream().anyMatch(fact -> fact.signal() == OCCURRED)) {
            followed = EnumSet.copyOf(followed);
            followed.remove(REPORTED);
        }
        return followed;
    }

    private static InvalidInputException misplaced(Instant at, String border, ClockFact other) {
        return new InvalidInputException(
                "effective time", at.toString(), border + other.effective() + ", when it was " + words(other.signal()));
    }

    static String words(Signal signal) {
        return signal.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
