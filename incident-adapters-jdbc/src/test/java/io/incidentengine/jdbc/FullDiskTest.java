package io.incidentengine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.Intake;
import io.incidentengine.port.ReportResult;
import io.incidentengine.testing.Patience;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL whose disk is full for a while. The disk is small, in memory, and only a superuser can mount it. */
@Tag("S26")
@Tag("S27")
@EnabledOnOs(OS.LINUX)
class FullDiskTest {
    /** Whose rungs and messages need more room than pages have that are there already. */
    private static final int INCIDENTS = 60;

    @TempDir
    Path directory;

    private final JdbcTables tables = new JdbcTables("", "ie_");
    private final AheadTime time = new AheadTime();
    private final Ledger ledger = new Ledger();

    private Path disk() {
        return directory.resolve("disk");
    }

    private static boolean succeeds(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        return process.waitFor() == 0;
    }

    @AfterEach
    void unmount() throws Exception {
        succeeds("umount", disk().toString());
    }

    @Test
    void what_is_due_is_done_when_there_is_room_again() throws Exception {
        Files.createDirectory(disk());
        assumeTrue(succeeds("mount", "-t", "tmpfs", "-o", "size=32m,mode=0700", "tmpfs", disk().toString()));
        Path tablespace = Files.createDirectory(disk().resolve("tables"));
        try (PostgresServer server = PostgresServer.start(directory.resolve("data"));
                HikariDataSource admin = ClusterNode.pool(server.url())) {
            execute(admin, "CREATE TABLESPACE small LOCATION '" + tablespace + "'");
            execute(admin, "ALTER DATABASE postgres SET default_tablespace = small");
            admin.getHikariPoolMXBean().softEvictConnections();
            JdbcSchema.of(admin, tables).create();
            IncidentEngine engine = ClusterNode.engine(admin, tables, ledger).build();
            Load desk = new Load(engine, "desk", ledger);
            for (int i = 1; i <= INCIDENTS; i++) {
                desk.report(i);
            }
            Path filler = fill();
            Intake refused = refused(engine);
            try (LocalNode node = new LocalNode(ClusterNode.pool(server.url()), tables, time, ledger)) {
                Patience.await("a complaint", () -> !node.failures.isEmpty());
                assertThat(node.failures).allSatisfy(FullDiskTest::saysThatTheDiskIsFull);

                Files.delete(filler);
                assertThat(engine.report(Desk.ENA, refused)).isInstanceOf(ReportResult.Opened.class);
                Database database = Database.of(admin, tables);
                time.runUntilRest(new JdbcIncidentStore(database));
                ledger.assertKept(database);
                assertThat(ledger.reportsOf("desk")).isEqualTo(INCIDENTS);
                assertThat(ledger.duplicates()).isZero();
                System.out.println("a full disk: " + ledger + "; complaints: " + node.failures.size());
            }
        }
    }

    /** The first report for which there is no room; some pages still had some. */
    private static Intake refused(IncidentEngine engine) {
        for (int i = 1; ; i++) {
            Intake intake = Load.intake("one more " + i);
            try {
                engine.report(Desk.ENA, intake);
            } catch (StorageException failure) {
                saysThatTheDiskIsFull(failure);
                return intake;
            }
        }
    }

    private static void saysThatTheDiskIsFull(Throwable failure) {
        assertThat(failure)
                .isInstanceOf(StorageException.class)
                .hasMessage("The database failed, and nothing was stored")
                .hasStackTraceContaining("No space left on device");
    }

    private Path fill() throws IOException {
        Path filler = disk().resolve("filler");
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            return filler;
        }
    }

    private static void execute(HikariDataSource source, String statement) throws Exception {
        try (Connection connection = source.getConnection();
                Statement plain = connection.createStatement()) {
            plain.execute(statement);
        }
    }
}
