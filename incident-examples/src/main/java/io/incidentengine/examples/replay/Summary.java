package io.incidentengine.examples.replay;

import io.incidentengine.IncidentEngine;
import io.incidentengine.examples.replay.Course.By;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentEvent.CycleBegun;
import io.incidentengine.incident.IncidentEvent.IncidentReopened;
import io.incidentengine.incident.IncidentEvent.IncidentResolved;
import io.incidentengine.incident.IncidentEvent.OfferedToProblemManagement;
import io.incidentengine.incident.IncidentEvent.ResolutionRejected;
import io.incidentengine.incident.IncidentEvent.Responded;
import io.incidentengine.incident.IncidentEvent.TransferredToProblemManagement;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.model.PolicyRef;
import io.incidentengine.model.Severity;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.sla.BreachCause;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Signal;
import io.incidentengine.sla.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a replay came to, in figures. What the engine did is read from what it keeps: states, timelines, journal. */
final class Summary {
    /** The clocks that are summed up, in the order in which they are shown. */
    static final List<String> MILESTONES = List.of(
            Milestone.RESPONSE,
            Milestone.RECOVERY,
            Milestone.RESOLUTION,
            LogPolicy.CLOSING,
            LogPolicy.CLOSING_ON_WEEKDAYS);

    /** The clocks that are compared with the log's own verdict, in the order in which they are shown. */
    static final List<String> COMPARED = List.of(LogPolicy.CLOSING, LogPolicy.CLOSING_ON_WEEKDAYS);

    /** Incidents whose last severity is the same; or all of them. */
    static final class Level {
        private final Map<String, MilestoneTally> milestones = new HashMap<>();
        private final List<Duration> toRespond = new ArrayList<>();
        private final List<Duration> toResolve = new ArrayList<>();
        private long incidents;

        private void add(Course course) {
            incidents++;
            course.until(Responded.class).ifPresent(toRespond::add);
            course.until(IncidentResolved.class).ifPresent(toResolve::add);
            MILESTONES.forEach(name -> milestone(name).add(course.verdict(name)));
        }

        long incidents() {
            return incidents;
        }

        MilestoneTally milestone(String name) {
            return milestones.computeIfAbsent(name, any -> new MilestoneTally());
        }

        /** From the report to the first response. */
        Spread toRespond() {
            return Spread.of(toRespond);
        }

        /** From the report to the first resolution. */
        Spread toResolve() {
            return Spread.of(toResolve);
        }
    }

    /** What can happen to an incident on its way. */
    enum Turn {
        PRIORITY_CHANGED("priority changed"),
        TRANSFERRED_TO_PROBLEM_MANAGEMENT("transferred to problem management"),
        OFFERED_TO_PROBLEM_MANAGEMENT("offered to problem management by rule"),
        CONFIRMED_FOR_THE_REPORTER("resolution confirmed on behalf of the reporter"),
        CONFIRMED_BY_LAPSE("resolution confirmed, as nobody answered"),
        REOPENED("reopened"),
        REOPENED_BEFORE_CLOSING("  before closing"),
        REOPENED_AFTER_CLOSING("  after closing");

        private final String label;

        Turn(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    private final LogContents log;
    private final Replay replay;
    private final IncidentPolicy policy = LogPolicy.policy();
    private final Level all = new Level();
    private final Map<Severity, Level> levels = new TreeMap<>();
    private final Map<Turn, Long> turns = new EnumMap<>(Turn.class);
    private final Map<IncidentStatus, Long> open = new EnumMap<>(IncidentStatus.class);
    private final MessageTally messages = new MessageTally(policy.notifications());
    private final Map<String, Agreement> agreements = new HashMap<>();
    private final List<IncidentLine> lines = new ArrayList<>();

    private Summary(LogContents log, Replay replay) {
        this.log = log;
        this.replay = replay;
        policy.severity().levels().forEach(severity -> levels.put(severity, new Level()));
    }

    /** Sums up a replay that has come to its end. */
    static Summary of(LogContents log, Replay replay) {
        Summary summary = new Summary(log, replay);
        IncidentEngine engine = replay.engine();
        replay.lastRows().forEach((id, lastRow) -> {
            summary.add(Course.of(engine.find(id).orElseThrow(), engine), lastRow);
            engine.notifications(id).forEach(summary.messages::add);
        });
        return summary;
    }

    private void add(Course course, LogRow lastRow) {
        Incident incident = course.incident();
        all.add(course);
        levels.computeIfAbsent(incident.severity(), any -> new Level()).add(course);
        COMPARED.forEach(clock -> agreement(clock).add(lastRow.madeSla(), course.verdict(clock)));
        lines.add(IncidentLine.of(lastRow.number(), course));
        if (incident.status().isOpen()) {
            open.merge(incident.status(), 1L, Long::sum);
        }
        boolean before = course.has(ResolutionRejected.class) || course.has(IncidentReopened.class);
        boolean after = course.has(CycleBegun.class);
        count(Turn.PRIORITY_CHANGED, course.heard(Signal.RAISED) || course.heard(Signal.LOWERED));
        count(Turn.REOPENED_BEFORE_CLOSING, before);
        count(Turn.REOPENED_AFTER_CLOSING, after);
        count(Turn.REOPENED, before || after);
        count(Turn.TRANSFERRED_TO_PROBLEM_MANAGEMENT, course.has(TransferredToProblemManagement.class));
        count(Turn.OFFERED_TO_PROBLEM_MANAGEMENT, course.has(OfferedToProblemManagement.class));
        count(Turn.CONFIRMED_FOR_THE_REPORTER, course.isConfirmed(By.PERSON));
        count(Turn.CONFIRMED_BY_LAPSE, course.isConfirmed(By.TIME));
    }

    private void count(Turn turn, boolean taken) {
        turns.merge(turn, taken ? 1L : 0L, Long::sum);
    }

    LogContents log() {
        return log;
    }

    Replay replay() {
        return replay;
    }

    Level all() {
        return all;
    }

    /** By the last severity, the gravest first. */
    Map<Severity, Level> levels() {
        return levels;
    }

    PolicyRef policy() {
        return policy.ref();
    }

    Optional<Duration> target(String milestone, Severity severity) {
        return policy.milestone(milestone)
                .flatMap(clock -> clock.target(severity))
                .map(Target::amount);
    }

    /** How many clocks were breached by a cause. */
    long breached(BreachCause cause) {
        return MILESTONES.stream()
                .mapToLong(name -> all.milestone(name).breached(cause))
                .sum();
    }

    /** How many incidents took a turn, once or more. */
    long count(Turn turn) {
        return turns.getOrDefault(turn, 0L);
    }

    /** The incidents that are open when the log ends, by status. */
    Map<IncidentStatus, Long> open() {
        return open;
    }

    MessageTally messages() {
        return messages;
    }

    /** How far the log's own verdict agrees with one of the clocks that are compared. */
    Agreement agreement(String clock) {
        return agreements.computeIfAbsent(clock, any -> new Agreement());
    }

    /** A line for each incident, in the order of their numbers. */
    List<IncidentLine> lines() {
        return lines.stream()
                .sorted(Comparator.comparing(IncidentLine::incident))
                .toList();
    }
}
