package io.incidentengine.memory;

import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.model.DeduplicationKey;
import io.incidentengine.model.IncidentId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which incident is open for a deduplication key, and when those that are closed were recovered (S25). It follows the
 * states: what is cancelled counts for nothing, a recovery that was undone or corrected is gone. Guarded by the store's
 * latch.
 */
final class KeyIndex {

    /** One closed incident's recovery. */
    private record Recovery(DeduplicationKey key, Instant at, IncidentId id) {
        static final Comparator<Recovery> ORDER = Comparator.comparing(
                        (Recovery recovery) -> recovery.key().value())
                .thenComparing(Recovery::at)
                .thenComparing(recovery -> recovery.id().value());

        private static final IncidentId ANY = IncidentId.of("any");

        /** Stands behind all recoveries of a key up to an instant. */
        static Recovery behind(DeduplicationKey key, Instant latest) {
            return new Recovery(key, latest.plusNanos(1), ANY);
        }
    }

    private final Map<DeduplicationKey, IncidentId> open = new HashMap<>();
    private final NavigableSet<Recovery> recoveries = new TreeSet<>(Recovery.ORDER);

    /** The incident that is open for a key, or null. */
    @Nullable
    IncidentId open(DeduplicationKey key) {
        return open.get(key);
    }

    /** The latest recovery of a closed incident with the key, not before one instant and not after another, or null. */
    @Nullable
    Instant recovered(DeduplicationKey key, Instant earliest, Instant latest) {
        Recovery last = recoveries.lower(Recovery.behind(key, latest));
        return last != null && last.key().equals(key) && !last.at().isBefore(earliest) ? last.at() : null;
    }

    /** Refuses a second open incident with one key; what gives the key up at the same time does not count. */
    void check(Row is, Set<IncidentId> givingUp) {
        if (!is.incident().isOpen()) {
            return;
        }
        for (DeduplicationKey key : is.keys()) {
            IncidentId holder = open.getOrDefault(key, is.id());
            if (!holder.equals(is.id()) && !givingUp.contains(holder)) {
                throw new IllegalStateException("Incident " + is.id() + " cannot be open beside incident " + holder
                        + ", which has the same deduplication key; allowed: one open incident per key");
            }
        }
    }

    void replace(@Nullable Row was, Row is) {
        if (was != null) {
            remove(was);
        }
        for (DeduplicationKey key : is.keys()) {
            if (is.incident().isOpen()) {
                open.put(key, is.id());
            }
            recovery(key, is.incident()).ifPresent(recoveries::add);
        }
    }

    void remove(Row was) {
        for (DeduplicationKey key : was.keys()) {
            open.remove(key, was.id());
            recovery(key, was.incident()).ifPresent(recoveries::remove);
        }
    }

    private static Optional<Recovery> recovery(DeduplicationKey key, Incident incident) {
        return incident.status() == IncidentStatus.CLOSED
                ? incident.recoveredAt().map(at -> new Recovery(key, at, incident.id()))
                : Optional.empty();
    }
}
