package io.incidentengine.jdbc;

import io.incidentengine.incident.Incident;
import io.incidentengine.model.DeduplicationKey;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.IntakeId;
import io.incidentengine.port.Arrival;
import io.incidentengine.port.ReportBatch;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Has reports decided, after all that they are about is locked, and takes them in. Whether a report is known already shows
 * when it is taken in; only then is everything decided again.
 */
final class Reporting {
    private final Incidents incidents;
    private final Keys keys;
    private final Intakes intakes;

    Reporting(Incidents incidents, Keys keys, Intakes intakes) {
        this.incidents = incidents;
        this.keys = keys;
        this.intakes = intakes;
    }

    ReportBatch decide(Sql sql, List<Arrival> arrivals) throws SQLException {
        Found found = new Found();
        if (arrivals.size() > 1 || arrivals.stream().anyMatch(Reporting::isKeyed)) {
            look(sql, arrivals, found);
        }
        lock(sql, arrivals, found);
        while (true) {
            try {
                ReportBatch batch = ReportBatch.decide(arrivals, found);
                if (intakes.insert(sql, batch.intakes())) {
                    return batch;
                }
            } catch (RuntimeException refused) {
                if (look(sql, arrivals, found)) {
                    continue;
                }
                throw refused;
            }
            if (!look(sql, arrivals, found)) {
                throw new StorageException("A report is known whose intake id cannot be seen; allowed: READ COMMITTED");
            }
        }
    }

    private static boolean isKeyed(Arrival arrival) {
        return arrival.intake().report().deduplicationKey().isPresent();
    }

    /** Finds which reports are known; whether there are more than before. */
    private boolean look(Sql sql, List<Arrival> arrivals, Found found) throws SQLException {
        int before = found.known.size();
        Map<IntakeId, IncidentId> known = intakes.find(
                sql, arrivals.stream().map(arrival -> arrival.intake().id()).toList());
        Map<IncidentId, Incident> states = incidents.find(sql, known.values());
        known.forEach((intake, id) -> Optional.ofNullable(states.get(id)).ifPresent(is -> found.known.put(intake, is)));
        return found.known.size() > before;
    }

    /**
     * Locks keys and the incidents that are open for them: incidents first, as everybody does, and each in its order. One that
     * has opened for a key meanwhile is locked behind it; who is in each other's way then is told so by the database.
     */
    private void lock(Sql sql, List<Arrival> arrivals, Found found) throws SQLException {
        List<Arrival> keyed = arrivals.stream()
                .filter(arrival -> isKeyed(arrival)
                        && !found.known.containsKey(arrival.intake().id()))
                .toList();
        if (keyed.isEmpty()) {
            return;
        }
        NavigableSet<String> names = new TreeSet<>();
        keyed.forEach(arrival -> names.add(
                arrival.intake().report().deduplicationKey().orElseThrow().value()));
        Map<IncidentId, Incident> locked =
                incidents.lock(sql, keys.open(sql, names).values());
        Map<String, IncidentId> holders = keys.lock(sql, names);
        List<IncidentId> newer = new ArrayList<>(holders.values());
        newer.removeAll(locked.keySet());
        locked.putAll(incidents.lock(sql, newer));
        holders.forEach((key, id) -> Optional.ofNullable(locked.get(id)).ifPresent(is -> found.open.put(key, is)));

        names.removeAll(holders.keySet());
        if (!names.isEmpty()) {
            Instant earliest = keyed.stream()
                    .map(Arrival::earliest)
                    .min(Instant::compareTo)
                    .orElseThrow();
            Instant latest =
                    keyed.stream().map(Arrival::again).max(Instant::compareTo).orElseThrow();
            found.recoveries.putAll(keys.recoveries(sql, names, earliest, latest));
        }
    }

    /** What was found; what was open is locked. */
    private static final class Found implements ReportBatch.Stored {
        final Map<IntakeId, Incident> known = new HashMap<>();
        final Map<String, Incident> open = new HashMap<>();
        final Map<String, NavigableSet<Instant>> recoveries = new HashMap<>();

        @Override
        public Optional<Incident> known(IntakeId intake) {
            return Optional.ofNullable(known.get(intake));
        }

        @Override
        public Optional<Incident> open(DeduplicationKey key) {
            return Optional.ofNullable(open.get(key.value()));
        }

        @Override
        public Optional<Instant> recovered(DeduplicationKey key, Instant earliest, Instant latest) {
            return Optional.ofNullable(recoveries.get(key.value()))
                    .map(all -> all.floor(latest))
                    .filter(at -> !at.isBefore(earliest));
        }
    }
}
