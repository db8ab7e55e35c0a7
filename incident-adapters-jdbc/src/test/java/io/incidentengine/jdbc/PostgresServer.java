package io.incidentengine.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL server of a test's own that writes through to the disk; it can be killed, and started on what it left. */
final class PostgresServer implements AutoCloseable {
    private final Path directory;
    private EmbeddedPostgres server;

    private PostgresServer(Path directory, EmbeddedPostgres server) {
        this.directory = directory;
        this.server = server;
    }

    /** Starts one that keeps its files in a directory. */
    static PostgresServer start(Path directory) throws IOException {
        return new PostgresServer(directory, builder(directory).start());
    }

    private static EmbeddedPostgres.Builder builder(Path directory) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("unix_socket_directories", "");
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** Ends all of its processes, as SIGKILL does, and waits until they are gone. */
    void kill() throws Exception {
        long pid = Long.parseLong(
                Files.readAllLines(directory.resolve("postmaster.pid")).get(0));
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all = Stream.concat(Stream.of(postmaster), postmaster.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle process : all) {
            process.onExit().get(10, TimeUnit.SECONDS);
        }
    }

    /** Starts it again, at the same address, after it was killed. */
    void restart() throws IOException {
        int port = server.getPort();
        server.close();
        server = builder(directory).setPort(port).start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
