package io.incidentengine.jdbc;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts rows in whose id may be taken, all at once and without asking first, as it hardly ever is. */
final class NewRows {
    private final Dialect dialect;

    NewRows(Dialect dialect) {
        this.dialect = dialect;
    }

    /**
     * Puts in those that are new.
     *
     * @return those that were there already, or may have been, where a driver does not count
     */
    <T> List<T> insert(Sql sql, String insert, List<T> things, Function<T, @Nullable Object[]> row)
            throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>(things.size());
        for (T thing : things) {
            rows.add(row.apply(thing));
        }
        int[] counts = counts(sql, insert, rows);
        List<T> known = new ArrayList<>(0);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 1) {
                known.add(things.get(i));
            }
        }
        return known;
    }

    private int[] counts(Sql sql, String insert, List<@Nullable Object[]> rows) throws SQLException {
        if (rows.size() == 1) {
            return new int[] {sql.insertIfNew(dialect, insert, rows.get(0)) ? 1 : 0};
        }
        try {
            return sql.batch(insert + dialect.ifNew, rows);
        } catch (BatchUpdateException failure) {
            if (dialect.ifNew.isEmpty() && isTaken(failure) && failure.getUpdateCounts().length == rows.size()) {
                return failure.getUpdateCounts();
            }
            throw failure;
        }
    }

    /** Tells whether nothing but ids that are taken was wrong. */
    private static boolean isTaken(BatchUpdateException failure) {
        for (SQLException one = failure.getNextException(); one != null; one = one.getNextException()) {
            if (one.getSQLState() == null || !one.getSQLState().startsWith("23")) {
                return false;
            }
        }
        return true;
    }
}
