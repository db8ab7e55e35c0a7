package io.incidentengine.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The tables: how they are made. */
final class JdbcSchema {
    static final int VERSION = 1;

    private JdbcSchema() {}

    /** The statements that make the tables. */
    static List<String> statements(Dialect dialect, Tables tables) {
        String script = tables.in(read(dialect.file(VERSION)).replaceAll("(?m)^--.*$", ""));
        return Arrays.stream(script.split(";"))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    static void create(Connection connection, Dialect dialect, Tables tables) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String each : statements(dialect, tables)) {
                statement.execute(each);
            }
        }
    }

    private static String read(String file) {
        try (InputStream script = Objects.requireNonNull(JdbcSchema.class.getResourceAsStream(file), file)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
