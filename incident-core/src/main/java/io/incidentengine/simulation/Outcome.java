package io.incidentengine.simulation;

import io.incidentengine.model.CommandType;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Severity;
import io.incidentengine.sla.BreachCause;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a history came to under a policy.
 *
 * @param bySeverity how many incidents there were, by the severity that they had in the end
 * @param clocks what became of clocks, by the name of their milestone, then by the severity that the incident had in the end
 * @param notifications how many notifications were decided, of each kind
 * @param people what each person was sent
 * @param refused how many acts of the history this policy refuses, by what they were
 * @param joined how many incidents did not come about, as their report was a complaint about another one that was still open
 * @param unfinished how many incidents were over in the history, and are not under this policy, as it refused something
 */
public record Outcome(
        Map<Severity, Long> bySeverity,
        Map<String, Map<Severity, ClockOutcome>> clocks,
        Map<NotificationKind, Long> notifications,
        Map<PersonId, Load> people,
        Map<CommandType, Long> refused,
        long joined,
        long unfinished) {
    /** Copies the maps, in order. */
    public Outcome {
        bySeverity = ordered(bySeverity);
        Map<String, Map<Severity, ClockOutcome>> all = new TreeMap<>();
        clocks.forEach((milestone, levels) -> all.put(milestone, ordered(levels)));
        clocks = Collections.unmodifiableMap(all);
        notifications = ordered(notifications);
        SortedMap<PersonId, Load> loads = new TreeMap<>(Comparator.comparing(PersonId::value));
        loads.putAll(people);
        people = Collections.unmodifiableSortedMap(loads);
        refused = ordered(refused);
    }

    private static <K extends Comparable<? super K>, V> Map<K, V> ordered(Map<K, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    /**
     * What became of some clocks.
     *
     * @param met verdicts that the target was met
     * @param breaches verdicts that it was missed, by their causes
     * @param open clocks without a verdict in the end
     */
    public record ClockOutcome(long met, Map<BreachCause, Long> breaches, long open) {
        /** No clock at all. */
        public static final ClockOutcome NONE = new ClockOutcome(0, Map.of(), 0);

        /** Copies the map, in order. */
        public ClockOutcome {
            breaches = ordered(breaches);
        }

        /**
         * How many verdicts there were that the target was missed, from whatever cause.
         *
         * @return the sum
         */
        public long breached() {
            return sum(breaches.values());
        }

        ClockOutcome plus(ClockOutcome more) {
            Map<BreachCause, Long> all = new TreeMap<>(breaches);
            more.breaches.forEach((cause, count) -> all.merge(cause, count, Long::sum));
            return new ClockOutcome(met + more.met, all, open + more.open);
        }
    }

    /**
     * What a person was sent: as somebody to whom it was addressed, or in cc.
     *
     * @param messages e-mails, SMS and whatever else is no call
     * @param messagesAtNight those of them that were sent at night, in the person's zone
     * @param calls phone calls
     * @param callsAtNight those of them that were made at night
     * @param callsInWorstWeek the most calls in one of the weeks that the history is made of, counted from its beginning
     */
    public record Load(long messages, long messagesAtNight, long calls, long callsAtNight, long callsInWorstWeek) {
        /** Nothing at all. */
        public static final Load NONE = new Load(0, 0, 0, 0, 0);
    }

    /**
     * How many incidents there were.
     *
     * @return the sum over severities
     */
    public long incidents() {
        return sum(bySeverity.values());
    }

    /**
     * What became of the clocks of a milestone.
     *
     * @param milestone its name, such as {@code recovery}
     * @return the sum over severities
     */
    public ClockOutcome clock(String milestone) {
        return clocks.getOrDefault(milestone, Map.of()).values().stream().reduce(ClockOutcome.NONE, ClockOutcome::plus);
    }

    /**
     * What became of the clocks of a milestone in incidents of a severity.
     *
     * @param milestone its name, such as {@code recovery}
     * @param severity the severity that the incidents had in the end
     * @return zeros if there was none
     */
    public ClockOutcome clock(String milestone, Severity severity) {
        return clocks.getOrDefault(milestone, Map.of()).getOrDefault(severity, ClockOutcome.NONE);
    }

    /**
     * What a person was sent.
     *
     * @param person the person
     * @return zeros if it was nothing
     */
    public Load load(PersonId person) {
        return people.getOrDefault(person, Load.NONE);
    }

    /**
     * What all people were sent; the worst week is that of whoever had the worst one.
     *
     * @return the sum
     */
    public Load load() {
        return new Load(
                sum(Load::messages),
                sum(Load::messagesAtNight),
                sum(Load::calls),
                sum(Load::callsAtNight),
                people.values().stream().mapToLong(Load::callsInWorstWeek).max().orElse(0));
    }

    private long sum(Function<Load, Long> figure) {
        return sum(people.values().stream().map(figure).toList());
    }

    private static long sum(Iterable<Long> counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
