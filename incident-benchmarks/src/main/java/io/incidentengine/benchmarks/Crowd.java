package io.incidentengine.benchmarks;

import io.incidentengine.jdbc.JdbcTables;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Fills tables with copies of an incident, made by the database itself. */
final class Crowd {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final RealPostgres database;
    private final List<StoredRows> sample;
    private final JdbcTables from;
    private final String incident;

    /**
     * Of one incident.
     *
     * @param from where its rows are
     * @param sample its rows
     * @param incident its id, which no other text in its rows may contain
     */
    Crowd(RealPostgres database, JdbcTables from, List<StoredRows> sample, String incident) {
        this.database = database;
        this.from = from;
        this.sample = sample;
        this.incident = incident;
    }

    /**
     * Adds so many.
     *
     * @param wake the instant at which they are due, in SQL; {@code n} is the number of each, from 1 on
     */
    void add(JdbcTables to, int count, String wake) throws SQLException {
        String prefix = "CROWD-" + COUNT.incrementAndGet() + "-";
        for (StoredRows rows : sample) {
            String table = rows.table();
            String values = rows.columns().stream()
                    .map(column -> value(table, column, "'" + prefix + "' || n", wake))
                    .collect(Collectors.joining(", "));
            database.run("INSERT INTO " + StoredRows.name(to, table) + " (" + String.join(", ", rows.columns())
                    + ") SELECT " + values + " FROM " + StoredRows.name(from, table) + " t, generate_series(1, " + count
                    + ") n WHERE " + StoredRows.owner(table) + " = '" + incident + "' ORDER BY n");
        }
    }

    private String value(String table, String column, String id, String wake) {
        boolean keyed = !table.equals("incident") && !table.equals("intake");
        switch (column) {
            case "id":
            case "first_id":
                return keyed ? "decode(md5(" + id + " || '-' || t.number), 'hex')" : id;
            case "incident_id":
                return id;
            case "state":
                return table.equals("incident") ? "replace(t.state, '" + incident + "', " + id + ")" : "t.state";
            case "wake_at":
                return wake;
            default:
                return "t." + column;
        }
    }
}
