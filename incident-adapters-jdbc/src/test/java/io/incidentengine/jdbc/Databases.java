package io.incidentengine.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** Real databases for tests: H2 in memory, and a PostgreSQL server that the first test that needs it starts. */
final class Databases {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Databases() {}

    /** The server, for all tests of this run. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();
        static final DataSource POOL = pool();

        private static DataSource pool() {
            HikariConfig config = new HikariConfig();
            config.setDataSource(POSTGRES.getPostgresDatabase());
            config.setMaximumPoolSize(40);
            config.setMinimumIdle(0);
            return new HikariDataSource(config);
        }

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
        return withTables(emptyH2(), "");
    }

    /** A database of its own, without tables. */
    static DataSource emptyH2() {
        JdbcConnectionPool pool = JdbcConnectionPool.create(
                "jdbc:h2:mem:test" + COUNT.incrementAndGet() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000", "sa", "");
        pool.setMaxConnections(40);
        return pool;
    }

    /** A schema of its own, with empty tables, in a database that others use too. */
    static Database postgres() {
        DataSource source = Server.POOL;
        String schema = "test" + COUNT.incrementAndGet();
        execute(source, "CREATE SCHEMA " + schema);
        return withTables(source, schema);
    }

    /** Where another process finds tables. */
    record Address(String url, String schema) {}

    /** A schema of its own, with empty tables, for other processes. */
    static Address postgresAddress() {
        return new Address(
                Server.POSTGRES.getJdbcUrl("postgres", "postgres"),
                postgres().tables.schema());
    }

    /** A database of its own, without tables. */
    static DataSource emptyPostgres() {
        String name = "test" + COUNT.incrementAndGet();
        execute(Server.POOL, "CREATE DATABASE " + name);
        return Server.POSTGRES.getDatabase("postgres", name);
    }

    private static void execute(DataSource source, String statement) {
        try (Connection connection = source.getConnection();
                Statement plain = connection.createStatement()) {
            plain.execute(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Database withTables(DataSource source, String schema) {
        JdbcTables tables = new JdbcTables(schema, "ie_");
        JdbcSchema.of(source, tables).create();
        return Database.of(source, tables);
    }
}
