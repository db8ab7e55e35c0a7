package io.incidentengine.escalation;

import io.incidentengine.model.Required;
import io.incidentengine.model.Severity;
import io.incidentengine.model.Time;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How often progress is told, from the initial notification to rectification, anchored and free of drift (R29, S23).
 *
 * @param intervals how often per severity; a severity without an interval has no cadence
 * @param reminder how long before it is due the handler is reminded if nobody has recorded progress; zero for never
 */
public record Cadence(Map<Severity, Duration> intervals, Duration reminder) {
    /** No cadence at any severity. */
    public static final Cadence NONE = new Cadence(Map.of(), Duration.ZERO);

    /** Checks the intervals and copies them. */
    public Cadence {
        reminder = Required.value("cadence reminder", reminder);
        TreeMap<Severity, Duration> checked = new TreeMap<>();
        Required.all("cadence intervals", intervals)
                .forEach((severity, interval) ->
                        checked.put(severity, Time.positive("cadence interval at " + severity, interval)));
        intervals = Collections.unmodifiableMap(checked);
    }

    /**
     * How often progress is told.
     *
     * @param severity a severity
     * @return the interval, or empty if progress is not told at this severity
     */
    public Optional<Duration> interval(Severity severity) {
        return Optional.ofNullable(intervals.get(severity));
    }
}
