package io.incidentengine.benchmarks;

import io.incidentengine.jdbc.JdbcTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** What somebody would write who knows the rows beforehand: statements, and nothing else. */
final class ByHand {
    private final DataSource source;
    private final JdbcTables tables;

    ByHand(DataSource source, JdbcTables tables) {
        this.source = source;
        this.tables = tables;
    }

    private interface Transaction<T> {
        T run(Connection connection) throws SQLException;
    }

    private <T> T transaction(Transaction<T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            T result = work.run(connection);
            connection.commit();
            connection.setAutoCommit(true);
            return result;
        }
    }

    /** Writes the rows of a new incident: a statement for each table, and a commit. */
    void insert(String id, List<StoredRows> all) throws SQLException {
        insert(List.of(id), all);
    }

    /** The same for several incidents: batches, and one commit. */
    void insert(List<String> ids, List<StoredRows> all) throws SQLException {
        transaction(connection -> {
            insert(connection, ids, all);
            return true;
        });
    }

    private void insert(Connection connection, List<String> ids, List<StoredRows> all) throws SQLException {
        for (StoredRows rows : all) {
            if (!rows.rows().isEmpty()) {
                try (PreparedStatement statement = connection.prepareStatement(rows.insert(tables))) {
                    insert(statement, ids, rows);
                }
            }
        }
    }

    /** One row is no batch: the driver would have the server parse and plan it each time. */
    private static void insert(PreparedStatement statement, List<String> ids, StoredRows rows) throws SQLException {
        if (ids.size() == 1 && rows.rows().size() == 1) {
            rows.bind(statement, 1, rows.rows().get(0), ids.get(0));
            statement.executeUpdate();
            return;
        }
        for (String id : ids) {
            for (Object[] row : rows.rows()) {
                rows.bind(statement, 1, row, id);
                statement.addBatch();
            }
        }
        statement.executeBatch();
    }

    /** The same rows as one statement that commits by itself: one round trip. */
    void insertAtOnce(String id, List<StoredRows> all) throws SQLException {
        List<StoredRows> filled =
                all.stream().filter(rows -> !rows.rows().isEmpty()).toList();
        String inserts = filled.stream()
                .map(rows -> rows.table() + " AS (" + rows.insert(tables)
                        + (", " + rows.marks()).repeat(rows.rows().size() - 1) + ")")
                .collect(Collectors.joining(", "));
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement("WITH " + inserts + " SELECT 1")) {
            int next = 1;
            for (StoredRows rows : filled) {
                for (Object[] row : rows.rows()) {
                    next = rows.bind(statement, next, row, id);
                }
            }
            statement.executeQuery().close();
        }
    }

    /**
     * A later step of an incident: locks its row and reads it, overwrites it, and adds what is new.
     *
     * @param incident the row as it is after the step
     * @param added what the step adds to the other tables
     */
    void change(String id, StoredRows incident, List<StoredRows> added) throws SQLException {
        transaction(connection -> {
            try (PreparedStatement lock = connection.prepareStatement(
                    "SELECT state FROM " + StoredRows.name(tables, "incident") + " WHERE id = ? FOR UPDATE")) {
                lock.setString(1, id);
                read(lock);
            }
            try (PreparedStatement update = connection.prepareStatement(incident.update(tables))) {
                incident.bindUpdate(update, id);
                update.executeUpdate();
            }
            insert(connection, List.of(id), added);
            return true;
        });
    }

    /** Takes at most so many incidents that are due, and does to each of them what is known beforehand; how many it took. */
    int due(long now, int limit, StoredRows incident, List<StoredRows> added) throws SQLException {
        return transaction(connection -> {
            List<String> ids;
            try (PreparedStatement lock = connection.prepareStatement("SELECT id, state FROM "
                    + StoredRows.name(tables, "incident") + " WHERE severity = 2 AND wake_at <= ?"
                    + " ORDER BY wake_at, id LIMIT ? FOR UPDATE SKIP LOCKED")) {
                lock.setLong(1, now);
                lock.setInt(2, limit);
                ids = read(lock);
            }
            if (!ids.isEmpty()) {
                try (PreparedStatement update = connection.prepareStatement(incident.update(tables))) {
                    for (String id : ids) {
                        incident.bindUpdate(update, id);
                        update.addBatch();
                    }
                    update.executeBatch();
                }
                insert(connection, ids, added);
            }
            return ids.size();
        });
    }

    private static List<String> read(PreparedStatement statement) throws SQLException {
        List<String> first = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                first.add(rows.getString(1));
                rows.getString(rows.getMetaData().getColumnCount());
            }
        }
        return first;
    }
}
