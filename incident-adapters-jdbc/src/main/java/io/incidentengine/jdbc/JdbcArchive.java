package io.incidentengine.jdbc;

import io.incidentengine.document.Erasure;
import io.incidentengine.incident.Change;
import io.incidentengine.incident.Incident;
import io.incidentengine.model.IncidentId;
import io.incidentengine.port.Archive;
import io.incidentengine.port.ErasureResult;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The archive of a database: each incident that is erased from is a transaction, and each batch that is removed. */
final class JdbcArchive implements Archive {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcArchive.class);

    private final Database database;
    private final Incidents incidents;
    private final Keys keys;
    private final Mentions mentions;
    private final Intakes intakes;
    private final Correspondence told;
    private final Conversation conversation;
    private final IncidentErasure erasing;

    JdbcArchive(Database database, Incidents incidents, Keys keys, Mentions mentions, Intakes intakes) {
        this.database = database;
        this.incidents = incidents;
        this.keys = keys;
        this.mentions = mentions;
        this.intakes = intakes;
        this.told = new Correspondence(database.tables);
        this.conversation = new Conversation(database.tables);
        this.erasing = new IncidentErasure(incidents, mentions, told, conversation);
    }

    @Override
    public ErasureResult erase(Erasure erasure, @Nullable IncidentId after, int limit) {
        Refusal.unlessPositive(limit);
        String first = after == null ? "" : after.value();
        int most = Math.min(limit, Integer.MAX_VALUE - 1);
        List<String> ids = database.query(sql -> incidents.behind(sql, first, most + 1));
        boolean more = ids.size() > most;
        List<String> page = more ? ids.subList(0, most) : ids;
        if (page.isEmpty()) {
            return new ErasureResult(0, List.of(), null, false);
        }
        String last = page.get(page.size() - 1);
        Sightings sightings = new Sightings(database.tables, erasure);
        Set<String> candidates = database.query(sql -> sightings.between(sql, first, last));
        int erased = 0;
        List<IncidentId> kept = new ArrayList<>();
        for (String id : page) {
            if (candidates.contains(id)) {
                switch (database.<IncidentErasure.Outcome>transaction(sql -> erase(sql, IncidentId.of(id), erasure))) {
                    case ERASED -> erased++;
                    case KEPT -> kept.add(IncidentId.of(id));
                    case SAME -> {}
                }
            }
        }
        return new ErasureResult(erased, kept, IncidentId.of(last), more);
    }

    /** One that cannot be read stays as it is, and stands in nobody's way. */
    private IncidentErasure.Outcome erase(Sql sql, IncidentId id, Erasure erasure) throws SQLException {
        List<IncidentErasure.Outcome> outcome = new ArrayList<>(1);
        RuntimeException why = sql.attempt(() -> outcome.add(erasing.erase(sql, id, erasure)));
        if (why != null) {
            LOG.error("Incident {} may name a person who is to be erased, and cannot be read: it stays", id, why);
            return IncidentErasure.Outcome.KEPT;
        }
        return outcome.get(0);
    }

    @Override
    public List<Incident> ended(Instant before, int limit) {
        Refusal.unlessPositive(limit);
        return database.query(sql -> incidents.ended(sql, before, limit));
    }

    @Override
    public List<IncidentId> remove(List<Incident> over) {
        List<Incident> sorted = over.stream()
                .sorted(Comparator.comparing(incident -> incident.id().value()))
                .toList();
        return database.transaction(sql -> remove(sql, sorted));
    }

    private List<IncidentId> remove(Sql sql, List<Incident> sorted) throws SQLException {
        List<Incident> over = new ArrayList<>();
        for (Incident incident : sorted) {
            Incident stored = incidents.lock(sql, incident.id());
            if (incident.equals(stored) && !incident.isOpen()) {
                conversation.lock(sql, incident.id().value());
                if (!told.isBusy(sql, incident.id())) {
                    over.add(incident);
                }
            }
        }
        List<Incident> removed = new ArrayList<>();
        for (Incident incident : over) {
            RuntimeException why = sql.attempt(() -> remove(sql, incident));
            if (why == null) {
                removed.add(incident);
            } else {
                LOG.error("Incident {} cannot be removed: it stays", incident.id(), why);
            }
        }
        keys.forget(sql, removed);
        return removed.stream().map(Incident::id).toList();
    }

    private void remove(Sql sql, Incident incident) throws SQLException {
        IncidentId id = incident.id();
        told.remove(sql, id, incident.trace().recordedAt());
        mentions.replace(sql, incident, null);
        intakes.forget(sql, incidents.timeline(sql, id));
        incidents.remove(sql, id);
    }

    @Override
    public List<IncidentId> restore(List<Change> changes) {
        List<Change> sorted = changes.stream()
                .sorted(Comparator.comparing(change -> change.incident().id().value()))
                .toList();
        return database.transaction(sql -> restore(sql, sorted));
    }

    List<IncidentId> restore(Sql sql, List<Change> sorted) throws SQLException {
        List<Change> restored = unknown(sql, sorted);
        while (!intakes.restore(sql, restored)) {
            List<Change> rest = unknown(sql, restored);
            if (rest.size() == restored.size()) {
                throw intakes.known(sql, restored);
            }
            restored = rest; // somebody else restores them too
        }
        List<Step> steps =
                restored.stream().map(change -> new Step(null, change)).toList();
        Writes writes = new Writes(sql, database.dialect, false);
        keys.move(sql, writes, steps);
        incidents.store(writes, restored);
        mentions.add(writes, steps);
        writes.send();
        return restored.stream().map(change -> change.incident().id()).toList();
    }

    private List<Change> unknown(Sql sql, List<Change> changes) throws SQLException {
        Map<IncidentId, Incident> known = incidents.find(
                sql, changes.stream().map(change -> change.incident().id()).toList());
        return changes.stream()
                .filter(change -> !known.containsKey(change.incident().id()))
                .toList();
    }
}
