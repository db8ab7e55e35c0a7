package io.incidentengine.analysis;

import io.incidentengine.incident.Clocks;
import io.incidentengine.incident.Dossier;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentEvent.TimeCorrected;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.IncidentId;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.sla.ClockFact;
import io.incidentengine.sla.ClockKey;
import io.incidentengine.sla.ClockRun;
import io.incidentengine.sla.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a stretch of time adds to the record of one incident.
 *
 * @param before its state when the stretch begins; {@code null} if it is reported in it
 * @param timeline all that is on record by the end
 * @param entries what is recorded in the stretch
 * @param after its state at the end
 * @param stopped the clocks that were stopped by an entry of the stretch, as they stood then; one that was started again and
 *     stopped once more is there twice
 * @param wasMajor whether it was major at any time in the stretch in which it was open or something was recorded
 */
record MonthOfLife(
        @Nullable Incident before,
        List<TimelineEntry> timeline,
        List<TimelineEntry> entries,
        Incident after,
        List<ClockRun> stopped,
        boolean wasMajor) {

    /** Empty if it was not on record by the end. */
    static Optional<MonthOfLife> of(
            Dossier dossier, Instant begin, Instant end, Function<Incident, IncidentPolicy> policies) {
        List<TimelineEntry> timeline = dossier.timeline();
        int from = countBefore(timeline, begin);
        int to = countBefore(timeline, end);
        if (to == 0) {
            return Optional.empty();
        }
        IncidentId id = dossier.incident().id();
        if (from == timeline.size()) {
            Incident still = dossier.incident();
            boolean isMajor = still.isOpen() && still.isMajor(policies.apply(still));
            return Optional.of(new MonthOfLife(still, timeline, List.of(), still, List.of(), isMajor));
        }
        List<TimelineEntry> entries = timeline.subList(from, to);
        Incident before = from == 0 ? null : Incident.fold(id, timeline.subList(0, from));
        Incident state = before == null ? Incident.fold(id, timeline.subList(0, 1)) : before;
        boolean wasMajor = (state.isOpen() || !entries.isEmpty()) && state.isMajor(policies.apply(state));
        List<ClockRun> stopped = new ArrayList<>();
        for (TimelineEntry entry : before == null ? entries.subList(1, entries.size()) : entries) {
            Incident next = state.apply(entry);
            IncidentPolicy policy = policies.apply(next);
            if (isAct(entry)) {
                addStopped(stopped, state, next, entry.effective(), policy);
            }
            wasMajor = wasMajor || next.isMajor(policy);
            state = next;
        }
        return Optional.of(new MonthOfLife(before, timeline.subList(0, to), entries, state, stopped, wasMajor));
    }

    /** How long it took to recover the service, in all cycles that had come to that by the end (S14). */
    Duration impaired() {
        Duration impaired = Duration.ZERO;
        for (Incident cycle : Incident.cycles(after.id(), timeline)) {
            Instant begun = cycle.sla()
                    .latest(Signal.REPORTED)
                    .map(ClockFact::effective)
                    .orElseThrow();
            impaired = impaired.plus(cycle.recoveredAt()
                    .map(recovered -> Duration.between(begun, recovered))
                    .orElse(Duration.ZERO));
        }
        return impaired;
    }

    private static int countBefore(List<TimelineEntry> timeline, Instant end) {
        int count = 0;
        while (count < timeline.size() && timeline.get(count).recorded().isBefore(end)) {
            count++;
        }
        return count;
    }

    /** Something took effect; a correction merely says when something else did. */
    private static boolean isAct(TimelineEntry entry) {
        return !entry.event().signals().isEmpty() && !(entry.event() instanceof TimeCorrected);
    }

    private static void addStopped(
            List<ClockRun> stopped, Incident before, Incident after, Instant at, IncidentPolicy policy) {
        Set<ClockKey> known = new HashSet<>();
        for (ClockRun run : Clocks.runs(before, policy)) {
            if (run.isStoppedByPeople()) {
                known.add(run.key());
            }
        }
        for (ClockRun run : Clocks.runs(after, policy)) {
            if (run.isStoppedByPeople()
                    && run.stoppedAt().filter(at::equals).isPresent()
                    && !known.contains(run.key())) {
                stopped.add(run);
            }
        }
    }
}
