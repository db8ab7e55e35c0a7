package io.incidentengine.incident;

import io.incidentengine.incident.IncidentEvent.NotificationDecided;
import io.incidentengine.incident.IncidentEvent.OfferedToProblemManagement;
import io.incidentengine.incident.IncidentEvent.ProgressFellDue;
import io.incidentengine.incident.IncidentEvent.ProgressReminderFellDue;
import io.incidentengine.incident.IncidentEvent.RungFired;
import io.incidentengine.incident.IncidentEvent.TimeCorrected;
import io.incidentengine.incident.IncidentEvent.VerdictReached;
import io.incidentengine.incident.IncidentEvent.VerdictSuperseded;
import io.incidentengine.sla.ClockKey;
import io.incidentengine.sla.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a life came to in the end, in words that do not depend on how often the engine looked: a run of a clock is named
 * by which of the facts began it, and not by the number of an entry.
 */
final class Final {
    private static final Set<Class<?>> NO_ACTS = Set.of(
            TimeCorrected.class,
            VerdictReached.class,
            VerdictSuperseded.class,
            RungFired.class,
            ProgressFellDue.class,
            ProgressReminderFellDue.class,
            NotificationDecided.class,
            OfferedToProblemManagement.class);

    private final Map<Long, Integer> facts = new HashMap<>();

    private Final(List<TimelineEntry> timeline) {
        for (TimelineEntry entry : timeline) {
            if (!NO_ACTS.contains(entry.event().getClass())) {
                facts.put(entry.sequence(), facts.size() + 1);
            }
        }
    }

    private String name(ClockKey clock) {
        return clock.milestone() + "/" + clock.cycle() + "/" + facts.get(clock.epoch());
    }

    /** The final verdicts. */
    static Map<String, String> verdicts(Life life) {
        Final names = new Final(life.timeline());
        Map<String, String> verdicts = new TreeMap<>();
        for (Verdict verdict : Invariants.verdicts(life.incident()).values()) {
            verdicts.put(
                    names.name(verdict.clock()),
                    verdict.outcome() + " at " + verdict.at() + ", deadline " + verdict.deadline() + ", "
                            + verdict.cause());
        }
        return verdicts;
    }

    /** The rungs that fired, each with its generation and its count. */
    static Set<String> rungs(Life life) {
        Final names = new Final(life.timeline());
        Set<String> rungs = new TreeSet<>();
        Map<ClockKey, Integer> generations = new HashMap<>();
        for (TimelineEntry entry : life.timeline()) {
            if (entry.event() instanceof VerdictSuperseded event) {
                generations.merge(event.verdict().clock(), 1, Integer::sum);
            } else if (entry.event() instanceof RungFired fired) {
                rungs.add(names.name(fired.clock()) + "." + generations.getOrDefault(fired.clock(), 0) + "/"
                        + fired.rung() + "/" + fired.count() + " at " + entry.effective());
            }
        }
        return rungs;
    }
}
