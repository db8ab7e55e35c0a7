package io.incidentengine.memory;

import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Severity;
import io.incidentengine.port.Backlog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is due when: one sorted set per severity, so that a probe costs the same for ten incidents as for ten million
 * (S21, S22). Guarded by the store's latch.
 */
final class DueIndex {
    /** One incident's place. */
    private record Slot(Instant at, IncidentId id) implements Comparable<Slot> {
        @Override
        public int compareTo(Slot other) {
            int order = at.compareTo(other.at);
            return order == 0 ? id.value().compareTo(other.id.value()) : order;
        }
    }

    private final NavigableMap<Severity, NavigableSet<Slot>> slots = new TreeMap<>();
    private final Set<IncidentId> taken = new HashSet<>();
    private final Map<IncidentId, Integer> failures = new HashMap<>();

    void replace(@Nullable Row was, Row is) {
        if (was != null) {
            remove(was);
        }
        if (is.wake() != null) {
            level(is).add(new Slot(is.wake(), is.id()));
        }
    }

    void remove(Row was) {
        if (was.wake() != null) {
            level(was).remove(new Slot(was.wake(), was.id()));
        }
    }

    private NavigableSet<Slot> level(Row row) {
        return slots.computeIfAbsent(row.incident().severity(), any -> new TreeSet<>());
    }

    /** Takes what is due, by severity, then by due time; nobody else can take it until it is put back. */
    List<IncidentId> take(Instant now, int limit) {
        List<IncidentId> due = new ArrayList<>();
        for (NavigableSet<Slot> level : slots.values()) {
            for (Slot slot : level) {
                if (slot.at().isAfter(now)) {
                    break;
                }
                if (due.size() == limit) {
                    return due;
                }
                if (taken.add(slot.id())) {
                    due.add(slot.id());
                }
            }
        }
        return due;
    }

    void putBack(List<IncidentId> ids) {
        ids.forEach(taken::remove);
    }

    /** Tells whether something is due that nobody has taken. */
    boolean hasDue(Instant now) {
        for (NavigableSet<Slot> level : slots.values()) {
            for (Slot slot : level) {
                if (slot.at().isAfter(now)) {
                    break;
                }
                if (!taken.contains(slot.id())) {
                    return true;
                }
            }
        }
        return false;
    }

    Optional<Instant> next() {
        Instant next = null;
        for (NavigableSet<Slot> level : slots.values()) {
            if (!level.isEmpty() && (next == null || level.first().at().isBefore(next))) {
                next = level.first().at();
            }
        }
        return Optional.ofNullable(next);
    }

    /** What is due, whether somebody has taken it or not. */
    Backlog backlog(Instant now) {
        int count = 0;
        for (NavigableSet<Slot> level : slots.values()) {
            count += (int) level.stream()
                    .takeWhile(slot -> !slot.at().isAfter(now))
                    .limit(Backlog.MOST)
                    .count();
        }
        return count == 0 ? Backlog.NONE : new Backlog(count, next().orElseThrow());
    }

    /** How many have failed when they were ticked last. */
    int failing() {
        return failures.size();
    }

    /** Counts a failure, and says how many there were in a row. */
    int failed(IncidentId id) {
        return failures.merge(id, 1, Integer::sum);
    }

    void succeeded(IncidentId id) {
        failures.remove(id);
    }
}
