package io.incidentengine.examples.replay;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.Clocks.ClockReading;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentEvent;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.Actor;
import io.incidentengine.sla.Reading;
import io.incidentengine.sla.Signal;
import io.incidentengine.sla.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How one incident went, read from what the engine keeps.
 *
 * @param incident its state at the end
 * @param timeline all that happened
 * @param open the milestones that are not decided yet
 */
record Course(Incident incident, List<TimelineEntry> timeline, Set<String> open) {

    /** What confirms. */
    enum By {
        PERSON,
        TIME
    }

    /** The course of an incident so far. */
    static Course of(Incident incident, IncidentEngine engine) {
        Set<String> open = incident.status().isOpen()
                ? engine.clocks(incident.id()).stream()
                        .filter(Course::isOpen)
                        .map(ClockReading::milestone)
                        .collect(Collectors.toSet())
                : Set.of();
        return new Course(incident, engine.timeline(incident.id()), open);
    }

    private static boolean isOpen(ClockReading clock) {
        return clock.reading() instanceof Reading.Running
                || clock.reading() instanceof Reading.Paused
                || clock.reading() instanceof Reading.Provisional;
    }

    /** What became of a milestone over all cycles: a breach counts, and plain lateness more than any other cause. */
    Optional<Verdict> verdict(String milestone) {
        List<Verdict> verdicts = new ArrayList<>();
        incident.sla().runs().forEach((clock, run) -> {
            if (clock.milestone().equals(milestone) && run.verdict() != null) {
                verdicts.add(run.verdict());
            }
        });
        Optional<Verdict> breach = verdicts.stream()
                .filter(Verdict::isBreach)
                .min(Comparator.comparing(verdict -> verdict.cause().orElseThrow()));
        return breach.isPresent() || open.contains(milestone)
                ? breach
                : verdicts.stream().findFirst();
    }

    /** How long after the report something first happened. */
    Optional<Duration> until(Class<? extends IncidentEvent> event) {
        return timeline.stream()
                .filter(entry -> event.isInstance(entry.event()))
                .findFirst()
                .map(entry -> Duration.between(incident.reportedAt(), entry.effective()));
    }

    /** Whether something happened at least once. */
    boolean has(Class<? extends IncidentEvent> event) {
        return timeline.stream().anyMatch(entry -> event.isInstance(entry.event()));
    }

    /** Whether clocks and rules heard something at least once, such as a raised severity. */
    boolean heard(Signal signal) {
        return timeline.stream().anyMatch(entry -> entry.event().signals().contains(signal));
    }

    /** Whether a resolution was confirmed at least once: by a person's word, or by time, as nobody answered. */
    boolean isConfirmed(By by) {
        return timeline.stream()
                .anyMatch(entry -> entry.event().signals().contains(Signal.CONFIRMED)
                        && entry.actor().equals(Actor.ENGINE) == (by == By.TIME));
    }
}
