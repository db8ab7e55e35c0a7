package io.incidentengine.jdbc;

import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Lane;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When somebody looks at the proof of a notification, and of those that stand in for it: the second place of its row. Each
 * is one statement that says under which condition it changes anything. What is due by an obligation is watched from the
 * beginning; of all else only an acknowledgement is looked at.
 */
final class Proofs {
    private final String first;
    private final String rest;
    private final String wake;
    private final String wakeIfObliged;
    private final String settle;

    Proofs(JdbcTables tables) {
        first = tables.in("UPDATE {notification} SET proof_since = ?, proof_ready = ?"
                + " WHERE id = ? AND proof_token = 0 AND proof_lane IS NOT NULL");
        rest = tables.in("UPDATE {notification} SET proof_lane = NULL WHERE id = ? AND proof_token = 0");
        wake = tables.in("UPDATE {notification} SET proof_lane = ?, proof_since = ?, proof_ready = ?,"
                + " proof_leased = FALSE, proof_token = proof_token + 1 WHERE id = ?");
        wakeIfObliged = wake + " AND due_by IS NOT NULL";
        settle = tables.in("UPDATE {notification} SET proof_lane = ?, proof_since = COALESCE(?, proof_since),"
                + " proof_ready = COALESCE(?, proof_ready), proof_leased = FALSE WHERE id = ? AND proof_token = ?");
    }

    /** Lets somebody look at a time, if it waits and nobody has looked yet. */
    void first(Sql sql, byte[] notification, Instant check) throws SQLException {
        sql.update(first, Micros.of(check), Micros.of(check), notification);
    }

    /** Lets nobody look before there is news, if nobody has looked yet. */
    void rest(Sql sql, List<byte[]> notifications) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>(notifications.size());
        notifications.forEach(notification -> rows.add(new @Nullable Object[] {notification}));
        sql.batch(rest, rows);
    }

    /** A notification at whose proof somebody is to look, from when on. */
    static final class Woken {
        final byte[] notification;
        final long at;

        Woken(byte[] notification, Instant at) {
            this.notification = notification;
            this.at = Micros.of(at);
        }
    }

    /** Lets somebody look at once. Whoever is at it has not seen what is new, so that their claim counts no more. */
    void wake(Sql sql, List<Woken> all) throws SQLException {
        wake(sql, wake, all);
    }

    /** Lets somebody look at once, if there is to be a proof. */
    void wakeIfObliged(Sql sql, List<Woken> all) throws SQLException {
        wake(sql, wakeIfObliged, all);
    }

    private static void wake(Sql sql, String statement, List<Woken> all) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>(all.size());
        for (Woken one : all) {
            rows.add(new @Nullable Object[] {Lane.PROOF.name(), one.at, one.at, one.notification});
        }
        sql.batch(statement, rows);
    }

    /** Lets somebody look again at a time, or when there is news; tells whether the claim counts. */
    boolean settle(Sql sql, byte[] notification, Claim claim, @Nullable Instant check) throws SQLException {
        Long at = Micros.ofNullable(check);
        String lane = check == null ? null : Lane.PROOF.name();
        return sql.update(settle, lane, at, at, notification, claim.token()) > 0;
    }
}
