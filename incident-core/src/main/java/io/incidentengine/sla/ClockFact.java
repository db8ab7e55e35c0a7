package io.incidentengine.sla;

import io.incidentengine.model.PauseReason;
import io.incidentengine.model.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One fact that clocks are derived from: what happened, and when it took effect.
 *
 * @param sequence the number of the timeline entry that recorded it; orders facts with equal times
 * @param signal what happened
 * @param effective when it took effect, which may be long before it was recorded (S5)
 * @param severity the severity from then on, for {@code REPORTED}, {@code RAISED} and {@code LOWERED}
 * @param undoes the sequence of the facts that this one undoes, or 0
 * @param pause the reason, for {@code PAUSED} and {@code RESUMED}
 * @param origins when the merged incident occurred and was reported, for {@code MERGED} (S16); else empty
 * @param standstills when something may have stopped the clocks of the merged incident, for {@code MERGED}; else empty
 * @param formerTargets the targets by which some clocks were judged until then, for {@code MIGRATED} (S15); else empty
 */
public record ClockFact(
        long sequence,
        Signal signal,
        Instant effective,
        @Nullable Severity severity,
        long undoes,
        @Nullable PauseReason pause,
        Map<Signal, Instant> origins,
        List<Standstill> standstills,
        List<FormerTarget> formerTargets) {
    /** Copies the collections. */
    public ClockFact {
        origins = Map.copyOf(origins);
        standstills = List.copyOf(standstills);
        formerTargets = List.copyOf(formerTargets);
    }

    /**
     * A fact that is about neither a pause nor a merge nor a migration.
     *
     * @param sequence the number of the timeline entry
     * @param signal what happened
     * @param effective when it took effect
     * @param severity the severity from then on, or {@code null}
     * @param undoes the sequence of the facts that this one undoes, or 0
     */
    public ClockFact(long sequence, Signal signal, Instant effective, @Nullable Severity severity, long undoes) {
        this(sequence, signal, effective, severity, undoes, null, Map.of(), List.of(), List.of());
    }

    /**
     * A fact that neither changes the severity nor undoes another.
     *
     * @param sequence the number of the timeline entry
     * @param signal what happened
     * @param effective when it took effect
     * @return the fact
     */
    public static ClockFact of(long sequence, Signal signal, Instant effective) {
        return new ClockFact(sequence, signal, effective, null, 0);
    }

    /**
     * The same fact at another time (S5).
     *
     * @param corrected when it really took effect
     * @return a copy
     */
    public ClockFact at(Instant corrected) {
        return new ClockFact(sequence, signal, corrected, severity, undoes, pause, origins, standstills, formerTargets);
    }
}
