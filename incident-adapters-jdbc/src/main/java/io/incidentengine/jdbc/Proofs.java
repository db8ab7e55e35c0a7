package io.incidentengine.jdbc;

import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Lane;
import java.sql.SQLException;
import java.time.Instant;
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
    private final String settle;

    Proofs(JdbcTables tables) {
        first = tables.in("UPDATE {notification} SET proof_since = ?, proof_ready = ?"
                + " WHERE id = ? AND proof_token = 0 AND proof_lane IS NOT NULL");
        rest = tables.in("UPDATE {notification} SET proof_lane = NULL WHERE id = ? AND proof_token = 0");
        wake = tables.in("UPDATE {notification} SET proof_lane = ?, proof_since = ?, proof_ready = ?,"
                + " proof_leased = FALSE, proof_token = proof_token + 1 WHERE id = ?");
        settle = tables.in("UPDATE {notification} SET proof_lane = ?, proof_since = COALESCE(?, proof_since),"
                + " proof_ready = COALESCE(?, proof_ready), proof_leased = FALSE WHERE id = ? AND proof_token = ?");
    }

    /** Lets somebody look at a time, if it waits and nobody has looked yet. */
    void first(Sql sql, byte[] notification, Instant check) throws SQLException {
        sql.update(first, Micros.of(check), Micros.of(check), notification);
    }

    /** Lets nobody look before there is news, if nobody has looked yet. */
    void rest(Sql sql, byte[] notification) throws SQLException {
        sql.update(rest, new @Nullable Object[] {notification});
    }

    /** Lets somebody look at once. Whoever is at it has not seen what is new, so that their claim counts no more. */
    void wake(Sql sql, byte[] notification, Instant now) throws SQLException {
        wake(sql, wake, notification, now);
    }

    /** Lets somebody look at once, if there is to be a proof. */
    void wakeIfObliged(Sql sql, byte[] notification, Instant now) throws SQLException {
        wake(sql, wake + " AND due_by IS NOT NULL", notification, now);
    }

    private static void wake(Sql sql, String statement, byte[] notification, Instant now) throws SQLException {
        sql.update(statement, Lane.PROOF.name(), Micros.of(now), Micros.of(now), notification);
    }

    /** Lets somebody look again at a time, or when there is news; tells whether the claim counts. */
    boolean settle(Sql sql, byte[] notification, Claim claim, @Nullable Instant check) throws SQLException {
        Long at = Micros.ofNullable(check);
        String lane = check == null ? null : Lane.PROOF.name();
        return sql.update(settle, lane, at, at, notification, claim.token()) > 0;
    }
}
