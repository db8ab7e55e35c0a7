package io.incidentengine.jdbc;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction writes, gathered until it is sent: where the driver can, and if it is not much, in one round trip, and
 * else table by table, each as a batch. All of it is sent before the transaction ends.
 */
final class Writes {
    /** How many rows are sent as one text at most. */
    private static final int TOGETHER = 40;

    private final Sql sql;
    private final Dialect dialect;
    private final boolean together;
    private final NewRows newRows;
    private final List<Write> gathered = new ArrayList<>();
    private int count;

    /**
     * Begins with nothing.
     *
     * @param together whether few rows go in one text. The driver and the server remember each text that is often used, so
     *     that is for what comes in a few shapes
     */
    Writes(Sql sql, Dialect dialect, boolean together) {
        this.sql = sql;
        this.dialect = dialect;
        this.together = together && dialect.sendsTogether();
        this.newRows = new NewRows(dialect);
    }

    /** Is told how many rows each has changed. */
    interface Counted {
        void take(int[] counts) throws SQLException;
    }

    /** Is told of a thing whose row is not put in, as there is one with its key. */
    interface Known<T> {
        void take(T thing) throws SQLException;
    }

    /** Rows of one table; those that are to be told apart have a statement each. */
    private record Write(
            String statement, List<@Nullable Object[]> rows, boolean apart, Counted counted, Sql.Step alone) {
        private static final String VALUES = " VALUES ";

        /** One that puts all rows in, or one for each row. */
        List<String> statements() {
            int values = statement.indexOf(VALUES);
            if (apart || values < 0 || rows.size() == 1) {
                return Collections.nCopies(rows.size(), statement);
            }
            int from = values + VALUES.length();
            int to = statement.indexOf(')', from) + 1;
            String more = (", " + statement.substring(from, to)).repeat(rows.size() - 1);
            return List.of(new StringBuilder(statement).insert(to, more).toString());
        }

        /** How many rows each row has changed, as far as a statement that puts in several says it. */
        int[] countsOfRows(int[] counts) {
            if (counts.length == rows.size()) {
                return counts;
            }
            int[] each = new int[rows.size()];
            Arrays.fill(each, counts[0] == rows.size() ? 1 : Statement.SUCCESS_NO_INFO);
            return each;
        }
    }

    /** Runs a statement for each of some rows. */
    void add(String statement, List<@Nullable Object[]> rows) {
        add(statement, rows, counts -> {});
    }

    /** The same, and says how many rows each has changed. */
    void add(String statement, List<@Nullable Object[]> rows, Counted counted) {
        add(new Write(statement, rows, false, counted, () -> counted.take(sql.batch(statement, rows))));
    }

    /** Puts in what is new, and names what was there already, or may have been, where nobody counts row by row. */
    <T> void insert(String insert, List<T> things, Function<T, @Nullable Object[]> row, Known<T> known) {
        List<@Nullable Object[]> rows = rows(things, row);
        insert(insert, rows, false, things, known, () -> newRows.insert(sql, insert, rows));
    }

    /** Puts in what is new, and names what was there already. */
    <T> void insertSurely(String insert, List<T> things, Function<T, @Nullable Object[]> row, Known<T> known) {
        List<@Nullable Object[]> rows = rows(things, row);
        insert(insert, rows, true, things, known, () -> newRows.insertSurely(sql, insert, rows));
    }

    /** Puts rows in, and gives the places of those that were there. */
    private interface Insert {
        List<Integer> run() throws SQLException;
    }

    private <T> void insert(
            String insert, List<@Nullable Object[]> rows, boolean apart, List<T> things, Known<T> known, Insert alone) {
        Counted counted = counts -> name(NewRows.known(counts), things, known);
        add(new Write(insert + dialect.ifNew, rows, apart, counted, () -> name(alone.run(), things, known)));
    }

    private static <T> void name(List<Integer> places, List<T> things, Known<T> known) throws SQLException {
        for (int place : places) {
            known.take(things.get(place));
        }
    }

    private static <T> List<@Nullable Object[]> rows(List<T> things, Function<T, @Nullable Object[]> row) {
        List<@Nullable Object[]> rows = new ArrayList<>(things.size());
        for (T thing : things) {
            rows.add(row.apply(thing));
        }
        return rows;
    }

    private void add(Write write) {
        if (!write.rows().isEmpty()) {
            gathered.add(write);
            count += write.rows().size();
        }
    }

    /** Sends what was gathered since it was sent last, in its order. */
    void send() throws SQLException {
        List<Write> all = List.copyOf(gathered);
        boolean isLittle = count <= TOGETHER;
        gathered.clear();
        count = 0;
        if (together && isLittle) {
            sendTogether(all);
        } else {
            for (Write write : all) {
                write.alone().run();
            }
        }
    }

    private void sendTogether(List<Write> all) throws SQLException {
        List<String> statements = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (Write write : all) {
            statements.addAll(write.statements());
            write.rows().forEach(row -> values.addAll(Arrays.asList(row)));
        }
        int[] counts = sql.together(statements, values.toArray());
        int from = 0;
        for (Write write : all) {
            int to = from + write.statements().size();
            write.counted().take(write.countsOfRows(Arrays.copyOfRange(counts, from, to)));
            from = to;
        }
    }
}
