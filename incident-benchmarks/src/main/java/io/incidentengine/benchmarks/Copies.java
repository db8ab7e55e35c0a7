package io.incidentengine.benchmarks;

import io.incidentengine.jdbc.JdbcTables;
import io.incidentengine.model.IncidentId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * Copies incidents with everything that refers to them, inside the database: each copy has an id of its own, which its
 * documents and keys have too, as if the store had written it. Only what providers call a message is not copied.
 */
final class Copies {
    private static final int AT_ONCE = 2;

    private final RealPostgres database;
    private final JdbcTables from;
    private final Templates templates;

    Copies(RealPostgres database, JdbcTables from, Templates templates) throws SQLException {
        this.database = database;
        this.from = from;
        this.templates = templates;
        database.run("CREATE TABLE " + names() + " (id bytea PRIMARY KEY, name text NOT NULL)");
        try (Connection connection = database.pool().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO " + names() + " VALUES (" + key("?") + ", ?) ON CONFLICT DO NOTHING")) {
            for (String name : templates.names()) {
                insert.setString(1, name);
                insert.setString(2, name);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        database.run("ANALYZE " + names());
    }

    private String names() {
        return from.schema() + ".names";
    }

    /** As the store names what has a long name. */
    private static String key(String name) {
        return "substring(sha256(convert_to(" + name + ", 'UTF8')) FROM 1 FOR 16)";
    }

    /** Adds so many, as many of each as of any other. */
    void add(JdbcTables to, int count) throws Exception {
        List<IncidentId> ids = templates.ids();
        Queue<Integer> turns = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < ids.size(); i++) {
            turns.add(i);
        }
        Rates.together(AT_ONCE, () -> {
            for (Integer turn = turns.poll(); turn != null; turn = turns.poll()) {
                long before = (long) count * turn / ids.size();
                long after = (long) count * (turn + 1) / ids.size();
                add(to, ids.get(turn).value(), (int) (after - before));
            }
        });
    }

    private void add(JdbcTables to, String template, int count) throws SQLException {
        List<StoredRows> all;
        try (Connection connection = database.pool().getConnection()) {
            all = StoredRows.of(connection, from, template);
        }
        for (StoredRows rows : all) {
            if (!rows.rows().isEmpty()) {
                String values = rows.columns().stream()
                        .map(column -> value(rows.table(), column, template))
                        .collect(Collectors.joining(", "));
                database.run("INSERT INTO " + StoredRows.name(to, rows.table()) + " ("
                        + String.join(", ", rows.columns()) + ") SELECT " + values + " FROM "
                        + StoredRows.name(from, rows.table()) + " t, (SELECT md5('" + from.schema() + template
                        + "-' || n)::uuid::text AS id FROM generate_series(1, " + count + ") n) c WHERE t."
                        + StoredRows.owner(rows.table()) + " = '" + template + "'");
            }
        }
    }

    private String value(String table, String column, String template) {
        boolean named = !table.equals("incident") && !table.equals("intake");
        switch (column) {
            case "id":
                return named ? renamed(column, template) : "c.id";
            case "first_id":
            case "notification_id":
                return renamed(column, template);
            case "incident_id":
                return "c.id";
            case "entry":
            case "message":
            case "message_key":
            case "notification":
            case "given_up":
                return replaced("t." + column, template);
            case "state":
                return table.equals("incident") ? replaced("t.state", template) : "t.state";
            default:
                return "t." + column;
        }
    }

    private String renamed(String column, String template) {
        return "(SELECT " + key(replaced("k.name", template)) + " FROM " + names() + " k WHERE k.id = t." + column
                + ")";
    }

    private static String replaced(String text, String template) {
        return "replace(" + text + ", '" + template + "', c.id)";
    }
}
