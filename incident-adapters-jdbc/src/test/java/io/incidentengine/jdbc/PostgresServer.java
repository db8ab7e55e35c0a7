package io.incidentengine.jdbc;

import io.incidentengine.testing.Patience;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL server of a test's own that writes through to the disk; it can be killed, and started on what it left. */
final class PostgresServer implements AutoCloseable {
    private static final String STANDBY = "standby";

    private final Path directory;
    private final Map<String, String> settings;
    private EmbeddedPostgres server;

    private PostgresServer(Path directory, Map<String, String> settings) throws IOException {
        this.directory = directory;
        this.settings = settings;
        this.server = builder().start();
    }

    private EmbeddedPostgres.Builder builder() {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("unix_socket_directories", "");
        settings.forEach(builder::setServerConfig);
        return builder;
    }

    /** Starts one that keeps its files in a directory. */
    static PostgresServer start(Path directory) throws IOException {
        return new PostgresServer(directory, Map.of());
    }

    /** Starts one that acknowledges nothing before its standby has it on the disk too; there is no standby yet. */
    static PostgresServer startWithStandby(Path directory, Path copy) throws IOException {
        start(directory).close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, copy.resolve(directory.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        Files.createFile(copy.resolve("standby.signal"));
        return new PostgresServer(directory, Map.of("synchronous_standby_names", STANDBY));
    }

    /** Starts the standby on the copy. */
    PostgresServer startStandby(Path copy) throws IOException {
        String primary = "'host=localhost port=" + port() + " user=postgres application_name=" + STANDBY + "'";
        return new PostgresServer(copy, Map.of("primary_conninfo", primary));
    }

    int port() {
        return server.getPort();
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** Ends all of its processes, as SIGKILL does, and waits until they are gone. */
    void kill() throws Exception {
        long pid = Long.parseLong(
                Files.readAllLines(directory.resolve("postmaster.pid")).get(0));
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle process : all) {
            process.onExit().get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** Starts it again, at the same address, after it was killed. */
    void restart() throws IOException {
        int port = port();
        server.close();
        server = builder().setPort(port).start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
