package io.incidentengine.analysis;

import io.incidentengine.incident.Clocks;
import io.incidentengine.incident.Clocks.ClockReading;
import io.incidentengine.incident.Dossier;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentEvent.CycleBegun;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Time;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.sla.ClockKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a stretch of time adds to the record of one incident.
 *
 * @param before its state when the stretch begins; {@code null} if it is reported in it
 * @param entries what is recorded in the stretch
 * @param past its states at the ends of the cycles that end in the stretch
 * @param after its state at the end
 */
record MonthOfLife(@Nullable Incident before, List<TimelineEntry> entries, List<Incident> past, Incident after) {

    /** Empty if it was not on record by the end. What was recorded by a clock that stepped back counts as no earlier. */
    static Optional<MonthOfLife> of(Dossier dossier, Instant begin, Instant end) {
        List<TimelineEntry> timeline = dossier.timeline();
        int from = countBefore(timeline, begin);
        int to = countBefore(timeline, end);
        if (to == 0) {
            return Optional.empty();
        }
        List<TimelineEntry> entries = timeline.subList(from, to);
        boolean isAsItWas = to == timeline.size() && entries.stream().noneMatch(MonthOfLife::beginsCycle);
        if (isAsItWas && (from == 0 || from == to)) {
            Incident incident = dossier.incident();
            return Optional.of(new MonthOfLife(from == 0 ? null : incident, entries, List.of(), incident));
        }
        IncidentId id = dossier.incident().id();
        Incident before = from == 0 ? null : Incident.fold(id, timeline.subList(0, from));
        Incident state = before == null ? Incident.fold(id, timeline.subList(0, 1)) : before;
        List<Incident> past = new ArrayList<>();
        for (TimelineEntry entry : timeline.subList(Math.max(from, 1), to)) {
            if (beginsCycle(entry)) {
                past.add(state);
            }
            state = state.apply(entry);
        }
        return Optional.of(new MonthOfLife(before, entries, past, state));
    }

    private static boolean beginsCycle(TimelineEntry entry) {
        return entry.event() instanceof CycleBegun;
    }

    private static int countBefore(List<TimelineEntry> timeline, Instant end) {
        int count = 0;
        Instant latest = Time.EARLIEST;
        for (TimelineEntry entry : timeline) {
            latest = Time.later(latest, entry.recorded());
            if (!latest.isBefore(end)) {
                return count;
            }
            count++;
        }
        return count;
    }

    /**
     * The clocks that were stopped in the stretch, as they show at its end: those that had not stopped before, or were started
     * again and stopped once more. One whose stop was merely corrected had stopped before.
     *
     * @param begin its first instant
     * @param last its last one
     */
    List<ClockReading> stopped(Function<Incident, IncidentPolicy> policies, Instant begin, Instant last) {
        if (entries.isEmpty()) {
            return List.of();
        }
        Map<ClockKey, Instant> known = new HashMap<>();
        if (before != null) {
            stops(before, policies, last).forEach(clock -> known.put(clock.run().key(), stop(clock)));
        }
        List<ClockReading> stopped = new ArrayList<>();
        past.forEach(state -> stopped.addAll(stops(state, policies, last)));
        stopped.addAll(stops(after, policies, last));
        stopped.removeIf(clock -> {
            Instant earlier = known.get(clock.run().key());
            return earlier != null
                    && (stop(clock).isBefore(begin) || stop(clock).equals(earlier));
        });
        return stopped;
    }

    private static List<ClockReading> stops(
            Incident incident, Function<Incident, IncidentPolicy> policies, Instant last) {
        return Clocks.readings(incident, policies.apply(incident), last).stream()
                .filter(clock -> clock.run().isStoppedByPeople(last))
                .toList();
    }

    private static Instant stop(ClockReading clock) {
        return clock.run().stoppedAt().orElseThrow();
    }
}
