package io.incidentengine.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Statements on one connection, inside of whatever transaction that is in. Confined to one thread. */
final class Sql {
    /** How many values a statement looks for at a time: always as many, so that it is prepared once. */
    private static final int AMONG = 50;

    private final Connection connection;

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** Makes something of the row at which a result stands. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> list = new ArrayList<>();
                while (rows.next()) {
                    list.add(reader.read(rows));
                }
                return list;
            }
        }
    }

    /** The first row, or null. */
    <T> @Nullable T first(String sql, RowReader<T> reader, @Nullable Object... values) throws SQLException {
        List<T> list = list(sql, reader, values);
        return list.isEmpty() ? null : list.get(0);
    }

    /** The only row. */
    <T> T one(String sql, RowReader<T> reader, @Nullable Object... values) throws SQLException {
        return list(sql, reader, values).get(0);
    }

    /**
     * Takes each row in which a column has one of many values, as many at a time as {@link #AMONG} says, in the order of the
     * values if the statement orders its rows by them.
     *
     * @param sql with $ for the marks of the values, which come before all others
     */
    void among(String sql, Collection<?> among, RowReader<?> reader, @Nullable Object... others) throws SQLException {
        List<?> all = List.copyOf(among);
        for (int from = 0; from < all.size(); from += AMONG) {
            List<@Nullable Object> values = new ArrayList<>(all.subList(from, Math.min(from + AMONG, all.size())));
            int marks = all.size() == 1 ? 1 : AMONG;
            values.addAll(Collections.nCopies(marks - values.size(), all.get(from)));
            Collections.addAll(values, others);
            list(sql.replace("$", "?" + ", ?".repeat(marks - 1)), reader, values.toArray());
        }
    }

    /** How many rows were changed. */
    int update(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    /** Inserts a row if there is none with its key, not even one that another transaction is about to commit. */
    boolean insertIfNew(Dialect dialect, String insert, @Nullable Object... values) throws SQLException {
        try {
            return update(insert + dialect.ifNew, values) == 1;
        } catch (SQLException failure) {
            if (dialect.isTaken(failure)) {
                return false;
            }
            throw failure;
        }
    }

    /** Inserts rows if there is none with the key of any of them; if there is one, it inserts nothing. */
    boolean insertIfAllNew(Dialect dialect, String insert, List<@Nullable Object[]> rows) throws SQLException {
        if (rows.size() <= 1) {
            return rows.isEmpty() || insertIfNew(dialect, insert, rows.get(0));
        }
        Savepoint before = connection.setSavepoint();
        try {
            batch(insert, rows);
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException failure) {
            if (dialect.isTaken(failure)) {
                connection.rollback(before);
                return false;
            }
            throw failure;
        }
    }

    /**
     * Does something in a transaction that goes on: if it fails, as if it had not begun, unless the database has given up all of
     * the transaction.
     */
    <T> T wholly(Database.Work<T> work) throws SQLException {
        Savepoint before = connection.setSavepoint();
        boolean done = false;
        try {
            T result = work.run(this);
            connection.releaseSavepoint(before);
            done = true;
            return result;
        } finally {
            if (!done) {
                rollBack(before);
            }
        }
    }

    /** What made it necessary is what the caller is to hear of. */
    private void rollBack(Savepoint before) {
        try {
            connection.rollback(before);
        } catch (SQLException over) {
            // The transaction is over, and so is what was done in it.
        }
    }

    /** What may fail. */
    interface Step {
        void run() throws SQLException;
    }

    /**
     * Does something; if it fails, the transaction goes on as if it had not begun. Why it failed, or null. What others would have met as well is thrown.
     */
    @Nullable
    RuntimeException attempt(Step step) throws SQLException {
        try {
            wholly(sql -> {
                step.run();
                return sql;
            });
            return null;
        } catch (SQLException failure) {
            if (Database.isOfTheDatabase(failure)) {
                throw failure;
            }
            return new StorageException("The database failed, and nothing was stored", failure);
        } catch (RuntimeException failure) {
            return failure;
        }
    }

    /**
     * The same statement for many rows, in as few round trips as the driver can; how many rows each has changed. One row is
     * no batch: PostgreSQL's driver has the server parse and plan a batch of one each time, and a plain update once.
     */
    int[] batch(String sql, List<@Nullable Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return new int[0];
        }
        if (rows.size() == 1) {
            return new int[] {update(sql, rows.get(0))};
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (@Nullable Object[] values : rows) {
                bind(statement, values);
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }

    /**
     * Different statements in one round trip, which not every driver can; how many rows each has changed.
     *
     * @param statements the statements
     * @param values what is bound, one statement after the other
     */
    int[] together(List<String> statements, @Nullable Object... values) throws SQLException {
        int[] counts = new int[statements.size()];
        if (counts.length > 0) {
            try (PreparedStatement statement = connection.prepareStatement(String.join("; ", statements))) {
                bind(statement, values);
                statement.execute();
                for (int i = 0; i < counts.length; i++) {
                    counts[i] = statement.getUpdateCount();
                    statement.getMoreResults();
                }
            }
        }
        return counts;
    }

    /** A statement that is run once. */
    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Whether there is a table; its name is written without quotes. */
    boolean hasTable(String schema, String name) throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        String inSchema = schema.isEmpty() ? connection.getSchema() : stored(about, schema);
        boolean isCatalog = !schema.isEmpty() && !about.supportsSchemasInTableDefinitions();
        String catalog = isCatalog ? schema : connection.getCatalog();
        try (ResultSet tables = about.getTables(catalog, inSchema, stored(about, name), null)) {
            return tables.next();
        }
    }

    private static String stored(DatabaseMetaData about, String name) throws SQLException {
        String stored = name;
        if (about.storesUpperCaseIdentifiers()) {
            stored = name.toUpperCase(Locale.ROOT);
        } else if (!about.supportsMixedCaseIdentifiers() && !about.storesMixedCaseIdentifiers()) {
            stored = name.toLowerCase(Locale.ROOT);
        }
        return stored.replace("_", about.getSearchStringEscape() + "_");
    }

    /** The database and its version, as it says itself. */
    String product() throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        return about.getDatabaseProductName() + " " + about.getDatabaseMajorVersion() + "."
                + about.getDatabaseMinorVersion();
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value == null) {
                statement.setNull(i + 1, Types.NULL);
            } else if (value instanceof Absent absent) {
                statement.setNull(i + 1, absent.type);
            } else if (value instanceof String text) {
                statement.setString(i + 1, text);
            } else if (value instanceof Long number) {
                statement.setLong(i + 1, number);
            } else if (value instanceof Integer number) {
                statement.setInt(i + 1, number);
            } else if (value instanceof Boolean flag) {
                statement.setBoolean(i + 1, flag);
            } else if (value instanceof byte[] bytes) {
                statement.setBytes(i + 1, bytes);
            } else {
                throw new IllegalArgumentException("A " + value.getClass().getName() + " cannot be bound; allowed: "
                        + "String, Long, Integer, Boolean, byte[], Absent and null");
            }
        }
    }
}
