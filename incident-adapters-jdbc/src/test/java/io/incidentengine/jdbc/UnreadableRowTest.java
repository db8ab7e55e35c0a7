package io.incidentengine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.DueWork;
import io.incidentengine.Retention;
import io.incidentengine.document.DocumentForm;
import io.incidentengine.document.Erasure;
import io.incidentengine.incident.Change;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand.Cancel;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentEvent.Responded;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.PersonId;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Ended;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.OutboxTask;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.port.ChangeDecision;
import io.incidentengine.port.DueResult;
import io.incidentengine.port.ErasureResult;
import io.incidentengine.port.IncidentQuery;
import io.incidentengine.port.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one row holds that cannot be read is nobody else's trouble. */
@Tag("S22")
@TestInstance(Lifecycle.PER_CLASS)
class UnreadableRowTest {
    private static final String NEWER = "{\"v\": 99}";
    private static final Duration TWO_HOURS = Duration.ofHours(2);

    Stream<Database> databases() {
        return Stream.of(Databases.h2(), Databases.postgres());
    }

    private static void update(Database database, String statement, Object... values) {
        int rows = database.transaction(sql -> sql.update(database.tables.in(statement), values));
        assertThat(rows).isPositive();
    }

    private static void later(Desk desk, Duration by) {
        desk.now.set(desk.now.get().plus(by));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void an_incident_is_set_aside_and_the_others_go_on(Database database) {
        JdbcIncidentStore store = new JdbcIncidentStore(database);
        Desk desk = new Desk(store);
        List<IncidentId> others = List.of(desk.reports("call 1"), desk.reports("call 2"));
        IncidentId broken = desk.reports("call 3");
        String state = Json.write(DocumentForm.INCIDENT, store.find(broken).orElseThrow());
        update(database, "UPDATE {incident} SET state = ? WHERE id = ?", NEWER, broken.value());
        later(desk, TWO_HOURS);

        DueWork work = desk.engine.runDue();

        assertThat(work.incidents()).isEqualTo(2);
        assertThat(work.setAside()).isEqualTo(1);
        for (IncidentId other : others) {
            assertThat(store.timeline(other)).hasSizeGreaterThan(3);
        }
        assertThat(desk.engine.runDue().setAside())
                .as("it waits for its next try")
                .isZero();

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> store.search(IncidentQuery.all()))
                .withMessage("Incident " + broken + " cannot be read");

        update(database, "UPDATE {incident} SET state = ? WHERE id = ?", state, broken.value());
        later(desk, TWO_HOURS);
        assertThat(desk.engine.runDue().setAside()).isZero();
        assertThat(Incident.fold(broken, store.timeline(broken)))
                .isEqualTo(store.find(broken).orElseThrow());
        assertThat(store.timeline(broken)).hasSizeGreaterThan(3);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_message_is_put_off_and_the_others_are_sent(Database database) {
        Desk desk = new Desk(new JdbcIncidentStore(database), Desk.mail());
        IncidentId broken = desk.reports("call 1");
        IncidentId other = desk.reports("call 2");
        update(
                database,
                "UPDATE {notification} SET notification = ? WHERE incident_id = ? AND lane IS NOT NULL",
                NEWER,
                broken.value());

        while (!desk.engine.runDue().isNothing()) {
            // until all is told that can be
        }

        assertThat(desk.engine.notifications(other))
                .flatExtracting(NotificationRecord::deliveries)
                .extracting(Delivery::state)
                .contains(Delivery.State.SENT);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void one_that_cannot_be_stored_is_set_aside_alone(Database database) {
        JdbcIncidentStore store = new JdbcIncidentStore(database);
        Desk desk = new Desk(store);
        IncidentId other = desk.reports("call 1");
        IncidentId broken = desk.reports("call 2");
        Notification known = desk.engine.notifications(broken).get(0).notification();
        Notification taken = new Notification(
                known.key(),
                broken,
                known.rule(),
                known.severity(),
                Desk.T.plus(TWO_HOURS),
                null,
                Map.of(),
                null,
                null);
        ChangeDecision taking = (incident, siblings) -> {
            long next = incident.trace().sequence() + 1;
            TimelineEntry entry = new TimelineEntry(next, Desk.ENA, Desk.T, Desk.T, new Responded());
            List<Notification> told = incident.id().equals(broken) ? List.of(taken) : List.of();
            return new Change(incident.apply(entry), List.of(entry), told, List.of(), null);
        };

        DueResult result = store.changeDue(Desk.T.plus(TWO_HOURS), 10, taking);

        assertThat(result.changes())
                .extracting(change -> change.incident().id())
                .containsExactly(other);
        assertThat(result.setAside()).extracting(DueResult.SetAside::id).containsExactly(broken);
        assertThat(result.more()).isFalse();
    }

    /** Lets incidents wait for the proofs of what they have told, of which one is a message to Ann. */
    private static void tell(JdbcIncidentStore store, String... ids) {
        for (String id : ids) {
            Notification told = Telling.open(store, id, Desk.T);
            for (Claim claim : store.outbox().claim(Lane.DIRECTORY, Desk.T, 100, TWO_HOURS)) {
                List<Message> messages =
                        claim.key().equals(told.key()) ? List.of(Telling.message(told, "ann")) : List.of();
                store.outbox().expand(claim, messages, List.of(), Desk.T, null);
            }
        }
    }

    /** Leads incidents to their ends, so that nothing about them waits. */
    private static void end(JdbcIncidentStore store, String... ids) {
        tell(store, ids);
        for (String id : ids) {
            Telling.handle(store, id, new Respond(), Desk.T);
            Telling.handle(store, id, new Cancel("a drill"), Desk.T);
        }
        Outbox outbox = store.outbox();
        for (Claim claim : outbox.claim(Lane.DIRECTORY, Desk.T, 100, TWO_HOURS)) {
            outbox.expand(claim, List.of(), List.of(), Desk.T, null);
        }
        for (Claim claim : outbox.claim(Telling.MAIL, Desk.T, 100, TWO_HOURS)) {
            outbox.settle(List.of(new Ended(claim, new Accepted("ref"), Desk.T, null)));
        }
        for (Claim claim : outbox.claim(Lane.PROOF, Desk.T, 100, TWO_HOURS)) {
            outbox.prove(claim, List.of(), Desk.T, null);
        }
    }

    /** The incidents whose proofs are due, one after the other. */
    private static List<String> proofs(JdbcIncidentStore store, Instant now) {
        List<String> incidents = new ArrayList<>();
        List<Claim> claims = store.outbox().claim(Lane.PROOF, now, 1, TWO_HOURS);
        while (!claims.isEmpty()) {
            OutboxTask.Prove proof = (OutboxTask.Prove) claims.get(0).task();
            incidents.add(proof.record().notification().incident().value());
            claims = store.outbox().claim(Lane.PROOF, now, 1, TWO_HOURS);
        }
        return incidents;
    }

    @ParameterizedTest
    @MethodSource("databases")
    void proofs_that_cannot_be_looked_at_are_put_off_and_the_others_are_not(Database database) {
        JdbcIncidentStore store = new JdbcIncidentStore(database);
        tell(store, "INC-1", "INC-2", "INC-3", "INC-4", "INC-5");
        update(database, "UPDATE {message} SET message = ? WHERE incident_id = 'INC-1'", NEWER);
        update(database, "UPDATE {message} SET attempts = ? WHERE incident_id = 'INC-2'", NEWER);
        update(database, "UPDATE {message} SET news = '[{}]' WHERE incident_id = 'INC-3'");
        update(database, "UPDATE {notification} SET incident_id = 'moved' WHERE incident_id = 'INC-4'");
        Instant due = Desk.T.plus(TWO_HOURS);

        assertThat(proofs(store, due)).containsExactly("INC-5", "INC-5");
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> store.outbox().journal(IncidentId.of("INC-1")));

        update(database, "UPDATE {message} SET attempts = '[]' WHERE incident_id = 'INC-2'");
        assertThat(proofs(store, due.plus(Duration.ofMinutes(59)))).isEmpty();
        assertThat(proofs(store, due.plus(Duration.ofMinutes(61)))).containsExactly("INC-2", "INC-2");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_message_is_left_out_of_a_bundle_and_the_others_are_in_it(Database database) {
        JdbcIncidentStore store = new JdbcIncidentStore(database);
        tell(store, "INC-1", "INC-2", "INC-3");
        Claim first = store.outbox().claim(Telling.MAIL, Desk.T, 1, TWO_HOURS).get(0);
        update(database, "UPDATE {message} SET message = ? WHERE incident_id = 'INC-2'", NEWER);

        List<Claim> others = store.outbox().bundle(first, Desk.T, 10, TWO_HOURS);

        assertThat(others).extracting(Claim::key).singleElement().asString().startsWith("INC-3/");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void incidents_that_are_over_are_passed_over_and_the_others_leave(Database database) {
        JdbcIncidentStore store = new JdbcIncidentStore(database);
        end(store, "INC-1", "INC-2", "INC-3", "INC-4", "INC-5", "INC-6");
        Instant later = Desk.T.plus(Duration.ofDays(400));
        assertThat(store.archive().ended(later, 10)).hasSize(6);
        update(database, "UPDATE {incident} SET state = ? WHERE id <= 'INC-2'", NEWER);
        update(database, "UPDATE {timeline} SET entry = ? WHERE incident_id = 'INC-3' AND sequence = 1", NEWER);
        update(database, "UPDATE {message} SET news = '[{}]' WHERE incident_id = 'INC-4'");

        assertThat(store.archive().ended(later, 1)).extracting(Incident::id).containsExactly(IncidentId.of("INC-3"));
        assertThat(store.archive().ended(later, 10)).hasSize(4);

        Desk desk = new Desk(store);
        desk.now.set(later);
        List<IncidentId> left = new ArrayList<>();
        Retention.Work work = desk.engine
                .records()
                .retire(
                        Retention.days(300),
                        leaving -> left.add(leaving.dossier().incident().id()));

        assertThat(work).isEqualTo(new Retention.Work(2, false));
        assertThat(left).containsExactly(IncidentId.of("INC-5"), IncidentId.of("INC-6"));
        assertThat(store.archive().remove(store.archive().ended(later, 10))).isEmpty();
        assertThat(store.archive().ended(later, 10)).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void one_that_is_over_stays_whole_if_it_cannot_be_removed(Database database) {
        JdbcIncidentStore store = new JdbcIncidentStore(database);
        end(store, "INC-1", "INC-2");
        List<Incident> over = store.archive().ended(Telling.minutes(1), 10);
        update(database, "UPDATE {timeline} SET entry = ? WHERE incident_id = 'INC-1' AND sequence = 1", NEWER);

        assertThat(store.archive().remove(over)).containsExactly(IncidentId.of("INC-2"));

        assertThat(store.outbox().journal(IncidentId.of("INC-1")))
                .flatExtracting(NotificationRecord::deliveries)
                .hasSize(1);
        assertThat(store.find(IncidentId.of("INC-2"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    @Tag("S35")
    void what_cannot_be_erased_from_is_named_and_the_others_are_erased_from(Database database) {
        JdbcIncidentStore store = new JdbcIncidentStore(database);
        end(store, "INC-1", "INC-2", "INC-3", "INC-4", "INC-5");
        String broken = "{\"v\": 99, \"by\": \"ann\"}";
        update(database, "UPDATE {incident} SET state = ? WHERE id = 'INC-1'", broken);
        update(database, "UPDATE {timeline} SET entry = ? WHERE incident_id = 'INC-2' AND sequence = 1", broken);
        update(database, "UPDATE {message} SET message = ? WHERE incident_id = 'INC-4'", broken);
        Erasure erasure = Erasure.of(PersonId.of("ann"), PersonId.of("erased-1"), "Annie");

        ErasureResult result = store.archive().erase(erasure, null, Integer.MAX_VALUE);

        List<IncidentId> kept =
                Stream.of("INC-1", "INC-2", "INC-4").map(IncidentId::of).toList();
        assertThat(result).isEqualTo(new ErasureResult(2, kept, IncidentId.of("INC-5"), false));
        assertThat(store.find(IncidentId.of("INC-5")).orElseThrow().owner()).contains(PersonId.of("erased-1"));
    }
}
