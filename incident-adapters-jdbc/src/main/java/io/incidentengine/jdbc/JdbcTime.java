package io.incidentengine.jdbc;

import io.incidentengine.model.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database's clock as the source of time of an engine (S1): nodes whose own clocks differ then agree on what is due.
 * Thread-safe.
 *
 * <p>The database is asked now and then, and what goes by between is measured by the process's own monotonic clock, so that an
 * instant costs no statement. The error is at most half of the time that the question took, and what the two clocks
 * drift apart until the next one. While the database does not answer, time goes on by the monotonic clock alone.
 *
 * <p>It takes a connection of its own for each question: a pool from which a host's transaction may take the last one should have
 * one to spare, or the thread that asks waits as long as the pool lets it.
 */
public final class JdbcTime implements InstantSource {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcTime.class);
    private static final Duration REFRESH = Duration.ofSeconds(10);

    private final Database database;
    private final LongSupplier nanos;
    private final String question;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Reading last;

    /** What the database's clock showed when the monotonic one showed something. */
    private record Reading(Instant instant, long nanos) {
        Duration since(long later) {
            return Duration.ofNanos(later - nanos);
        }
    }

    JdbcTime(Database database, LongSupplier nanos) {
        this.database = database;
        this.nanos = nanos;
        this.question = "SELECT " + database.dialect.now;
        this.last = ask();
    }

    /**
     * The clock of a database, asked every ten seconds.
     *
     * @param source the database
     * @return its clock
     * @throws StorageException if the database cannot be reached
     */
    public static JdbcTime of(DataSource source) {
        return new JdbcTime(Database.of(source, JdbcTables.STANDARD), System::nanoTime);
    }

    private Reading ask() {
        long before = nanos.getAsLong();
        long micros = database.<Long>query(
                sql -> sql.list(question, row -> row.getLong(1)).get(0));
        long after = nanos.getAsLong();
        return new Reading(Micros.instant(micros), before + (after - before) / 2);
    }

    @Override
    public Instant instant() {
        if (last.since(nanos.getAsLong()).compareTo(REFRESH) >= 0 && asking.tryLock()) {
            try {
                refresh();
            } finally {
                asking.unlock();
            }
        }
        Reading reading = last;
        return Time.truncate(reading.instant().plus(reading.since(nanos.getAsLong())));
    }

    /** Whoever else wants to know the time meanwhile goes by the reading before. */
    private void refresh() {
        try {
            last = ask();
        } catch (StorageException failure) {
            long now = nanos.getAsLong();
            last = new Reading(last.instant().plus(last.since(now)), now);
            LOG.warn("The database does not say what time it is; it is asked again in {}", REFRESH, failure);
        }
    }
}
