package io.incidentengine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.IncidentEngine;
import io.incidentengine.document.DocumentForm;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand;
import io.incidentengine.incident.IncidentCommand.Cancel;
import io.incidentengine.incident.IncidentCommand.Close;
import io.incidentengine.incident.IncidentCommand.Confirm;
import io.incidentengine.incident.IncidentCommand.Diagnose;
import io.incidentengine.incident.IncidentCommand.RecordProgress;
import io.incidentengine.incident.IncidentCommand.Recover;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.incident.Intake;
import io.incidentengine.model.Actor;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.RateLimit;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.IncidentQuery;
import io.incidentengine.simulation.ScriptedChannel;
import io.incidentengine.simulation.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables of version 1, as they were once filled, are read and lived on by this library. */
@Tag("R33")
class UpgradeTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "io", "incidentengine", "jdbc");
    private static final Instant T = Instant.parse("2026-03-02T10:00:00Z");
    private static final Actor ANN = Actor.of("ann", Role.OM_ENGINEER, Role.DEVELOPER, Role.INCIDENT_MANAGER);
    private static final Person RITA = Person.of("rita", "Rita Reporter", Contact.email("rita@example.org"));
    /** With so low a limit that mails are told together. */
    private static final IncidentPolicy POLICY = EmergencyHandling.policy().toBuilder("few mails", 1)
            .delivery(DeliveryPolicy.STANDARD.limit(ChannelType.EMAIL, new RateLimit(2, Duration.ofMinutes(5))))
            .build();

    private static final String KEY = "checkout down";

    private final VirtualTime time = VirtualTime.startingAt(T);
    private int ids;

    static Stream<DataSource> databases() {
        return Stream.of(Databases.emptyH2(), Databases.emptyPostgres());
    }

    private static Path file(Database database) {
        return FOLDER.resolve(database.dialect.file(1).replace("schema-1", "frozen-1"));
    }

    /** What is frozen is written anew only on demand, as long as version 1 was never released. */
    private String frozen(Database database) throws IOException {
        if (Boolean.getBoolean("upgrade.write")) {
            DataSource fresh = database.dialect == Dialect.H2 ? Databases.emptyH2() : Databases.emptyPostgres();
            live(fresh);
            Files.createDirectories(FOLDER);
            Files.writeString(file(database), Frozen.of(Database.of(fresh, JdbcTables.STANDARD)));
            time.moveTo(T);
        }
        return Files.readString(file(database));
    }

    private IncidentEngine engine(DataSource source, ScriptedChannel mail) {
        JdbcIncidentStore store = JdbcIncidentStore.on(source);
        return IncidentEngine.on(store)
                .policies(store.policies())
                .directory(Desk.STAFF)
                .time(time)
                .ids(() -> IncidentId.of("INC-" + ++ids))
                .channel(mail)
                .problemManagement(offer -> new Accepted("PRB-1"))
                .sendOnCallingThread()
                .build();
    }

    /**
     * A closed one, one that is late and has a complaint, a mistake, a recovered one with a key, of which nobody knows why, one in
     * hand, and a new one: so that each table has a row.
     */
    private void live(DataSource source) {
        JdbcSchema.of(source).create();
        JdbcIncidentStore.on(source).policies().publish(POLICY);
        IncidentEngine engine = engine(source, Desk.mail());
        IncidentId closed = report(engine, "closed", null);
        drain(engine);
        handle(
                engine,
                closed,
                new Respond(),
                new Diagnose("a full disk; \"nothing\" else, isn't it?", List.of("run book")));
        handle(engine, closed, new RecordProgress("Logs are moved"), new Recover("there is room"));
        handle(engine, closed, new Resolve("alarm set", RootCause.IDENTIFIED, "no alarm"));
        handle(engine, closed, new Confirm(PersonId.of("rita")), new Close(""));
        IncidentId recovered = report(engine, "recovered", "disk full");
        handle(engine, recovered, new Respond(), new Recover("there is room"));
        handle(engine, recovered, new Resolve("logs moved", RootCause.UNKNOWN, "nobody knows"));
        handle(engine, recovered, new Confirm(PersonId.of("rita")), new Close(""));
        IncidentId inHand = report(engine, "in hand", null);
        handle(engine, inHand, new Respond(), new RecordProgress("ticket 7"));
        drain(engine);
        handle(engine, report(engine, "mistake", null), new Cancel("a drill"));
        report(engine, "late", KEY);
        report(engine, "complaint", KEY);
        time.moveTo(T.plus(Duration.ofHours(2)));
        drain(engine);
        report(engine, "new", null);
    }

    private static IncidentId report(IncidentEngine engine, String intake, @Nullable String key) {
        Report.Builder report = Report.of("shop", "Checkout fails: " + (key == null ? intake : key))
                .reporter(RITA)
                .feature("site", "Köln")
                .impact(Criterion.DEGRADATION);
        if (key != null) {
            report.deduplicationKey(key);
        }
        return engine.report(ANN, Intake.of(intake, report.build())).incident().id();
    }

    private static void handle(IncidentEngine engine, IncidentId id, IncidentCommand... commands) {
        for (IncidentCommand command : commands) {
            engine.handle(id, ANN, command);
        }
    }

    private static void drain(IncidentEngine engine) {
        while (!engine.runDue().isNothing()) {}
    }

    @ParameterizedTest
    @MethodSource("databases")
    void tables_of_version_1_are_lived_on(DataSource source) throws IOException {
        Database database = Database.of(source, JdbcTables.STANDARD);
        String frozen = frozen(database);
        Frozen.thaw(frozen, database);
        assertThat(frozen)
                .as("version 1 is what it was; tables that change are another version, with an upgrade")
                .startsWith(database.tables.in(JdbcSchema.read(database.dialect.file(1))));
        JdbcSchema.of(source).validate();
        assertThat(Frozen.tables(frozen))
                .allSatisfy(table -> assertThat(rows(database, table))
                        .as("rows of %s", table)
                        .isPositive());

        JdbcIncidentStore store = JdbcIncidentStore.on(source);
        time.moveTo(T.plus(Duration.ofHours(2)));
        ScriptedChannel mail = Desk.mail();
        IncidentEngine engine = engine(source, mail);
        List<Incident> all = store.search(IncidentQuery.all()).incidents();
        assertThat(all)
                .extracting(Incident::status)
                .hasSize(6)
                .contains(IncidentStatus.CLOSED, IncidentStatus.CANCELLED, IncidentStatus.REPORTED);
        for (Incident incident : all) {
            assertFolds(store, incident.id());
            assertThat(engine.notifications(incident.id())).isNotEmpty();
        }
        assertWrittenAlike(database);
        assertThat(all)
                .filteredOn(
                        incident -> engine.notifications(incident.id()).stream().anyMatch(record -> !record.expanded()))
                .as("something waits")
                .isNotEmpty();

        long before = attempts(engine, all);
        ids = all.size();
        assertThat(engine.report(ANN, Intake.of("late", again())).incident().id())
                .as("a report that is known")
                .isEqualTo(report(engine, "once more", KEY));
        for (int hour = 2; hour < 72; hour++) {
            time.moveTo(T.plus(Duration.ofHours(hour)));
            drain(engine);
        }
        for (Incident incident : all) {
            assertFolds(store, incident.id());
            assertThat(engine.notifications(incident.id()))
                    .allMatch(NotificationRecord::expanded)
                    .flatExtracting(NotificationRecord::deliveries)
                    .filteredOn(delivery -> delivery.message().channel().equals(mail.type()))
                    .extracting(Delivery::state)
                    .isSubsetOf(Delivery.State.SENT, Delivery.State.SUPERSEDED);
        }
        assertThat(attempts(engine, all)).as("what waited was sent").isGreaterThan(before);
    }

    private static int rows(Database database, String table) {
        return database.query(sql -> sql.one("SELECT count(*) FROM " + table, row -> row.getInt(1)));
    }

    private static long attempts(IncidentEngine engine, List<Incident> incidents) {
        return incidents.stream()
                .flatMap(incident -> engine.notifications(incident.id()).stream())
                .flatMap(record -> record.deliveries().stream())
                .mapToLong(delivery -> delivery.attempts().size())
                .sum();
    }

    private static Report again() {
        return Report.of("shop", "again")
                .deduplicationKey(KEY)
                .impact(Criterion.DEGRADATION)
                .build();
    }

    private static void assertFolds(JdbcIncidentStore store, IncidentId id) {
        assertThat(Incident.fold(id, store.timeline(id)))
                .isEqualTo(store.find(id).orElseThrow());
    }

    /** A form that has changed needs a revision, and the frozen documents are what it is to be tried on. */
    private static void assertWrittenAlike(Database database) {
        assertWrittenAlike(database, "state", "incident", DocumentForm.INCIDENT);
        assertWrittenAlike(database, "entry", "timeline", DocumentForm.ENTRY);
        assertWrittenAlike(database, "policy", "policy", DocumentForm.POLICY);
        assertWrittenAlike(database, "notification", "notification", DocumentForm.NOTIFICATION);
        assertWrittenAlike(database, "message", "message", DocumentForm.MESSAGE);
        assertWrittenAlike(database, "offer", "offer", DocumentForm.OFFER);
    }

    private static <T> void assertWrittenAlike(Database database, String column, String table, DocumentForm<T> form) {
        List<String> texts = database.query(sql ->
                sql.list(database.tables.in("SELECT " + column + " FROM {" + table + "}"), row -> row.getString(1)));
        assertThat(texts)
                .as(table)
                .isNotEmpty()
                .allSatisfy(text ->
                        assertThat(Json.write(form, Json.read(form, text))).isEqualTo(text));
    }
}
