package io.incidentengine.examples.replay;

import io.incidentengine.sla.BreachCause;
import io.incidentengine.sla.Verdict;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What became of one milestone in many incidents. */
final class MilestoneTally {
    private final Map<BreachCause, Long> breached = new EnumMap<>(BreachCause.class);
    private long met;
    private long open;

    /** Counts an incident by its verdict, or as open without one. */
    void add(Optional<Verdict> verdict) {
        if (verdict.isEmpty()) {
            open++;
        } else if (verdict.get().isBreach()) {
            breached.merge(verdict.get().cause().orElseThrow(), 1L, Long::sum);
        } else {
            met++;
        }
    }

    long met() {
        return met;
    }

    /** Not decided when the log ended. */
    long open() {
        return open;
    }

    long breached() {
        return breached.values().stream().mapToLong(Long::longValue).sum();
    }

    long breached(BreachCause cause) {
        return breached.getOrDefault(cause, 0L);
    }
}
