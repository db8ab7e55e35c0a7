package io.incidentengine.jdbc;

import java.sql.SQLException;
import java.util.SortedSet;

/**
 * All that is told about one incident. Whoever changes more than one row of it locks its first notification before the
 * others: so they come one after the other, see what the one before left, and never wait for each other in a circle.
 * Claims need not: they wait for no lock.
 */
final class Conversation {
    private final String lock;
    private final String lockAll;

    Conversation(JdbcTables tables) {
        lock = tables.in(
                "SELECT number FROM {notification} WHERE incident_id = ? ORDER BY incident_id, number LIMIT 1 FOR UPDATE");
        lockAll = tables.in("SELECT n.number FROM {notification} n WHERE n.incident_id IN ($) AND n.number ="
                + " (SELECT MIN(f.number) FROM {notification} f WHERE f.incident_id = n.incident_id)"
                + " ORDER BY n.incident_id FOR UPDATE");
    }

    void lock(Sql sql, String incident) throws SQLException {
        sql.first(lock, row -> row.getLong("number"), incident);
    }

    /** Locks what is told about several incidents, in the order in which all others do. */
    void lock(Sql sql, SortedSet<String> incidents) throws SQLException {
        if (incidents.size() == 1) {
            lock(sql, incidents.first());
        } else {
            sql.among(lockAll, incidents, row -> row.getLong("number"));
        }
    }
}
