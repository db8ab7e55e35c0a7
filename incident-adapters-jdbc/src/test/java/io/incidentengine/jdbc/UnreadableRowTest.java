package io.incidentengine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.DueWork;
import io.incidentengine.document.DocumentForm;
import io.incidentengine.incident.Change;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentEvent.Responded;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.port.ChangeDecision;
import io.incidentengine.port.DueResult;
import io.incidentengine.port.IncidentQuery;
import java.time.Duration;
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
                known.key(), broken, known.rule(), known.severity(), Desk.T.plus(TWO_HOURS), Map.of(), null, null);
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
}
