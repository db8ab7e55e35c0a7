package io.incidentengine.jdbc;

import io.incidentengine.model.Time;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Lane;
import io.incidentengine.port.Backlog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows of a table as tasks that wait in lanes, in the columns of {@link Place}, which may have a prefix. Claiming
 * waits for nobody: a row that is locked is left to whoever has it. It takes two index scans, of (lane, since, number) for
 * what has waited longest and of (lane, ready, since, number) for what is new by a clock that was ahead; both end at once
 * if there is nothing, however many rows wait for their time. A column that is not to be looked up in the other index is
 * written as a sum: which one is taken must not depend on how old the database's statistics are. H2 sorts nevertheless, and
 * locks all that are due while it does.
 */
final class Queue {
    private static final Logger LOG = LoggerFactory.getLogger(Queue.class);
    private static final Duration UNREADABLE = Duration.ofHours(1);

    private final String longest;
    private final String ahead;
    private final String lease;
    private final String release;
    private final String known;
    private final String backlog;

    /**
     * A queue.
     *
     * @param prefix what stands before the names of its columns
     * @param task the columns of which a task is made
     */
    Queue(Database database, String table, String prefix, String task) {
        Statements statements = new Statements(database.tables, table, prefix);
        Dialect dialect = database.dialect;
        String index = table + "_" + prefix;
        String select = "SELECT id, $token AS token, $since AS since, " + task + " FROM {table}";
        longest = statements.of(select + dialect.by(index + "since")
                + " WHERE $lane = ? AND $since <= ? AND $ready + 0 <= ?"
                + " ORDER BY $since, number LIMIT ? FOR UPDATE SKIP LOCKED");
        ahead = statements.of(select + dialect.by(index + "ready")
                + " WHERE $lane = ? AND $ready <= ? AND $since + 0 > ?"
                + " ORDER BY $ready, $since, number LIMIT ? FOR UPDATE SKIP LOCKED");
        lease = statements.of("UPDATE {table} SET $token = $token + 1, $ready = ?, $leased = TRUE WHERE id = ?");
        release = statements.of("UPDATE {table} SET $ready = CASE WHEN $since = ? THEN " + Place.AT_ONCE
                + " ELSE ? END," + " $since = ?, $leased = FALSE WHERE id = ? AND $token = ? AND $lane IS NOT NULL");
        known = statements.of("SELECT number FROM {table} WHERE id = ?");
        backlog =
                statements.of("SELECT count(*) AS tasks, min(since) AS since FROM (SELECT $since AS since FROM {table}"
                        + " WHERE $lane = ? AND $ready <= ? ORDER BY " + dialect.within("$lane")
                        + "$ready, $since LIMIT " + Backlog.MOST
                        + ") due");
    }

    private record Statements(JdbcTables tables, String table, String prefix) {
        String of(String sql) {
            return tables.in(sql.replace("$", prefix).replace("{table}", "{" + table + "}"));
        }
    }

    /** Leases those of a lane that are due, those that wait longest first. */
    <T> List<Leased<T>> claim(Sql sql, Lane lane, Instant now, int limit, Instant until, Sql.RowReader<T> task)
            throws SQLException {
        List<Leased<T>> claimed = new ArrayList<>();
        List<byte[]> unreadable = new ArrayList<>(0);
        do {
            unreadable.clear();
            List<Leased<T>> found =
                    find(sql, lane, now, limit - claimed.size(), row -> read(row, lane, task, unreadable)).stream()
                            .flatMap(Optional::stream)
                            .toList();
            lease(sql, found, until);
            claimed.addAll(found);
            putOff(sql, unreadable, now);
        } while (!unreadable.isEmpty() && claimed.size() < limit);
        return claimed;
    }

    private <R> List<R> find(Sql sql, Lane lane, Instant now, int limit, Sql.RowReader<R> reader) throws SQLException {
        long at = Micros.of(now);
        List<R> found = sql.list(longest, reader, lane.name(), at, at, limit);
        if (found.size() < limit) {
            found.addAll(sql.list(ahead, reader, lane.name(), at, at, limit - found.size()));
        }
        return found;
    }

    /** Reads a row of a lane. One that cannot be read stands in nobody's way: it is to be {@linkplain #putOff put off}. */
    static <T> Optional<Leased<T>> read(ResultSet row, Lane lane, Sql.RowReader<T> task, List<byte[]> unreadable)
            throws SQLException {
        try {
            return Optional.of(Leased.read(row, task));
        } catch (RuntimeException failure) {
            byte[] id = row.getBytes("id");
            logUnreadable(lane, id, failure);
            unreadable.add(id);
            return Optional.empty();
        }
    }

    static void logUnreadable(Lane lane, byte[] id, RuntimeException failure) {
        LOG.error(
                "A task of the lane {} cannot be read, and waits for an hour: the row {}",
                lane,
                HexFormat.of().formatHex(id),
                failure);
    }

    /** Lets rows that are locked wait until somebody may have mended them. */
    void putOff(Sql sql, List<byte[]> unreadable, Instant now) throws SQLException {
        leaseIds(sql, unreadable, Time.plus(now, UNREADABLE));
    }

    /** Leases rows that are locked. */
    <T> void lease(Sql sql, List<Leased<T>> rows, Instant until) throws SQLException {
        leaseIds(sql, rows.stream().map(row -> row.id).toList(), until);
    }

    private void leaseIds(Sql sql, List<byte[]> ids, Instant until) throws SQLException {
        List<@Nullable Object[]> values = new ArrayList<>(ids.size());
        for (byte[] id : ids) {
            values.add(new @Nullable Object[] {Micros.of(until), id});
        }
        sql.batch(lease, values);
    }

    /** Puts back what a claim has, if it counts and there is anything left to do; tells whether the row is known. */
    boolean release(Sql sql, byte[] id, Claim claim, Instant until) throws SQLException {
        long at = Micros.of(until);
        return sql.update(release, at, at, at, id, claim.token()) > 0 || isKnown(sql, id);
    }

    /** What is due in a lane; if that is more than is counted, what was put back or leased comes last. */
    Backlog backlog(Sql sql, Lane lane, Instant now) throws SQLException {
        return sql.one(
                backlog,
                row -> new Backlog(row.getInt("tasks"), Micros.nullable(row, "since")),
                lane.name(),
                Micros.of(now));
    }

    boolean isKnown(Sql sql, byte[] id) throws SQLException {
        return sql.first(known, row -> row.getLong(1), id) != null;
    }
}
