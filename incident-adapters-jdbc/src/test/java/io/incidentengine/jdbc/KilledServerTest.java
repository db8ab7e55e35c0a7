package io.incidentengine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentengine.testing.Patience;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL server that is killed under engines at work: what it acknowledged is there, and they go on by themselves. */
@Tag("outage")
@Tag("S26")
@Tag("S27")
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class KilledServerTest {
    private static final int KILLS = Integer.getInteger("server.kills", 3);
    private static final int NODES = 2;
    private static final long SEED = 4711;

    @TempDir
    Path directory;

    private final JdbcTables tables = new JdbcTables("", "ie_");
    private final AheadTime time = new AheadTime();
    private final Random random = new Random(SEED);
    private final Ledger ledger = new Ledger();
    private final List<LocalNode> nodes = new ArrayList<>();
    private final List<Load> loads = new ArrayList<>();
    private final List<CompletableFuture<Void>> work = new ArrayList<>();

    @AfterEach
    void stop() {
        loads.forEach(Load::stop);
        nodes.forEach(LocalNode::close);
    }

    @Test
    void it_is_started_again_and_nothing_that_was_acknowledged_is_lost() throws Exception {
        try (PostgresServer server = PostgresServer.start(directory.resolve("data"))) {
            require(server, "current_setting('fsync') = 'on' AND current_setting('synchronous_commit') = 'on'");
            startNodes(server.url());
            for (int kill = 0; kill < KILLS; kill++) {
                killUnderWork(server);
                server.restart();
            }
            finish(server.url(), KILLS);
        }
    }

    @Test
    void its_standby_takes_over_and_nothing_that_was_acknowledged_is_lost() throws Exception {
        Path copy = directory.resolve("copy");
        try (PostgresServer primary = PostgresServer.startWithStandby(directory.resolve("data"), copy);
                PostgresServer standby = primary.startStandby(copy)) {
            startNodes("jdbc:postgresql://localhost:" + primary.port() + ",localhost:" + standby.port()
                    + "/postgres?user=postgres&targetServerType=primary&hostRecheckSeconds=1");
            require(primary, "(SELECT sync_state FROM pg_stat_replication) = 'sync'");
            killUnderWork(primary);
            execute(standby, "SELECT pg_promote()");
            finish(standby.url(), 1);
        }
    }

    private static void execute(PostgresServer server, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url());
                Statement plain = connection.createStatement()) {
            plain.execute(statement);
        }
    }

    private static void require(PostgresServer server, String condition) throws SQLException {
        execute(server, "DO $$ BEGIN ASSERT " + condition + "; END $$");
    }

    private void startNodes(String url) {
        try (HikariDataSource pool = ClusterNode.pool(url)) {
            JdbcSchema.of(pool, tables).create();
        }
        for (int i = 0; i < NODES; i++) {
            LocalNode node = new LocalNode(ClusterNode.pool(url), tables, time, ledger);
            Load load = new Load(node.engine, "desk " + i, ledger);
            nodes.add(node);
            loads.add(load);
            work.add(Patience.beside(() -> load.run(1)));
        }
    }

    private void killUnderWork(PostgresServer server) throws Exception {
        awaitMessages(10 + random.nextInt(30));
        nodes.forEach(node -> node.failures.clear());
        server.kill();
        for (LocalNode node : nodes) {
            Patience.await("a complaint", () -> !node.failures.isEmpty());
            assertThat(node.failures).hasOnlyElementsOfType(StorageException.class);
        }
    }

    private void awaitMessages(int more) {
        int enough = ledger.messages() + more;
        Patience.await(enough + " messages", () -> ledger.messages() >= enough);
    }

    private void finish(String url, int kills) throws Exception {
        awaitMessages(30);
        loads.forEach(Load::stop);
        for (CompletableFuture<Void> done : work) {
            Patience.await(done);
        }
        try (HikariDataSource pool = ClusterNode.pool(url)) {
            Database database = Database.of(pool, tables);
            time.runUntilRest(new JdbcIncidentStore(database));
            ledger.assertKept(database);
        }
        System.out.println(kills + " kills of a server: " + ledger);
        // Each node has one message in its hands, as there is one channel.
        assertThat(ledger.duplicates()).isLessThanOrEqualTo(NODES * kills);
    }
}
