package io.incidentengine.jdbc;

import io.incidentengine.document.DocumentForm;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Fallback;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.OutboxTask;
import io.incidentengine.notification.ProofOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of notifications: how they are made, expanded and put back, and what came of their proof. */
final class Notifications {
    final Queue queue;
    private final String insert;
    private final String find;
    private final String lock;
    private final String expanded;
    private final String postpone;
    private final String conclude;

    Notifications(Database database) {
        JdbcTables tables = database.tables;
        queue = new Queue(database, "notification", "", "notification, failures");
        insert = tables.in(
                "INSERT INTO {notification} (id, incident_id, notification, first_id, due_by, expanded, failures,"
                        + " outcomes, lane, since, ready, leased, token, proof_lane, proof_since, proof_ready, proof_leased,"
                        + " proof_token) VALUES (?, ?, ?, ?, ?, FALSE, '[]', '', ?, ?, ?, FALSE, 0, ?, ?, ?, FALSE, 0)");
        find = tables.in("SELECT notification FROM {notification} WHERE id = ?");
        lock = tables.in("SELECT " + NotificationRow.COLUMNS + " FROM {notification} n WHERE n.id = ? FOR UPDATE");
        expanded = tables.in("UPDATE {notification} SET expanded = TRUE, failures = ?, lane = NULL WHERE id = ?");
        postpone =
                tables.in("UPDATE {notification} SET failures = ?, since = ?, ready = ?, leased = FALSE WHERE id = ?");
        conclude = tables.in(
                "UPDATE {notification} SET outcomes = CONCAT(outcomes, ?) WHERE id = ? AND outcomes NOT LIKE ?");
    }

    /** A notification that waits since an instant. */
    record Told(Notification notification, Instant since) {}

    static OutboxTask task(ResultSet row) throws SQLException {
        Notification notification = Json.read(DocumentForm.NOTIFICATION, row.getString("notification"));
        return new OutboxTask.Expand(
                notification, Json.texts(row.getString("failures")).size());
    }

    /** Puts in those whose keys are new, and names those whose keys are not, or may not be. */
    void insert(Sql sql, Writes writes, List<Told> all, Writes.Known<Told> known) throws SQLException {
        Set<String> origins = origins(sql, all);
        writes.insert(insert, all, told -> row(told, origins), known);
    }

    private static @Nullable Object[] row(Told told, Set<String> origins) {
        Notification notification = told.notification();
        boolean standsIn = notification.standsIn().isPresent() && origins.contains(notification.origin());
        Instant dueBy = notification.dueBy().orElse(null);
        Place place = Place.in(Lane.DIRECTORY, told.since());
        Place proof = Place.in(Lane.PROOF, told.since());
        return new @Nullable Object[] {
            Key.of(notification.key()),
            notification.incident().value(),
            Json.write(DocumentForm.NOTIFICATION, notification),
            Key.of(standsIn ? notification.origin() : notification.key()),
            Micros.orAbsent(dueBy),
            place.lane(),
            place.since(),
            place.ready(),
            Absent.or(standsIn || dueBy == null ? null : proof.lane()),
            proof.since(),
            proof.ready()
        };
    }

    /** The keys of those for which others stand in, as far as they are here. */
    private Set<String> origins(Sql sql, List<Told> all) throws SQLException {
        Set<String> origins = new HashSet<>();
        for (Told told : all) {
            Fallback fallback = told.notification().fallback();
            if (fallback != null && !origins.contains(fallback.of()) && queue.isKnown(sql, Key.of(fallback.of()))) {
                origins.add(fallback.of());
            }
            origins.add(told.notification().key());
        }
        return origins;
    }

    /** Refuses one whose key another has. */
    void check(Sql sql, Notification notification) throws SQLException {
        Notification known = sql.first(
                find,
                row -> Json.read(DocumentForm.NOTIFICATION, row.getString("notification")),
                new @Nullable Object[] {Key.of(notification.key())});
        if (!notification.equals(known)) {
            throw Refusal.taken("notification", notification.key());
        }
    }

    NotificationRow lock(Sql sql, Claim claim) throws SQLException {
        NotificationRow row = sql.first(lock, NotificationRow::new, new @Nullable Object[] {Key.of(claim.key())});
        if (row == null) {
            throw Refusal.unknown("notification", claim.key());
        }
        return row;
    }

    void expanded(Sql sql, NotificationRow row, List<String> failures) throws SQLException {
        sql.update(expanded, Json.texts(plus(row.failures, failures)), row.id);
    }

    void postpone(Sql sql, NotificationRow row, String failure, Instant until) throws SQLException {
        long at = Micros.of(until);
        sql.update(postpone, Json.texts(plus(row.failures, List.of(failure))), at, at, row.id);
    }

    private static List<String> plus(List<String> texts, List<String> more) {
        List<String> all = new ArrayList<>(texts);
        all.addAll(more);
        return all;
    }

    /** How what came of a proof is written among others. */
    static String outcome(ProofOutcome.Kind kind) {
        return kind.name() + " ";
    }

    /** Keeps what came of a proof; refuses what is on record already. */
    void conclude(Sql sql, ProofOutcome outcome) throws SQLException {
        String key = outcome.notification().key();
        String kind = outcome(outcome.kind());
        if (sql.update(conclude, kind, Key.of(key), "%" + kind + "%") == 0) {
            if (queue.isKnown(sql, Key.of(key))) {
                throw new KnownOutcome();
            }
            throw Refusal.unknown("notification", key);
        }
    }
}
