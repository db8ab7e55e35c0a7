package io.incidentengine.incident;

import io.incidentengine.incident.SlaRecord.RunRecord;
import io.incidentengine.sla.ClockKey;
import java.util.AbstractMap;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is on record of runs, in that order: immutable, and copied only where something is put on record. */
final class RunRecords extends AbstractMap<ClockKey, RunRecord> {
    private final Map<ClockKey, RunRecord> runs;

    private RunRecords(Map<ClockKey, RunRecord> runs) {
        this.runs = runs;
    }

    static RunRecords copyOf(Map<ClockKey, RunRecord> runs) {
        return runs instanceof RunRecords same ? same : new RunRecords(new LinkedHashMap<>(runs));
    }

    RunRecords with(ClockKey clock, RunRecord run) {
        Map<ClockKey, RunRecord> all = new LinkedHashMap<>(runs);
        all.put(clock, run);
        return new RunRecords(all);
    }

    @Override
    public @Nullable RunRecord get(Object clock) {
        return runs.get(clock);
    }

    @Override
    public boolean containsKey(Object clock) {
        return runs.containsKey(clock);
    }

    @Override
    public Collection<RunRecord> values() {
        return Collections.unmodifiableCollection(runs.values());
    }

    @Override
    public Set<Map.Entry<ClockKey, RunRecord>> entrySet() {
        return Collections.unmodifiableMap(runs).entrySet();
    }
}
