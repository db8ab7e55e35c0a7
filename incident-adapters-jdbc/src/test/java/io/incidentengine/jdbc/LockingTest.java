package io.incidentengine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.Decisions;
import io.incidentengine.incident.Dossier;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand.Cancel;
import io.incidentengine.jdbc.Incidents.DueRow;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Ended;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.testing.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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

    /** How many transactions wait for a lock that another has. */
    String waiting() {
        return "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'";
    }

    /** Does something on another thread, and comes back when that waits for a lock, or is done. */
    private <T> CompletableFuture<T> meanwhile(Database database, Supplier<T> work) {
        CompletableFuture<T> other = CompletableFuture.supplyAsync(work, Patience::begin);
        Patience.await(
                "the other waits",
                () -> other.isDone() || database.query(sql -> sql.one(waiting(), row -> row.getInt(1))) > 0);
        return other;
    }

    private static <T> T end(CompletableFuture<T> other) throws Exception {
        return other.get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @MethodSource("databases")
    @Tag("S30")
    void what_is_sent_again_is_not_removed_meanwhile(Database database) throws Exception {
        JdbcIncidentStore store = new JdbcIncidentStore(database);
        Notification told = Telling.open(store, "INC-1", Desk.T);
        Message message = Telling.message(told, "ann");
        JdbcOutbox outbox = (JdbcOutbox) store.outbox();
        Duration lease = Duration.ofMinutes(1);
        Telling.handle(store, "INC-1", new Cancel("a drill"), Desk.T);
        for (Claim claim : outbox.claim(Lane.DIRECTORY, Desk.T, SOME, lease)) {
            List<Message> messages = claim.key().equals(told.key()) ? List.of(message) : List.of();
            outbox.expand(claim, messages, List.of(), Desk.T, null);
        }
        outbox.settle(List.of(new Ended(
                Telling.claim(store, Telling.MAIL, message.key(), Desk.T), new Rejected("no"), Desk.T, null)));
        for (Claim claim : outbox.claim(Lane.PROOF, Desk.T, SOME, lease)) {
            outbox.prove(claim, List.of(), Desk.T, null);
        }
        List<Incident> over = store.archive().ended(LATER, SOME);
        assertThat(over).hasSize(1);

        CompletableFuture<List<IncidentId>> removal = database.transaction(sql -> {
            assertThat(outbox.sendAgain(sql, message.key(), LATER)).isTrue();
            return meanwhile(database, () -> store.archive().remove(over));
        });

        assertThat(end(removal)).isEmpty();
        assertThat(outbox.claim(Telling.MAIL, LATER, SOME, lease))
                .extracting(Claim::key)
                .containsExactly(message.key());
    }

    @ParameterizedTest
    @MethodSource("databases")
    @Tag("R33")
    void what_is_restored_twice_at_once_is_put_on_record_once(Database database) throws Exception {
        InMemoryStore elsewhere = new InMemoryStore();
        List<Change> changes = new ArrayList<>();
        for (String id : List.of("INC-1", "INC-2", "INC-3")) {
            Telling.open(elsewhere, id, Desk.T);
            Incident incident = elsewhere.find(IncidentId.of(id)).orElseThrow();
            changes.add(Decisions.restore(
                    Dossier.of(incident, elsewhere.timeline(incident.id())), EmergencyHandling.policy()));
        }
        JdbcIncidentStore store = new JdbcIncidentStore(database);
        JdbcArchive archive = (JdbcArchive) store.archive();

        CompletableFuture<List<IncidentId>> second = database.transaction(sql -> {
            assertThat(archive.restore(sql, changes.subList(0, 2))).hasSize(2);
            return meanwhile(database, () -> archive.restore(changes.subList(1, 3)));
        });

        assertThat(end(second)).containsExactly(IncidentId.of("INC-3"));
        for (Change change : changes) {
            assertThat(store.timeline(change.incident().id())).isEqualTo(change.entries());
        }
        assertThat(archive.restore(changes)).isEmpty();
    }
}
