package io.incidentengine.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A row that is about to be leased: it is locked, and its next token is known. */
final class Leased<T> {
    final byte[] id;
    final long token;
    final T task;

    private Leased(byte[] id, long token, T task) {
        this.id = id;
        this.token = token;
        this.task = task;
    }

    /** Of a row of which {@code id} and {@code token} were asked for, and what the task is made of. */
    static <T> Leased<T> read(ResultSet row, Sql.RowReader<T> task) throws SQLException {
        return new Leased<>(row.getBytes("id"), row.getLong("token") + 1, task.read(row));
    }
}
