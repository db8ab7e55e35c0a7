package io.incidentengine.jdbc;

import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.model.DeduplicationKey;
import io.incidentengine.model.IncidentId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which incident is open for a deduplication key, and when its fault was last recovered (S25, R17). Locks are taken on
 * incidents before keys, and on keys in their order.
 */
final class Keys {
    private final Database database;
    private final String find;
    private final String lock;
    private final String insert;
    private final String take;
    private final String release;
    private final String recovered;
    private final String removeRecovery;
    private final String insertRecovery;
    private final String forget;

    Keys(Database database) {
        this.database = database;
        JdbcTables tables = database.tables;
        this.find = tables.in("SELECT open_id FROM {dedup_key} WHERE dedup_key = ?");
        this.lock = find + " FOR UPDATE";
        this.insert = tables.in("INSERT INTO {dedup_key} (dedup_key, open_id) VALUES (?, NULL)");
        this.take = tables.in(
                "UPDATE {dedup_key} SET open_id = ? WHERE dedup_key = ? AND (open_id IS NULL OR open_id = ?)");
        this.release = tables.in("UPDATE {dedup_key} SET open_id = NULL WHERE dedup_key = ? AND open_id = ?");
        this.forget = tables.in("DELETE FROM {dedup_key} WHERE dedup_key = ? AND open_id IS NULL");
        this.recovered = tables.in("SELECT max(recovered_at) AS latest FROM {recovery}"
                + " WHERE dedup_key = ? AND recovered_at BETWEEN ? AND ?");
        this.removeRecovery = tables.in("DELETE FROM {recovery} WHERE dedup_key = ? AND incident_id = ?");
        this.insertRecovery =
                tables.in("INSERT INTO {recovery} (dedup_key, incident_id, recovered_at) VALUES (?, ?, ?)");
    }

    /** Who is open for a key. */
    private record Holder(@Nullable String id) {}

    /** The incident that is open for a key just now, or null. */
    @Nullable
    IncidentId open(Sql sql, DeduplicationKey key) throws SQLException {
        return id(sql.first(find, row -> new Holder(row.getString(1)), key.value()));
    }

    /** The same, and nobody else opens or closes one for the key before the transaction ends. */
    @Nullable
    IncidentId lock(Sql sql, DeduplicationKey key) throws SQLException {
        Holder holder = sql.first(lock, row -> new Holder(row.getString(1)), key.value());
        if (holder == null && !sql.insertIfNew(database.dialect, insert, key.value())) {
            holder = sql.first(lock, row -> new Holder(row.getString(1)), key.value());
        }
        return id(holder);
    }

    private static @Nullable IncidentId id(@Nullable Holder holder) {
        return holder == null || holder.id() == null ? null : IncidentId.of(holder.id());
    }

    /** The latest recovery of a closed incident with the key, not before one instant and not after another, or null. */
    @Nullable
    Instant recovered(Sql sql, DeduplicationKey key, Instant earliest, Instant latest) throws SQLException {
        record Latest(@Nullable Instant at) {}
        Latest found = sql.first(
                recovered,
                row -> new Latest(Micros.nullable(row, "latest")),
                key.value(),
                Micros.of(earliest),
                Micros.of(latest));
        return found == null ? null : found.at();
    }

    /** What an incident says of its keys. */
    private record Claims(
            Set<String> keys, boolean open, @Nullable Instant recovered) {
        static final Claims NONE = new Claims(Set.of(), false, null);

        static Claims of(@Nullable Incident incident) {
            if (incident == null || incident.registration().keys().isEmpty()) {
                return NONE;
            }
            Set<String> keys = new TreeSet<>();
            incident.registration().keys().forEach(key -> keys.add(key.value()));
            Instant recovered = incident.status() == IncidentStatus.CLOSED
                    ? incident.recoveredAt().orElse(null)
                    : null;
            return new Claims(keys, incident.isOpen(), recovered);
        }
    }

    /**
     * Moves the keys of an incident to what its new state says.
     *
     * @throws IllegalStateException if another incident is open for one of them
     */
    void move(Sql sql, @Nullable Incident was, Incident is) throws SQLException {
        Claims before = Claims.of(was);
        Claims after = Claims.of(is);
        if (before.equals(after)) {
            return;
        }
        Set<String> all = new TreeSet<>(before.keys());
        all.addAll(after.keys());
        for (String key : all) {
            hold(sql, key, is.id(), after.open() && after.keys().contains(key));
        }
        List<@Nullable Object[]> removed = new ArrayList<>();
        List<@Nullable Object[]> inserted = new ArrayList<>();
        if (before.recovered() != null) {
            before.keys()
                    .forEach(key ->
                            removed.add(new @Nullable Object[] {key, is.id().value()}));
        }
        Instant recoveredAt = after.recovered();
        if (recoveredAt != null) {
            long at = Micros.of(recoveredAt);
            after.keys()
                    .forEach(key ->
                            inserted.add(new @Nullable Object[] {key, is.id().value(), at}));
        }
        sql.batch(removeRecovery, removed);
        sql.batch(insertRecovery, inserted);
    }

    private void hold(Sql sql, String key, IncidentId id, boolean holds) throws SQLException {
        if (!holds) {
            sql.update(release, key, id.value());
        } else if (sql.update(take, id.value(), key, id.value()) == 0) {
            IncidentId holder = lock(sql, DeduplicationKey.of(key));
            if (holder != null) {
                throw new IllegalStateException("Incident " + id + " cannot be open beside incident " + holder
                        + ", which has the same deduplication key; allowed: one open incident per key");
            }
            sql.update(take, id.value(), key, id.value());
        }
    }

    /** Forgets the recoveries of incidents that are over, and their keys, unless others are open for them. */
    void forget(Sql sql, List<Incident> incidents) throws SQLException {
        Set<String> keys = new TreeSet<>();
        for (Incident incident : incidents) {
            for (DeduplicationKey key : incident.registration().keys()) {
                sql.update(removeRecovery, key.value(), incident.id().value());
                keys.add(key.value());
            }
        }
        for (String key : keys) {
            sql.update(forget, key);
        }
    }
}
