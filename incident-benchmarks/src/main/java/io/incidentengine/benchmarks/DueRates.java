package io.incidentengine.benchmarks;

import io.incidentengine.benchmarks.SampleLife.Written;
import io.incidentengine.incident.Decisions;
import io.incidentengine.incident.Situation;
import io.incidentengine.jdbc.JdbcIncidentStore;
import io.incidentengine.jdbc.JdbcTables;
import io.incidentengine.model.IncidentId;
import io.incidentengine.port.ChangeDecision;
import io.incidentengine.port.DueResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/** Incidents that fall due together, as response is overdue: decided by the store, and by somebody who knows what comes. */
final class DueRates {
    private static final int BATCH = 500;

    private final RealPostgres database;
    private final JdbcTables ours;
    private final JdbcTables theirs;
    private final JdbcIncidentStore store;
    private final Crowd crowd;
    private final Instant due;
    private final Written written;

    /** Of a crowd whose copies are put into tables in which nothing else falls due. */
    DueRates(RealPostgres database, JdbcTables ours, JdbcTables theirs, Crowd crowd) throws SQLException {
        this.database = database;
        this.ours = ours;
        this.theirs = theirs;
        this.crowd = crowd;
        store = JdbcIncidentStore.on(database.pool(), ours);
        IncidentId sample = new SampleLife(store).report();
        due = store.nextDue().orElseThrow();
        try (Connection connection = database.pool().getConnection()) {
            List<StoredRows> before = StoredRows.of(connection, ours, sample.value());
            store.change(sample, decision());
            written = Written.since(before, StoredRows.of(connection, ours, sample.value()));
        }
    }

    private static Situation situation(Instant now) {
        return Situation.of(Lives.POLICY, now);
    }

    private ChangeDecision decision() {
        Situation situation = situation(due);
        return (incident, siblings) -> Decisions.tick(incident, situation);
    }

    private long micros() {
        return due.toEpochMilli() * 1_000;
    }

    /** What one of them writes. */
    String rows() {
        StringBuilder text = new StringBuilder("1 incident");
        for (StoredRows rows : written.added()) {
            text.append(", ").append(rows.rows().size()).append(' ').append(rows.table());
        }
        return text.toString();
    }

    /** So many fall due, and are decided by the store. */
    double byStore(int count, int workers) throws Exception {
        return timed(ours, count, workers, () -> {
            while (batch(store) > 0) {}
        });
    }

    /** One batch. */
    int batch(JdbcIncidentStore on) {
        DueResult result = on.changeDue(due, BATCH, decision());
        if (!result.setAside().isEmpty()) {
            throw result.setAside().get(0).cause();
        }
        return result.changes().size();
    }

    /** So many fall due, and are written by hand. */
    double byHand(int count, int workers) throws Exception {
        ByHand hand = new ByHand(database.pool(), theirs);
        return timed(theirs, count, workers, () -> {
            while (hand.due(micros(), BATCH, written.incident(), written.added()) > 0) {}
        });
    }

    private double timed(JdbcTables tables, int count, int workers, Rates.Work drain) throws Exception {
        fallDue(tables, count);
        long begin = System.nanoTime();
        Rates.together(workers, drain);
        double rate = count * 1e9 / (System.nanoTime() - begin);
        if (database.run("UPDATE " + StoredRows.name(tables, "incident") + " SET failures = 0 WHERE wake_at <= "
                        + micros())
                > 0) {
            throw new IllegalStateException("Some are due still");
        }
        return rate;
    }

    /** So many fall due; a store on the same tables, by another way to the database. */
    JdbcIncidentStore fallDue(int count, DataSource source) throws SQLException {
        fallDue(ours, count);
        return JdbcIncidentStore.on(source, ours);
    }

    private void fallDue(JdbcTables tables, int count) throws SQLException {
        crowd.add(tables, count, String.valueOf(micros()));
        database.settle();
    }
}
