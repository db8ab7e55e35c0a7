package io.incidentengine.jdbc;

import java.sql.SQLException;

/**
 * All that is told about one incident. Whoever changes more than one row of it locks its first notification before the
 * others: so they come one after the other, see what the one before left, and never wait for each other in a circle.
 * Claims need not: they wait for no lock.
 */
final class Conversation {
    private final String lock;

    Conversation(JdbcTables tables) {
        lock = tables.in(
                "SELECT number FROM {notification} WHERE incident_id = ? ORDER BY incident_id, number LIMIT 1 FOR UPDATE");
    }

    void lock(Sql sql, String incident) throws SQLException {
        sql.first(lock, row -> row.getLong("number"), incident);
    }
}
