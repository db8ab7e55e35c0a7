package io.incidentengine.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.incidentengine.jdbc.JdbcIncidentStore;
import io.incidentengine.jdbc.JdbcSchema;
import io.incidentengine.jdbc.JdbcTables;
import io.incidentengine.port.IncidentStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL server of a test's own, with empty tables for each store. */
public final class PostgresDatabase implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final HikariDataSource pool;
    private final AtomicInteger count = new AtomicInteger();

    private PostgresDatabase(EmbeddedPostgres server) {
        this.server = server;
        this.pool = pool(url());
    }

    public static PostgresDatabase start() {
        try {
            return new PostgresDatabase(EmbeddedPostgres.builder()
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("unix_socket_directories", "")
                    .start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(10);
        return new HikariDataSource(config);
    }

    /** For another process. */
    public String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** Tables of its own, which are empty. */
    public JdbcTables tables() {
        JdbcTables tables = new JdbcTables("", "t" + count.incrementAndGet() + "_");
        JdbcSchema.of(pool, tables).create();
        return tables;
    }

    public IncidentStore store() {
        return JdbcIncidentStore.on(pool, tables());
    }

    @Override
    public void close() throws IOException {
        pool.close();
        server.close();
    }
}
