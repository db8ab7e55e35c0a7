package io.incidentengine.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGSimpleDataSource;

/** Real databases for tests: H2 in memory, and a PostgreSQL server that the first test that needs it starts. */
final class Databases {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Databases() {}

    /** The server, for all tests of this run. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("max_connections", "200")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
                return server;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static void stop(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** A database of its own, with empty tables. */
    static Database h2() {
        JdbcConnectionPool pool = JdbcConnectionPool.create(
                "jdbc:h2:mem:test" + COUNT.incrementAndGet() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000", "sa", "");
        pool.setMaxConnections(40);
        return with(pool, Dialect.H2, "");
    }

    /** A schema of its own, with empty tables. */
    static Database postgres() {
        PGSimpleDataSource source = (PGSimpleDataSource) Server.POSTGRES.getPostgresDatabase();
        String schema = "test" + COUNT.incrementAndGet();
        try (Connection connection = source.getConnection()) {
            connection.createStatement().execute("CREATE SCHEMA " + schema);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return with(source, Dialect.POSTGRESQL, schema);
    }

    private static Database with(DataSource source, Dialect dialect, String schema) {
        Tables tables = new Tables(schema, "ie_");
        try (Connection connection = source.getConnection()) {
            JdbcSchema.create(connection, dialect, tables);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return new Database(source, dialect, tables);
    }
}
