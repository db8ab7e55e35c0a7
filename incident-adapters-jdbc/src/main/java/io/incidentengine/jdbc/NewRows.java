package io.incidentengine.jdbc;

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
        if (things.isEmpty()) {
            return List.of();
        }
        return dialect.ifNew.isEmpty()
                ? insertSurely(sql, insert, things, row)
                : counted(sql, insert, things, rows(things, row));
    }

    private static <T> List<@Nullable Object[]> rows(List<T> things, Function<T, @Nullable Object[]> row) {
        List<@Nullable Object[]> rows = new ArrayList<>(things.size());
        for (T thing : things) {
            rows.add(row.apply(thing));
        }
        return rows;
    }

    /**
     * Puts in those that are new: all, and only if that fails, one after the other.
     *
     * @return those that were there already
     */
    <T> List<T> insertSurely(Sql sql, String insert, List<T> things, Function<T, @Nullable Object[]> row)
            throws SQLException {
        List<@Nullable Object[]> rows = rows(things, row);
        List<T> known = new ArrayList<>(0);
        if (rows.size() == 1 || !sql.insertIfAllNew(dialect, insert, rows)) {
            for (int i = 0; i < rows.size(); i++) {
                if (!sql.insertIfNew(dialect, insert, rows.get(i))) {
                    known.add(things.get(i));
                }
            }
        }
        return known;
    }

    private <T> List<T> counted(Sql sql, String insert, List<T> things, List<@Nullable Object[]> rows)
            throws SQLException {
        int[] counts = sql.batch(insert + dialect.ifNew, rows);
        List<T> known = new ArrayList<>(0);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 1) {
                known.add(things.get(i));
            }
        }
        return known;
    }
}
