package io.incidentengine.jdbc;

import io.incidentengine.notification.Claim;
import io.incidentengine.notification.OutboxTask;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** A row that is about to be leased: it is locked, and its next token is known. */
final class Leased<T> {
    final byte[] id;
    final T task;
    private final long token;
    private final Instant since;

    private Leased(byte[] id, T task, long token, Instant since) {
        this.id = id;
        this.task = task;
        this.token = token;
        this.since = since;
    }

    /** Of a row of which {@code id}, {@code token} and {@code since} were asked for, and what the task is made of. */
    static <T> Leased<T> read(ResultSet row, Sql.RowReader<T> task) throws SQLException {
        return new Leased<>(row.getBytes("id"), task.read(row), row.getLong("token") + 1, Micros.read(row, "since"));
    }

    /** What is handed out. */
    Claim claim(OutboxTask made) {
        return new Claim(made, token, since);
    }
}
