package io.incidentengine.jdbc;

import io.incidentengine.model.InvalidInputException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database, and how its transactions are run: each in one of its own, unless the thread is inside of one of the host's
 * ({@link #within}). Thread-safe.
 *
 * <p>What a database gives up because others were in the way is tried again, from the beginning: decisions are pure. In a
 * transaction of the host that is for the host to do. Not tried again is what has waited for a lock as long as the database
 * lets it: whoever holds it has had time enough, and so has the caller.
 */
final class Database {
    private static final int TRIES = 20;
    private static final long FIRST_PAUSE_NANOS = 1_000_000;
    private static final String GENERAL = "HY000";

    /** By what code MySQL and MariaDB say that something has waited for a lock for too long. */
    private static final int WAITED = 1205;

    /** A full disk and table, read-only servers, and time-outs of locks and statements. */
    private static final Set<Integer> OUTAGES_OF_MARIADB = Set.of(1021, 1114, 1290, 1836, WAITED, 3024);

    private static final String FAILED = "The database failed, and nothing was stored";
    private static final String UNREAD = "The database could not be read";

    final Dialect dialect;
    final JdbcTables tables;
    private final DataSource source;
    private final Supplier<Optional<Connection>> host;

    @SuppressWarnings("ThreadLocalUsage") // each store joins for itself: two in one process never meet
    private final ThreadLocal<Sql> joined = new ThreadLocal<>();

    private volatile @Nullable String retired;

    /** A database whose dialect is known, and the transactions of its host: empty outside of one. */
    Database(DataSource source, Dialect dialect, JdbcTables tables, Supplier<Optional<Connection>> host) {
        this.source = source;
        this.dialect = dialect;
        this.tables = tables;
        this.host = host;
    }

    /** Asks a database what it is. */
    static Database of(DataSource source, JdbcTables tables) {
        try (Connection connection = source.getConnection()) {
            Dialect dialect = Dialect.of(connection);
            if (dialect.begin.isEmpty()) {
                refuseUnlessFresh(connection);
            }
            return new Database(source, dialect, tables, Optional::empty);
        } catch (SQLException failure) {
            throw StorageException.outage("The database cannot be reached", failure);
        }
    }

    Database joining(Supplier<Optional<Connection>> transactions) {
        return new Database(source, dialect, tables, transactions);
    }

    /** What is done in a transaction. */
    interface Work<T> {
        T run(Sql sql) throws SQLException;
    }

    /** Runs something in the transaction of a connection that the host has, commits and closes for itself. */
    <T> T within(Connection connection, Supplier<T> block) {
        refuseUnlessUsable(connection);
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

    private static void refuseUnlessUsable(Connection connection) {
        try {
            if (connection.getAutoCommit()) {
                throw new InvalidInputException("connection", "one that commits by itself", "auto-commit off");
            }
            refuseUnlessFresh(connection);
        } catch (SQLException failure) {
            throw StorageException.of("The connection cannot be used", failure);
        }
    }

    /** Refuses a connection that would not see what others have committed since its transaction began. */
    private static void refuseUnlessFresh(Connection connection) throws SQLException {
        if (connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
            throw new InvalidInputException("connection", "one with another isolation level", "READ COMMITTED");
        }
    }

    /** Whether this thread is inside of a transaction of the host. */
    boolean isJoined() {
        return joined().isPresent();
    }

    /** From now on nothing is done any more, for good. */
    void retire(String why) {
        retired = why;
    }

    private Optional<Sql> joined() {
        String why = retired;
        if (why != null) {
            throw StorageException.outage(why, null);
        }
        Sql block = joined.get();
        return block == null ? host.get().map(this::theirs) : Optional.of(block);
    }

    private Sql theirs(Connection connection) {
        refuseUnlessUsable(connection);
        return new Sql(connection);
    }

    /** Runs something in a transaction: all of it is stored, or nothing. What it throws goes to the caller unchanged. */
    <T> T transaction(Work<T> work) {
        Sql theirs = joined().orElse(null);
        if (theirs != null) {
            try {
                return theirs.wholly(work);
            } catch (SQLException failure) {
                throw StorageException.of("The database failed in the host's transaction", failure);
            }
        }
        for (int tried = 1; ; tried++) {
            try {
                return own(work);
            } catch (SQLException failure) {
                if (!isInTheWay(failure) || tried == TRIES) {
                    throw StorageException.of(FAILED, failure);
                }
                pause(tried);
            }
        }
    }

    /** Reads something, of which each statement sees what is committed. */
    <T> T query(Work<T> work) {
        Sql theirs = joined().orElse(null);
        try {
            if (theirs != null) {
                return work.run(theirs);
            }
            try (Connection connection = connect(UNREAD)) {
                boolean commits = connection.getAutoCommit();
                try {
                    return work.run(new Sql(connection));
                } finally {
                    if (!commits) {
                        rollBack(connection);
                    }
                }
            }
        } catch (SQLException failure) {
            throw StorageException.of(UNREAD, failure);
        }
    }

    /** A pool that has no connection says so in many ways: nobody else gets one either. */
    private Connection connect(String otherwise) {
        try {
            return source.getConnection();
        } catch (SQLException failure) {
            throw StorageException.outage(otherwise, failure);
        }
    }

    private <T> T own(Work<T> work) throws SQLException {
        try (Connection connection = connect(FAILED)) {
            boolean commits = connection.getAutoCommit();
            if (commits) {
                connection.setAutoCommit(false);
            }
            boolean done = false;
            try {
                Sql sql = new Sql(connection);
                if (!dialect.begin.isEmpty()) {
                    sql.run(dialect.begin);
                }
                T result = work.run(sql);
                commit(connection);
                done = true;
                return result;
            } finally {
                if (!done) {
                    rollBack(connection);
                }
                if (commits) {
                    giveBack(connection);
                }
            }
        }
    }

    /** A connection that is lost meanwhile does not say whether the database has committed. */
    private static void commit(Connection connection) throws SQLException {
        try {
            connection.commit();
        } catch (SQLException failure) {
            if (isLost(failure)) {
                throw StorageException.outage(
                        "The connection was lost at the commit; look whether it was stored before you try again",
                        failure);
            }
            throw failure;
        }
    }

    /**
     * A connection exception, an end that somebody put to the session, or an outcome that is unknown: by what standard and
     * PostgreSQL call them.
     */
    private static boolean isLost(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P") || state.equals("40003"));
    }

    /** As it was handed out. One that is lost is not used again, whatever it is like. */
    private static void giveBack(Connection connection) {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException lost) {
            // What was committed is committed, and what failed is what the caller is to hear of.
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

    /**
     * Serialization failures and deadlocks, as all databases here name them; so does MySQL's driver what has waited for a lock.
     */
    private static boolean isInTheWay(SQLException failure) {
        return isOf(failure, List.of("40001", "40P01")) && failure.getErrorCode() != WAITED;
    }

    /**
     * Tells whether others would have met the same failure: connections, read-only transactions, missing tables and rights,
     * exhausted means, a server that goes down, damage, others that were in the way, or too little time. MariaDB has no states
     * of its own for much of that, so that its numbers say it.
     */
    static boolean isOfTheDatabase(SQLException failure) {
        return failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLTransientConnectionException
                || (GENERAL.equals(failure.getSQLState()) && OUTAGES_OF_MARIADB.contains(failure.getErrorCode()))
                || isOf(
                        failure,
                        List.of(
                                "08", "25", "28", "3D", "3F", "40", "42", "53", "55", "57", "58", "70100", "HYT",
                                "XX"));
    }

    /** The first that has a state is what it began with; those behind it may only say that the transaction was over then. */
    private static boolean isOf(SQLException failure, List<String> classes) {
        for (SQLException one = failure; one != null; one = one.getNextException()) {
            String state = one.getSQLState();
            if (state != null) {
                return classes.stream().anyMatch(state::startsWith);
            }
        }
        return false;
    }

    private static void pause(int tried) {
        long longest = FIRST_PAUSE_NANOS << Math.min(tried, 7);
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
    }
}
