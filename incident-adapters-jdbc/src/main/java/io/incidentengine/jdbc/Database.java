package io.incidentengine.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * A database, and how its transactions are run: each in one of its own, unless the thread is inside of one of the host's
 * ({@link #within}). Thread-safe.
 *
 * <p>What a database gives up because others were in the way is tried again, from the beginning: decisions are pure. In a
 * transaction of the host that is for the host to do.
 */
final class Database {
    private static final int TRIES = 20;
    private static final long FIRST_PAUSE_NANOS = 1_000_000;

    final Dialect dialect;
    final Tables tables;
    private final DataSource source;

    @SuppressWarnings("ThreadLocalUsage") // each store joins for itself: two in one process never meet
    private final ThreadLocal<Sql> joined = new ThreadLocal<>();

    Database(DataSource source, Dialect dialect, Tables tables) {
        this.source = source;
        this.dialect = dialect;
        this.tables = tables;
    }

    /** What is done in a transaction. */
    interface Work<T> {
        T run(Sql sql) throws SQLException;
    }

    /** Runs something in the transaction of a connection that the host has, commits and closes for itself. */
    <T> T within(Connection connection, java.util.function.Supplier<T> block) {
        Sql before = joined.get();
        joined.set(new Sql(connection));
        try {
            return block.get();
        } finally {
            if (before == null) {
                joined.remove();
            } else {
                joined.set(before);
            }
        }
    }

    /** Runs something in a transaction: all of it is stored, or nothing. What it throws goes to the caller unchanged. */
    <T> T transaction(Work<T> work) {
        Sql host = joined.get();
        if (host != null) {
            try {
                return work.run(host);
            } catch (SQLException failure) {
                throw new StorageException("The database failed in the host's transaction", failure);
            }
        }
        for (int tried = 1; ; tried++) {
            try {
                return own(work);
            } catch (SQLException failure) {
                if (!isInTheWay(failure) || tried == TRIES) {
                    throw new StorageException("The database failed, and nothing was stored", failure);
                }
                pause(tried);
            }
        }
    }

    private <T> T own(Work<T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            boolean commits = connection.getAutoCommit();
            if (commits) {
                connection.setAutoCommit(false);
            }
            boolean done = false;
            try {
                T result = work.run(new Sql(connection));
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    rollBack(connection);
                }
                if (commits) {
                    connection.setAutoCommit(true);
                }
            }
        }
    }

    /** What made it necessary is what the caller is to hear of. */
    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException lost) {
            // A connection that is lost has rolled back.
        }
    }

    /** Serialization failures and deadlocks, as the SQL standard and all databases here name them. */
    private static boolean isInTheWay(SQLException failure) {
        for (SQLException one = failure; one != null; one = one.getNextException()) {
            if (one.getSQLState() != null && one.getSQLState().startsWith("40")) {
                return true;
            }
        }
        return false;
    }

    private static void pause(int tried) {
        long longest = FIRST_PAUSE_NANOS << Math.min(tried, 7);
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
    }
}
