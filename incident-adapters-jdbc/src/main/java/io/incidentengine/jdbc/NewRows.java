package io.incidentengine.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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
     * @return the places of those that were there already, or may have been, where a driver does not count
     */
    List<Integer> insert(Sql sql, String insert, List<@Nullable Object[]> rows) throws SQLException {
        return dialect.ifNew.isEmpty()
                ? insertSurely(sql, insert, rows)
                : known(sql.batch(insert + dialect.ifNew, rows));
    }

    /** The places of those that did not change one row. */
    static List<Integer> known(int[] counts) {
        List<Integer> known = new ArrayList<>(0);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 1) {
                known.add(i);
            }
        }
        return known;
    }

    /**
     * Puts in those that are new: all, and only if that fails, one after the other.
     *
     * @return the places of those that were there already
     */
    List<Integer> insertSurely(Sql sql, String insert, List<@Nullable Object[]> rows) throws SQLException {
        List<Integer> known = new ArrayList<>(0);
        if (rows.size() == 1 || !sql.insertIfAllNew(dialect, insert, rows)) {
            for (int i = 0; i < rows.size(); i++) {
                if (!sql.insertIfNew(dialect, insert, rows.get(i))) {
                    known.add(i);
                }
            }
        }
        return known;
    }
}
