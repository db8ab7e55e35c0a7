package io.incidentengine.jdbc;

import io.incidentengine.port.Backlog;
import java.sql.SQLException;
import java.time.Instant;

/** Counts what somebody should know of: each count is the scan of an index, which ends at a bound. */
final class Census {
    private final Incidents incidents;
    private final String due;
    private final String setAside;
    private final String givenUp;

    Census(Database database, Incidents incidents) {
        this.incidents = incidents;
        JdbcTables tables = database.tables;
        String level = database.dialect.dueSeverity;
        due = tables.in(
                count("{incident} WHERE wake_at IS NOT NULL AND " + level + " = ? AND wake_at <= ? ORDER BY wake_at"));
        setAside = tables.in(count("{incident} WHERE failures > 0"));
        givenUp = tables.in(count("{message} WHERE given_up IS NOT NULL"));
    }

    private static String count(String from) {
        return "SELECT count(*) FROM (SELECT 1 AS one FROM " + from + " LIMIT " + Backlog.MOST + ") counted";
    }

    /** The incidents that are due, counted by severity. */
    Backlog due(Sql sql, Instant now) throws SQLException {
        int count = 0;
        Instant first = null;
        for (Incidents.Level level = incidents.levelBehind(sql, 0);
                level != null;
                level = incidents.levelBehind(sql, level.severity())) {
            if (!level.first().isAfter(now)) {
                count += sql.one(due, row -> row.getInt(1), level.severity(), Micros.of(now));
                first = first == null || level.first().isBefore(first) ? level.first() : first;
            }
        }
        return count == 0 ? Backlog.NONE : new Backlog(count, first);
    }

    int setAside(Sql sql) throws SQLException {
        return sql.one(setAside, row -> row.getInt(1));
    }

    int givenUp(Sql sql) throws SQLException {
        return sql.one(givenUp, row -> row.getInt(1));
    }
}
