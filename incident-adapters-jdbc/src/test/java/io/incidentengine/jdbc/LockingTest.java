package io.incidentengine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.jdbc.Incidents.DueRow;
import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A node that is at work leaves to the others what it has not taken. H2 locks all that it looks at for as long as that takes;
 * it is here for tests and for single nodes.
 */
@Tag("S26")
@TestInstance(Lifecycle.PER_CLASS)
class LockingTest {
    private static final int SOME = 4;
    private static final Instant LATER = Desk.T.plus(Duration.ofDays(30));

    Stream<Database> databases() {
        return Stream.of(Databases.postgres());
    }

    private static JdbcIncidentStore store(Database database) {
        JdbcIncidentStore store = new JdbcIncidentStore(database);
        Desk desk = new Desk(store);
        for (int i = 0; i < 3 * SOME; i++) {
            desk.reports("call " + i);
        }
        return store;
    }

    @ParameterizedTest
    @MethodSource("databases")
    void each_statement_sees_what_others_have_committed(Database database) {
        String count = database.tables.in("SELECT count(*) FROM {intake}");
        String insert = database.tables.in("INSERT INTO {intake} (id, incident_id) VALUES ('call', 'INC-1')");

        List<Integer> counts = database.transaction(sql -> {
            List<Integer> seen = new ArrayList<>(sql.list(count, row -> row.getInt(1)));
            database.transaction(other -> other.update(insert));
            seen.addAll(sql.list(count, row -> row.getInt(1)));
            return seen;
        });

        assertThat(counts).containsExactly(0, 1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void two_nodes_lock_different_incidents(Database database) {
        store(database);
        Incidents incidents = new Incidents(database);

        Set<IncidentId> locked = new HashSet<>();
        database.transaction(one -> locked.addAll(ids(incidents.lockDue(one, LATER, SOME)))
                && database.transaction(other -> locked.addAll(ids(incidents.lockDue(other, LATER, SOME)))));

        assertThat(locked).hasSize(2 * SOME);
    }

    private static List<IncidentId> ids(List<DueRow> due) {
        return due.stream().map(DueRow::id).toList();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void two_nodes_claim_different_tasks(Database database) {
        JdbcIncidentStore store = store(database);
        Queue queue = new Queue(database, "notification", "", "notification, failures");

        Set<String> claimed = new HashSet<>();
        database.transaction(sql -> {
            queue.claim(sql, Lane.DIRECTORY, LATER, SOME, LATER, Notifications::task)
                    .forEach(one -> claimed.add(one.task.key()));
            return store.outbox().claim(Lane.DIRECTORY, LATER, SOME, Duration.ofMinutes(1)).stream()
                    .map(Claim::key)
                    .map(claimed::add)
                    .toList();
        });

        assertThat(claimed).hasSize(2 * SOME);
    }
}
