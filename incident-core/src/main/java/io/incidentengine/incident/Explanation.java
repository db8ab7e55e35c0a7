package io.incidentengine.incident;

import io.incidentengine.incident.Clocks.ClockReading;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.PolicyRef;
import io.incidentengine.model.Time;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.sla.ClockFact;
import io.incidentengine.sla.ClockKey;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Segment;
import io.incidentengine.sla.Signal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How one clock comes to what it shows: the stretches that add up to it, with what began each, who did it, and by which
 * policy (S34). The sum of what counted in the lines is what has elapsed.
 *
 * @param incident the incident
 * @param policy the policy that the incident is on, whose targets the lines show
 * @param judgedBy the policy that the clock is judged by: another one if it was final before the incident moved (S15)
 * @param clock the run of the clock, and what it shows
 * @param lines a line for each stretch up to the present, in order of time; at least one
 * @param ending what took effect where it stopped, in order of record; empty while it has not
 */
public record Explanation(
        IncidentId incident,
        PolicyRef policy,
        PolicyRef judgedBy,
        ClockReading clock,
        List<Line> lines,
        List<TimelineEntry> ending) {
    private static final Set<Signal> EVERYWHERE = EnumSet.of(
            Signal.PAUSED, Signal.MERGED, Signal.MERGED_INTO, Signal.MIGRATED, Signal.CANCELLED, Signal.CLOSED);

    /** Copies the lists. */
    public Explanation {
        lines = List.copyOf(lines);
        ending = List.copyOf(ending);
    }

    /**
     * One stretch of a clock.
     *
     * @param segment the stretch, whether it counts, and by which target it is judged
     * @param until where it ends, or the present if it lasts
     * @param counted the calendar time in it that counts
     * @param elapsed what has counted by its end
     * @param because what took effect where it begins, in order of record; empty where a cap ended a pause
     */
    public record Line(
            Segment segment, Instant until, Duration counted, Duration elapsed, List<TimelineEntry> because) {
        /** Copies the entries. */
        public Line {
            because = List.copyOf(because);
        }
    }

    /**
     * Explains all clocks of the current cycle; pure.
     *
     * @param incident the state
     * @param timeline its whole timeline
     * @param policy the policy that it is pinned to
     * @param now the present
     * @return an explanation for each clock, in the order of {@link Clocks#readings}
     */
    public static List<Explanation> of(
            Incident incident, List<TimelineEntry> timeline, IncidentPolicy policy, Instant now) {
        return Clocks.readings(incident, policy, now).stream()
                .map(clock -> of(incident, timeline, policy, clock, now))
                .toList();
    }

    private static Explanation of(
            Incident incident, List<TimelineEntry> timeline, IncidentPolicy policy, ClockReading clock, Instant now) {
        Milestone milestone = policy.milestone(clock.milestone()).orElseThrow();
        List<ClockFact> moves = incident.sla().facts().stream()
                .filter(fact -> moves(milestone, fact))
                .toList();
        List<TimelineEntry> ending = clock.run()
                .stoppedAt()
                .filter(stop -> !stop.isAfter(now))
                .map(stop -> because(moves, timeline, stop))
                .orElse(List.of());
        return new Explanation(
                incident.id(),
                policy.ref(),
                judgedBy(clock.run().key(), timeline, policy.ref()),
                clock,
                lines(moves, timeline, clock, now),
                ending);
    }

    /** Tells whether a clock can hear of a fact at all. */
    private static boolean moves(Milestone milestone, ClockFact fact) {
        Signal signal = fact.signal();
        return milestone.startsOn().contains(signal)
                || milestone.stopsOn().containsKey(signal)
                || milestone.restartsOn().contains(signal)
                || fact.severity() != null
                || fact.undoes() != 0
                || EVERYWHERE.contains(signal);
    }

    /** The policy in force when the verdict fell; the present one while there is none. */
    private static PolicyRef judgedBy(ClockKey clock, List<TimelineEntry> timeline, PolicyRef present) {
        PolicyRef judge = null;
        for (TimelineEntry entry : timeline) {
            IncidentEvent event = entry.event();
            if (event instanceof IncidentEvent.VerdictReached reached
                    && reached.verdict().clock().equals(clock)) {
                judge = present;
            } else if (event instanceof IncidentEvent.VerdictSuperseded superseded
                    && superseded.verdict().clock().equals(clock)) {
                judge = null;
            } else if (event instanceof IncidentEvent.PolicyMigrated migrated && present.equals(judge)) {
                judge = migrated.from();
            }
        }
        return judge == null ? present : judge;
    }

    private static List<Line> lines(
            List<ClockFact> moves, List<TimelineEntry> timeline, ClockReading clock, Instant now) {
        List<Line> lines = new ArrayList<>();
        Duration elapsed = Duration.ZERO;
        for (Segment segment : clock.run().segments()) {
            if (segment.from().isAfter(now) && !lines.isEmpty()) {
                break;
            }
            Instant until = segment.end().filter(end -> end.isBefore(now)).orElse(Time.later(now, segment.from()));
            Duration counted = segment.counts() ? segment.calendar().measure(segment.from(), until) : Duration.ZERO;
            elapsed = elapsed.plus(counted);
            lines.add(new Line(segment, until, counted, elapsed, because(moves, timeline, segment.from())));
        }
        return lines;
    }

    /** The entries whose facts took effect at an instant, with the corrections that moved them there. */
    private static List<TimelineEntry> because(List<ClockFact> moves, List<TimelineEntry> timeline, Instant at) {
        List<Long> sequences = moves.stream()
                .filter(fact -> fact.effective().equals(at) || fact.origins().containsValue(at))
                .map(ClockFact::sequence)
                .toList();
        return timeline.stream()
                .filter(entry -> sequences.contains(entry.sequence())
                        || (entry.event() instanceof IncidentEvent.TimeCorrected corrected
                                && corrected.to().equals(at)
                                && sequences.contains(corrected.corrects())))
                .toList();
    }

    /**
     * Says it in words: a title, a line for each stretch, and the sum.
     *
     * @param zone the zone in which times are shown
     * @return several lines, without an end of line at the end
     */
    public String text(ZoneId zone) {
        return ExplanationText.of(this, zone);
    }
}
