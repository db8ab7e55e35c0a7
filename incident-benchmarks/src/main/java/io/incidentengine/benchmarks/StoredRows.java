package io.incidentengine.benchmarks;

import io.incidentengine.jdbc.JdbcTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What a table has of one incident, and how it is written again for another one: the same sizes under other keys.
 *
 * @param table the name of the table
 * @param columns its columns, but those that the database counts by itself
 * @param rows a value for each column
 */
record StoredRows(String table, List<String> columns, List<Object[]> rows) {
    /** The tables that a life without a deduplication key is kept in. */
    private static final List<String> TABLES =
            List.of("intake", "incident", "mention", "timeline", "notification", "message", "offer");

    private static final List<String> ORDERS = List.of("id", "id", "name", "sequence", "number", "number", "number");

    static String name(JdbcTables tables, String table) {
        return tables.schema() + "." + tables.prefix() + table;
    }

    /** Reads what all tables have of an incident. */
    static List<StoredRows> of(Connection connection, JdbcTables tables, String incident) throws SQLException {
        List<StoredRows> all = new ArrayList<>();
        for (int i = 0; i < TABLES.size(); i++) {
            String table = TABLES.get(i);
            try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM " + name(tables, table)
                    + " WHERE " + owner(table) + " = ? ORDER BY " + ORDERS.get(i))) {
                statement.setString(1, incident);
                try (ResultSet rows = statement.executeQuery()) {
                    all.add(read(table, rows));
                }
            }
        }
        return all;
    }

    static String owner(String table) {
        return table.equals("incident") ? "id" : "incident_id";
    }

    private static StoredRows read(String table, ResultSet rows) throws SQLException {
        ResultSetMetaData about = rows.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= about.getColumnCount(); i++) {
            if (!about.getColumnName(i).equals("number")) {
                columns.add(about.getColumnName(i));
            }
        }
        List<Object[]> all = new ArrayList<>();
        while (rows.next()) {
            Object[] values = new Object[columns.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = rows.getObject(columns.get(i));
            }
            all.add(values);
        }
        return new StoredRows(table, columns, all);
    }

    /** Those that have come since there were so many. */
    StoredRows after(int count) {
        return new StoredRows(table, columns, List.copyOf(rows.subList(count, rows.size())));
    }

    /** Inserts one row. */
    String insert(JdbcTables tables) {
        return "INSERT INTO " + name(tables, table) + " (" + String.join(", ", columns) + ") VALUES " + marks();
    }

    String marks() {
        return "(" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
    }

    /** Overwrites the one row of the table. */
    String update(JdbcTables tables) {
        return "UPDATE " + name(tables, table) + " SET " + String.join(" = ?, ", columns.subList(1, columns.size()))
                + " = ? WHERE " + columns.get(0) + " = ?";
    }

    /** Binds all columns of a row; gives the next parameter. */
    int bind(PreparedStatement statement, int from, Object[] row, String incident) throws SQLException {
        byte[] key = new byte[16];
        ThreadLocalRandom.current().nextBytes(key);
        int next = from;
        for (int i = 0; i < row.length; i++) {
            statement.setObject(next++, value(columns.get(i), row[i], incident, key));
        }
        return next;
    }

    /** Binds the row so that the key comes last. */
    void bindUpdate(PreparedStatement statement, String incident) throws SQLException {
        Object[] row = rows.get(0);
        for (int i = 1; i < row.length; i++) {
            statement.setObject(i, row[i]);
        }
        statement.setString(row.length, incident);
    }

    private static Object value(String column, Object value, String incident, byte[] key) {
        switch (column) {
            case "id":
            case "first_id":
                return value instanceof byte[] ? key : incident;
            case "incident_id":
                return incident;
            default:
                return value;
        }
    }
}
