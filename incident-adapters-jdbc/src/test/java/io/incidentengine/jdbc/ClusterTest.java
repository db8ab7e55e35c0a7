package io.incidentengine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentengine.IncidentEngine;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.testing.ChildProcess;
import io.incidentengine.testing.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several processes on one PostgreSQL: what falls due is done once, by whichever node, however often nodes are killed. */
@Tag("outage")
@Tag("S27")
class ClusterTest {
    private static final int INCIDENTS = Integer.getInteger("cluster.incidents", 200);
    private static final int KILLS = Integer.getInteger("kills", 6);
    private static final int NODES = 4;
    private static final long SEED = 4711;

    /** Until all is at rest, on a machine that has other things to do. */
    private static final Duration LIMIT =
            Patience.LIMIT.plus(Duration.ofMillis(50).multipliedBy(INCIDENTS));

    private final Databases.Address address = Databases.postgresAddress();
    private final HikariDataSource pool = ClusterNode.pool(address.url());
    private final Database database = Database.of(pool, new JdbcTables(address.schema(), "ie_"));
    private final JdbcIncidentStore store = new JdbcIncidentStore(database);
    private final Ledger ledger = new Ledger();
    private final List<ChildProcess> nodes = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (ChildProcess node : nodes) {
            node.kill();
        }
        pool.close();
    }

    @Test
    @Timeout(value = 25, unit = TimeUnit.MINUTES)
    void each_rung_fires_once_and_none_is_missing() throws Exception {
        reportLate(ClusterNode.ALONE);
        for (int i = 0; i < NODES; i++) {
            nodes.add(start(ClusterNode.ALONE));
        }

        Patience.await("rest", LIMIT, this::isAtRest);

        for (ChildProcess node : nodes) {
            node.kill();
        }
        ledger.assertKept(database);
        assertThat(ledger.duplicates()).isZero();
        System.out.println("no kills: " + ledger);
    }

    /** Incidents that fall due when the first node is started. */
    private void reportLate(IncidentPolicy policy) {
        IncidentEngine engine =
                ClusterNode.engine(pool, database.tables, policy, ledger).build();
        Load late = new Load(engine, "late", ledger);
        for (int i = 1; i <= INCIDENTS; i++) {
            late.report(i);
        }
    }

    private boolean isAtRest() {
        Instant now = Instant.now();
        return store.nextDue().filter(due -> !due.isAfter(now)).isEmpty()
                && store.outbox().nextDue().values().stream().allMatch(due -> due.isAfter(now.plusSeconds(60)));
    }

    @Test
    @Timeout(value = 25, unit = TimeUnit.MINUTES)
    void so_it_is_while_nodes_that_report_change_and_send_are_killed_and_started_all_the_time() throws Exception {
        killNodesAtWork(ClusterNode.ALONE);
    }

    /** What waits for the same people is sent as one: whoever is killed then has all of that in its hands (S32). */
    @Test
    @Tag("S32")
    @Timeout(value = 25, unit = TimeUnit.MINUTES)
    void so_it_is_in_a_storm_whose_messages_are_sent_together() throws Exception {
        killNodesAtWork(ClusterNode.TOGETHER);

        assertThat(ledger.bundled()).isGreaterThan(KILLS);
    }

    private void killNodesAtWork(IncidentPolicy policy) throws Exception {
        reportLate(policy);
        for (int i = 0; i < NODES; i++) {
            nodes.add(startWithLoad(policy, i));
        }
        Random random = new Random(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            int place = random.nextInt(NODES);
            ChildProcess victim = nodes.get(place);
            int enough = random.nextInt(100 + INCIDENTS / KILLS);
            Patience.await("a node that works", () -> victim.told() > enough);
            victim.kill();
            nodes.set(place, startWithLoad(policy, place));
        }
        for (ChildProcess node : nodes) {
            node.kill();
        }

        AheadTime time = new AheadTime();
        LocalNode heir = new LocalNode(ClusterNode.pool(address.url()), database.tables, policy, time, ledger);
        try {
            time.runUntilRest(store, LIMIT);
        } finally {
            heir.close();
        }

        ledger.assertKept(database);
        // A node that is killed between sending and saying so has little in its hands, as this channel sends one at a
        // time.
        assertThat(ledger.duplicates()).isLessThanOrEqualTo(KILLS + NODES);
        System.out.println(KILLS + NODES + " kills of nodes, " + policy.ref() + ": " + ledger);
    }

    /** Starts one that does what is due. */
    private ChildProcess start(IncidentPolicy policy, String... load) {
        List<String> arguments = new ArrayList<>(
                List.of(address.url(), address.schema(), policy.ref().id()));
        arguments.addAll(List.of(load));
        return new ChildProcess(ClusterNode.class, arguments, line -> ledger.accept(Fact.parse(line)));
    }

    /** Starts one that reports and changes too; it begins with what the one before in that place was at. */
    private ChildProcess startWithLoad(IncidentPolicy policy, int place) {
        String load = "desk " + place;
        return start(policy, load, String.valueOf(Math.max(1, ledger.reportsOf(load))));
    }
}
