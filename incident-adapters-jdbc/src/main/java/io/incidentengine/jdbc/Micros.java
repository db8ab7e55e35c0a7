package io.incidentengine.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Instants as columns hold them: whole microseconds since 1970 in UTC, which every database keeps and orders alike,
 * whatever its zone, driver and calendar are (S2).
 */
final class Micros {
    private Micros() {}

    static long of(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }

    static @Nullable Long ofNullable(@Nullable Instant instant) {
        return instant == null ? null : Long.valueOf(of(instant));
    }

    static Object orAbsent(@Nullable Instant instant) {
        return instant == null ? Absent.NUMBER : Long.valueOf(of(instant));
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
    }

    static @Nullable Instant nullable(ResultSet row, String column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? null : instant(micros);
    }

    static Instant read(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(nullable(row, column), column);
    }
}
