package io.incidentengine.jdbc;

import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.model.DeduplicationKey;
import io.incidentengine.model.IncidentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which incident is open for a deduplication key, and when its fault was last recovered (S25, R17). Locks are taken on
 * incidents before keys, as far as they are known, and on keys in their order.
 */
final class Keys {
    private final Database database;
    private final NewRows newRows;
    private final String lock;
    private final String findAll;
    private final String lockAll;
    private final String insert;
    private final String take;
    private final String release;
    private final String recovered;
    private final String removeRecovery;
    private final String insertRecovery;
    private final String forget;

    Keys(Database database) {
        this.database = database;
        this.newRows = new NewRows(database.dialect);
        JdbcTables tables = database.tables;
        this.lock = tables.in("SELECT open_id FROM {dedup_key} WHERE dedup_key = ? FOR UPDATE");
        this.findAll =
                tables.in("SELECT dedup_key, open_id FROM {dedup_key} WHERE dedup_key IN ($) ORDER BY dedup_key");
        this.lockAll = findAll + " FOR UPDATE";
        this.insert = tables.in("INSERT INTO {dedup_key} (dedup_key, open_id) VALUES (?, NULL)");
        this.take = tables.in(
                "UPDATE {dedup_key} SET open_id = ? WHERE dedup_key = ? AND (open_id IS NULL OR open_id = ?)");
        this.release = tables.in("UPDATE {dedup_key} SET open_id = NULL WHERE dedup_key = ? AND open_id = ?");
        this.forget = tables.in("DELETE FROM {dedup_key} WHERE dedup_key = ? AND open_id IS NULL");
        this.recovered = tables.in("SELECT dedup_key, recovered_at FROM {recovery}"
                + " WHERE dedup_key IN ($) AND recovered_at BETWEEN ? AND ?");
        this.removeRecovery = tables.in("DELETE FROM {recovery} WHERE dedup_key = ? AND incident_id = ?");
        this.insertRecovery =
                tables.in("INSERT INTO {recovery} (dedup_key, incident_id, recovered_at) VALUES (?, ?, ?)");
    }

    /** Who is open for a key. */
    private record Holder(@Nullable String id) {}

    /** The incidents that are open for keys just now, as far as there are any. */
    Map<String, IncidentId> open(Sql sql, SortedSet<String> all) throws SQLException {
        Map<String, IncidentId> open = new HashMap<>();
        sql.among(findAll, all, row -> take(row, open));
        return open;
    }

    /** The same, and nobody else opens or closes one for any of the keys before the transaction ends. */
    Map<String, IncidentId> lock(Sql sql, SortedSet<String> all) throws SQLException {
        Map<String, IncidentId> open = new HashMap<>();
        List<String> missing = new ArrayList<>(all);
        sql.among(lockAll, all, row -> missing.remove(take(row, open)));
        List<@Nullable Object[]> rows = new ArrayList<>();
        missing.forEach(key -> rows.add(new @Nullable Object[] {key}));
        for (int known : newRows.insert(sql, insert, rows)) {
            String key = missing.get(known);
            IncidentId holder = lock(sql, DeduplicationKey.of(key));
            if (holder != null) {
                open.put(key, holder);
            }
        }
        return open;
    }

    private static String take(ResultSet row, Map<String, IncidentId> open) throws SQLException {
        String key = row.getString(1);
        String holder = row.getString(2);
        if (holder != null) {
            open.put(key, IncidentId.of(holder));
        }
        return key;
    }

    /** The incident that is open for a key, or null; nobody else opens or closes one before the transaction ends. */
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

    /** When closed incidents with the keys were recovered, not before one instant and not after another. */
    Map<String, NavigableSet<Instant>> recoveries(Sql sql, SortedSet<String> all, Instant earliest, Instant latest)
            throws SQLException {
        Map<String, NavigableSet<Instant>> found = new HashMap<>();
        sql.among(
                recovered,
                all,
                row -> found.computeIfAbsent(row.getString(1), none -> new TreeSet<>())
                        .add(Micros.read(row, "recovered_at")),
                Micros.of(earliest),
                Micros.of(latest));
        return found;
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

    /** A key, and an incident that takes it or gives it up. */
    private record Hold(String key, IncidentId id) {
        @Nullable
        Object[] released() {
            return new @Nullable Object[] {key, id.value()};
        }

        @Nullable
        Object[] taken() {
            return new @Nullable Object[] {id.value(), key, id.value()};
        }
    }

    /**
     * Moves the keys of incidents to what their new states say: what one gives up, another may take.
     *
     * @throws IllegalStateException if another incident is open for one of them
     */
    void move(Sql sql, Writes writes, List<Step> steps) {
        List<Hold> released = new ArrayList<>();
        List<Hold> taken = new ArrayList<>();
        List<@Nullable Object[]> removed = new ArrayList<>();
        List<@Nullable Object[]> inserted = new ArrayList<>();
        for (Step step : steps) {
            IncidentId id = step.change().incident().id();
            Claims before = Claims.of(step.was());
            Claims after = Claims.of(step.change().incident());
            if (!before.equals(after)) {
                Set<String> held = after.open() ? after.keys() : Set.of();
                Set<String> all = new TreeSet<>(before.keys());
                all.addAll(after.keys());
                all.forEach(key -> (held.contains(key) ? taken : released).add(new Hold(key, id)));
                recoveries(before, (key, at) -> removed.add(new @Nullable Object[] {key, id.value()}));
                recoveries(after, (key, at) -> inserted.add(new @Nullable Object[] {key, id.value(), at}));
            }
        }
        writes.add(release, rows(released, Hold::released));
        writes.add(take, rows(taken, Hold::taken), counts -> takeFromOthers(sql, taken, counts));
        writes.add(removeRecovery, removed);
        writes.add(insertRecovery, inserted);
    }

    private static void recoveries(Claims claims, BiConsumer<String, Long> taker) {
        Instant at = claims.recovered();
        if (at != null) {
            claims.keys().forEach(key -> taker.accept(key, Micros.of(at)));
        }
    }

    private static List<@Nullable Object[]> rows(List<Hold> holds, Function<Hold, @Nullable Object[]> row) {
        holds.sort(Comparator.comparing(Hold::key));
        List<@Nullable Object[]> rows = new ArrayList<>(holds.size());
        holds.forEach(hold -> rows.add(row.apply(hold)));
        return rows;
    }

    private void takeFromOthers(Sql sql, List<Hold> taken, int[] counts) throws SQLException {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 1) {
                take(sql, taken.get(i));
            }
        }
    }

    private void take(Sql sql, Hold hold) throws SQLException {
        IncidentId holder = lock(sql, DeduplicationKey.of(hold.key()));
        if (holder != null && !holder.equals(hold.id())) {
            throw new IllegalStateException("Incident " + hold.id() + " cannot be open beside incident " + holder
                    + ", which has the same deduplication key; allowed: one open incident per key");
        }
        sql.update(take, hold.taken());
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
