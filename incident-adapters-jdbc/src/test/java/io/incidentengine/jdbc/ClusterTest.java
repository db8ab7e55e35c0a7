package io.incidentengine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentEvent;
import io.incidentengine.incident.IncidentEvent.RungFired;
import io.incidentengine.incident.IncidentEvent.VerdictReached;
import io.incidentengine.incident.Intake;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Report;
import io.incidentengine.notification.Delivery;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several processes on one PostgreSQL: what falls due is done once, by whichever node, however often nodes are killed. */
@Tag("S27")
class ClusterTest {
    private static final int INCIDENTS = Integer.getInteger("cluster.incidents", 200);
    private static final int NODES = 4;
    private static final int KILLS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Databases.Address address = Databases.postgresAddress();
    private final JdbcTables tables = new JdbcTables(address.schema(), "ie_");
    private final DataSource source = ClusterNode.pool(address.url());
    private final List<Process> nodes = new ArrayList<>();
    private int kills;

    @AfterEach
    void stop() {
        nodes.forEach(Process::destroyForcibly);
    }

    @Test
    void each_rung_fires_once_and_none_is_missing() throws Exception {
        List<IncidentId> ids = reportLateOnes();
        for (int i = 0; i < NODES; i++) {
            start();
        }

        awaitRest(() -> {});

        ids.forEach(id -> assertEverythingHappenedOnce(id));
        assertThat(sent().values()).containsOnly(1);
    }

    @Test
    void so_it_is_while_nodes_are_killed_and_started_all_the_time() throws Exception {
        List<IncidentId> ids = reportLateOnes();
        for (int i = 0; i < NODES; i++) {
            start();
        }
        Random random = new Random(4711);

        awaitRest(() -> {
            if (kills < KILLS) {
                kills++;
                nodes.remove(random.nextInt(nodes.size())).destroyForcibly().waitFor();
                start();
            }
        });

        ids.forEach(id -> assertEverythingHappenedOnce(id));
        assertThat(kills).isPositive();
        // A node that is killed between sending and saying so has at most one message of each lane in its hands.
        assertThat(sent().values().stream().mapToInt(times -> times - 1).sum()).isLessThanOrEqualTo(kills);
    }

    /** Incidents whose response is overdue already, as they were reported long ago. */
    private List<IncidentId> reportLateOnes() {
        Database.of(source, tables)
                .transaction(sql -> sql.update(tables.in("CREATE TABLE {sent} (message_key text NOT NULL)")));
        IncidentEngine desk = ClusterNode.engine(source, tables);
        Instant longAgo = Instant.now().minus(Duration.ofHours(3));
        List<IncidentId> ids = new ArrayList<>();
        for (int i = 0; i < INCIDENTS; i++) {
            Report report = Report.of("payments", "Slow")
                    .impact(Criterion.DEGRADATION)
                    .reportedAt(longAgo)
                    .build();
            ids.add(desk.report(Desk.ENA, Intake.of("late " + i, report))
                    .incident()
                    .id());
        }
        return ids;
    }

    private void start() throws IOException {
        nodes.add(new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ClusterNode.class.getName(),
                        address.url(),
                        address.schema())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** What happens again and again while the nodes work. */
    private interface Meanwhile {
        void happen() throws Exception;
    }

    private void awaitRest(Meanwhile meanwhile) throws Exception {
        JdbcIncidentStore store = JdbcIncidentStore.on(source, tables);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isAtRest(store)) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            meanwhile.happen();
            assertThat(nodes.get(0).waitFor(250, TimeUnit.MILLISECONDS))
                    .as("a node ended by itself")
                    .isFalse();
        }
    }

    private static boolean isAtRest(JdbcIncidentStore store) {
        Instant now = Instant.now();
        return store.nextDue().filter(due -> !due.isAfter(now)).isEmpty()
                && store.outbox().nextDue().values().stream().allMatch(due -> due.isAfter(now.plusSeconds(60)));
    }

    private void assertEverythingHappenedOnce(IncidentId id) {
        JdbcIncidentStore store = JdbcIncidentStore.on(source, tables);
        List<TimelineEntry> timeline = store.timeline(id);
        List<IncidentEvent> events = timeline.stream().map(TimelineEntry::event).toList();

        assertThat(events).filteredOn(RungFired.class::isInstance).isNotEmpty().doesNotHaveDuplicates();
        assertThat(events)
                .filteredOn(VerdictReached.class::isInstance)
                .extracting(event -> ((VerdictReached) event).verdict().clock())
                .doesNotHaveDuplicates()
                .isNotEmpty();
        assertThat(Incident.fold(id, timeline)).isEqualTo(store.find(id).orElseThrow());
        assertThat(store.outbox().journal(id))
                .flatExtracting(record -> record.deliveries())
                .extracting(Delivery::state)
                .isNotEmpty()
                .isSubsetOf(Delivery.State.SENT, Delivery.State.SUPERSEDED);
    }

    private Map<String, Integer> sent() {
        Map<String, Integer> times = new HashMap<>();
        Database.of(source, tables)
                .query(sql -> sql.list(tables.in("SELECT message_key FROM {sent}"), row -> row.getString(1)))
                .forEach(key -> times.merge(key, 1, Integer::sum));
        return times;
    }
}
