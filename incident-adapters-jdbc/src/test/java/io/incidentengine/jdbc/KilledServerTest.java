package io.incidentengine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL server that is killed under engines at work: what it acknowledged is there, and they go on by themselves. */
@Tag("S26")
@Tag("S27")
class KilledServerTest {
    private static final int KILLS = Integer.getInteger("server.kills", 5);
    private static final int NODES = 2;
    private static final long SEED = 4711;

    @TempDir
    Path directory;

    private final JdbcTables tables = new JdbcTables("", "ie_");
    private final AheadTime time = new AheadTime();
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
    void nothing_that_was_acknowledged_is_lost_and_nothing_due_is_left() throws Exception {
        try (PostgresServer server = PostgresServer.start(directory.resolve("data"))) {
            JdbcSchema.of(ClusterNode.pool(server.url()), tables).create();
            for (int i = 0; i < NODES; i++) {
                start(server.url(), "desk " + i);
            }
            Random random = new Random(SEED);
            for (int kill = 0; kill < KILLS; kill++) {
                awaitMessages(10 + random.nextInt(30));
                nodes.forEach(node -> node.failures.clear());
                server.kill();
                for (LocalNode node : nodes) {
                    Patience.await("a complaint", () -> !node.failures.isEmpty());
                    assertThat(node.failures).hasOnlyElementsOfType(StorageException.class);
                }
                server.restart();
            }
            awaitMessages(30);
            loads.forEach(Load::stop);
            for (CompletableFuture<Void> done : work) {
                done.get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
            }
            Database database = Database.of(ClusterNode.pool(server.url()), tables);
            time.runUntilRest(new JdbcIncidentStore(database));

            ledger.assertKept(database);
            System.out.println(KILLS + " kills of the server: " + ledger);
            // Each node has one message in its hands, as there is one channel.
            assertThat(ledger.duplicates()).isLessThanOrEqualTo(NODES * KILLS);
        }
    }

    private void start(String url, String name) {
        LocalNode node = new LocalNode(ClusterNode.pool(url), tables, time, ledger);
        Load load = new Load(node.engine, name, ledger);
        nodes.add(node);
        loads.add(load);
        work.add(CompletableFuture.runAsync(() -> load.run(1)));
    }

    private void awaitMessages(int more) {
        int enough = ledger.messages() + more;
        Patience.await(enough + " messages", () -> ledger.messages() >= enough);
    }
}
