package io.incidentengine.benchmarks;

import io.incidentengine.incident.Change;
import io.incidentengine.port.EngineListener;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How much later than its due instant each incident was decided: when a listener hears of it, so after the commit of its batch. */
final class Lateness implements EngineListener {
    private final Map<String, Instant> expected = new ConcurrentHashMap<>();
    private final long[] micros;
    private int heard;

    /** Of all that are due from one instant on and before another. */
    Lateness(RealPostgres database, String incidents, Instant from, Instant before) throws SQLException {
        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, wake_at FROM " + incidents + " WHERE wake_at >= "
                        + micros(from) + " AND wake_at < " + micros(before))) {
            while (rows.next()) {
                expected.put(rows.getString(1), Instant.EPOCH.plus(rows.getLong(2), ChronoUnit.MICROS));
            }
        }
        micros = new long[expected.size()];
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    @Override
    public void changed(Change change) {
        Instant due = expected.remove(change.incident().id().value());
        if (due != null) {
            heard(Duration.between(due, Instant.now()));
        }
    }

    private synchronized void heard(Duration late) {
        micros[heard++] = late.toNanos() / 1_000;
    }

    /** How many are to come. */
    int left() {
        return expected.size();
    }

    /** What so many of a hundred do not exceed. */
    synchronized Duration percentile(int percent) {
        Arrays.sort(micros, 0, heard);
        return Duration.ofNanos(1_000 * micros[Math.min(heard - 1, heard * percent / 100)]);
    }
}
