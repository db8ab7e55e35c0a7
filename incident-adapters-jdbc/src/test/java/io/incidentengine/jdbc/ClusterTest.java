package io.incidentengine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several processes on one PostgreSQL: what falls due is done once, by whichever node, however often nodes are killed. */
@Tag("S27")
class ClusterTest {
    private static final int INCIDENTS = Integer.getInteger("cluster.incidents", 200);
    private static final int KILLS = Integer.getInteger("kills", 6);
    private static final int NODES = 4;
    private static final long SEED = 4711;

    private final Databases.Address address = Databases.postgresAddress();
    private final HikariDataSource pool = ClusterNode.pool(address.url());
    private final Database database = Database.of(pool, new JdbcTables(address.schema(), "ie_"));
    private final JdbcIncidentStore store = new JdbcIncidentStore(database);
    private final Ledger ledger = new Ledger();
    private final List<Node> nodes = new ArrayList<>();

    /** A process, how many facts it has told, and when it has told all. */
    private record Node(Process process, AtomicInteger facts, CompletableFuture<Void> end) {
        /** What it has told is still read. */
        void kill() throws Exception {
            process.toHandle().destroyForcibly();
            Patience.await(end);
        }
    }

    @AfterEach
    void stop() {
        nodes.forEach(node -> node.process().destroyForcibly());
        pool.close();
    }

    @Test
    void each_rung_fires_once_and_none_is_missing() throws Exception {
        Load late = new Load(ClusterNode.engine(pool, database.tables, ledger).build(), "late", ledger);
        for (int i = 1; i <= INCIDENTS; i++) {
            late.report(i);
        }
        for (int i = 0; i < NODES; i++) {
            nodes.add(start());
        }

        Patience.await("rest", this::isAtRest);

        for (Node node : nodes) {
            node.kill();
        }
        ledger.assertKept(database);
        assertThat(ledger.duplicates()).isZero();
    }

    private boolean isAtRest() {
        Instant now = Instant.now();
        return store.nextDue().filter(due -> !due.isAfter(now)).isEmpty()
                && store.outbox().nextDue().values().stream().allMatch(due -> due.isAfter(now.plusSeconds(60)));
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void so_it_is_while_nodes_that_report_change_and_send_are_killed_and_started_all_the_time() throws Exception {
        for (int i = 0; i < NODES; i++) {
            nodes.add(startWithLoad(i));
        }
        Random random = new Random(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            int place = random.nextInt(NODES);
            Node victim = nodes.get(place);
            int enough = random.nextInt(100);
            Patience.await("a node that works", () -> victim.facts().get() > enough);
            victim.kill();
            nodes.set(place, startWithLoad(place));
        }
        for (Node node : nodes) {
            node.kill();
        }

        AheadTime time = new AheadTime();
        LocalNode heir = new LocalNode(ClusterNode.pool(address.url()), database.tables, time, ledger);
        try {
            time.runUntilRest(store);
        } finally {
            heir.close();
        }

        ledger.assertKept(database);
        // A node that is killed between sending and saying so has one message in its hands, as there is one channel.
        assertThat(ledger.duplicates()).isLessThanOrEqualTo(KILLS + NODES);
        System.out.println(KILLS + NODES + " kills of nodes: " + ledger);
    }

    /** Starts one that does what is due. */
    private Node start(String... load) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ClusterNode.class.getName(),
                address.url(),
                address.schema()));
        command.addAll(List.of(load));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        AtomicInteger facts = new AtomicInteger();
        return new Node(process, facts, Patience.beside(() -> read(process, facts)));
    }

    /** Starts one that reports and changes too; it begins with what the one before in that place was at. */
    private Node startWithLoad(int place) throws IOException {
        String load = "desk " + place;
        return start(load, String.valueOf(Math.max(1, ledger.reportsOf(load))));
    }

    private void read(Process process, AtomicInteger facts) {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                ledger.accept(Fact.parse(line));
                facts.incrementAndGet();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
