package io.incidentengine.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.incidentengine.jdbc.JdbcSchema;
import io.incidentengine.jdbc.JdbcTables;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * A PostgreSQL server of its own, which has on its disk what it has committed, and a pool of connections to it. Checkpoints
 * are kept out of the way, and the rest is as the server comes.
 */
final class RealPostgres implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final HikariDataSource pool;

    private RealPostgres(EmbeddedPostgres server, HikariDataSource pool) {
        this.server = server;
        this.pool = pool;
    }

    static RealPostgres start(int connections) throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("max_wal_size", "8GB")
                .setServerConfig("checkpoint_timeout", "1h")
                .start();
        HikariConfig config = new HikariConfig();
        config.setDataSource(server.getPostgresDatabase());
        config.setMaximumPoolSize(connections);
        return new RealPostgres(server, new HikariDataSource(config));
    }

    DataSource pool() {
        return pool;
    }

    /** Tables in a schema of their own. */
    JdbcTables tables(String schema) throws SQLException {
        run("CREATE SCHEMA " + schema);
        JdbcTables tables = new JdbcTables(schema, "ie_");
        JdbcSchema.of(pool, tables).create();
        return tables;
    }

    int run(String statement) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement plain = connection.createStatement()) {
            return plain.executeUpdate(statement);
        }
    }

    /** The one number that a query gives. */
    long count(String query) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement plain = connection.createStatement();
                ResultSet row = plain.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Does not care when something is on its disk, while it is filled. */
    void hurry() throws SQLException {
        configure("fsync = off", "full_page_writes = off", "synchronous_commit = off");
    }

    /** Cares again, and has everything on its disk. */
    void takeCare() throws SQLException {
        configure("fsync = on", "full_page_writes = on", "synchronous_commit = on");
        run("CHECKPOINT");
    }

    private void configure(String... settings) throws SQLException {
        for (String setting : settings) {
            run("ALTER SYSTEM SET " + setting);
        }
        run("DO 'BEGIN PERFORM pg_reload_conf(); END'");
    }

    /** How many bytes all tables of a schema take, with their indexes. */
    long bytes(JdbcTables tables) throws SQLException {
        return count("SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relkind = 'r' AND relnamespace = '"
                + tables.schema() + "'::regnamespace");
    }

    /** Cleans up, and knows its tables. */
    void settle() throws SQLException {
        run("VACUUM ANALYZE");
    }

    @Override
    public void close() throws IOException {
        pool.close();
        server.close();
    }
}
