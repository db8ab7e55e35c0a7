package io.incidentengine.examples;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.Intake;
import io.incidentengine.jdbc.JdbcIncidentStore;
import io.incidentengine.jdbc.JdbcSchema;
import io.incidentengine.jdbc.JsonLines;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Audience;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.model.Severity;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.port.IncidentCursor;
import io.incidentengine.port.IncidentFilter;
import io.incidentengine.port.IncidentPage;
import io.incidentengine.port.IncidentQuery;
import io.incidentengine.port.IncidentQuery.Order;
import io.incidentengine.port.ReportResult;
import io.incidentengine.port.ReportResult.Attached;
import io.incidentengine.port.ReportResult.Opened;
import io.incidentengine.simulation.Staff;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A ticketing application that keeps incidents in its own database, in three kinds of transaction. */
public final class DurableIncidents {
    private final DataSource database;
    private final Staff staff = new Staff()
            .with(Person.of("olga", "Olga Owner", Contact.email("olga@example.org")), Audience.SERVICE_OWNER)
            .with(Person.of("omar", "Omar Operator", Contact.email("omar@example.org")), Audience.OM_TEAM);
    private final Actor ena = Actor.of("ena", Role.OM_ENGINEER);
    private final Report report = Report.of("payments", "Card payments are declined")
            .impact(Criterion.DEGRADATION)
            .build();

    DurableIncidents(DataSource database) {
        this.database = database;
    }

    /**
     * Lives through a restart, is searched and moved, lives through a roll-back of a connection and one of a transaction
     * manager, and takes in many reports at once.
     *
     * @param args the JDBC URL of an empty PostgreSQL database; without one, H2 in memory is taken
     * @throws SQLException if the database fails
     * @throws IOException if the disk does
     */
    public static void main(String[] args) throws SQLException, IOException {
        DurableIncidents example = new DurableIncidents(
                args.length > 0
                        ? new DriverManagerDataSource(args[0]) // an application takes a pool
                        : JdbcConnectionPool.create("jdbc:h2:mem:desk;DB_CLOSE_DELAY=-1", "sa", ""));
        example.survivesARestart();
        example.findsThemAgain();
        example.movesThem();
        example.makesATableOfItsOwn();
        example.sharesAConnection();
        example.sharesATransactionManager();
        example.takesInWhatHasPiledUp();
    }

    void survivesARestart() {
        JdbcSchema.of(database).create();
        JdbcIncidentStore store = JdbcIncidentStore.on(database);
        IncidentEngine engine = IncidentEngine.on(store)
                .policies(store.policies().publish(EmergencyHandling.policy()))
                .directory(staff)
                .channel(new PrintedMail())
                .build();
        IncidentId id =
                engine.report(ena, Intake.of("call-4711", report)).incident().id();
        engine.runDue(); // or start(): then it does this by itself, on this node and on others
        engine.close();

        IncidentEngine afterARestart = engineOn(JdbcIncidentStore.on(database));
        afterARestart.handle(id, ena, new Respond());
        afterARestart.runDue();
        System.out.println(
                "after a restart: " + afterARestart.find(id).orElseThrow().status() + ", "
                        + afterARestart.timeline(id).size() + " entries");
    }

    private IncidentEngine engineOn(JdbcIncidentStore store) {
        return IncidentEngine.on(store)
                .policies(store.policies())
                .directory(staff)
                .channel(new PrintedMail())
                .build();
    }

    void findsThemAgain() {
        IncidentEngine engine = engineOn(JdbcIncidentStore.on(database));
        Instant now = Instant.now();
        IncidentFilter mine = IncidentFilter.where().open().owner("ena").build();
        IncidentFilter soon = IncidentFilter.where()
                .severity(Severity.level(1), Severity.level(2))
                .due(now, now.plus(Duration.ofHours(6)))
                .build();
        IncidentQuery query = IncidentQuery.of(soon).by(Order.URGENT).pagesOf(50);
        IncidentPage page = engine.search(query);
        Optional<IncidentCursor> next = page.next(); // for query.after(next), or nothing
        System.out.println(
                "mine: " + engine.search(IncidentQuery.of(mine)).incidents().size() + ", due soon: "
                        + page.incidents().size() + ", more: " + next.isPresent());
    }

    void movesThem() throws IOException {
        IncidentEngine engine = engineOn(JdbcIncidentStore.on(database));
        IncidentEngine other = IncidentEngine.on(new InMemoryStore()).build();
        Path file = Files.createTempFile("incidents", ".jsonl");
        try (Writer out = Files.newBufferedWriter(file)) {
            JsonLines.write(engine, IncidentFilter.ALL, out);
        }
        try (Reader in = Files.newBufferedReader(file)) {
            System.out.println("moved: " + JsonLines.read(in, other));
        }
        Files.delete(file);
    }

    /** Beforehand: H2 and MariaDB commit with a definition what was done before it. */
    void makesATableOfItsOwn() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE ticket (name varchar(40) PRIMARY KEY, incident varchar(200))");
        }
    }

    void sharesAConnection() throws SQLException {
        JdbcIncidentStore store = JdbcIncidentStore.on(database);
        IncidentEngine engine = engineOn(store);
        try (Connection connection = database.getConnection();
                PreparedStatement ticket = connection.prepareStatement("INSERT INTO ticket VALUES (?, ?)")) {
            connection.setAutoCommit(false);
            ReportResult first = store.within(connection, () -> engine.report(ena, Intake.of("call-4712", report)));
            ticket.setString(1, "first");
            ticket.setString(2, first.incident().id().value());
            ticket.executeUpdate();
            connection.commit(); // the ticket and the incident, its timeline, and what people are to be told
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            store.within(connection, () -> engine.report(ena, Intake.of("call-4713", report)));
            connection.rollback();
        }
        System.out.println("after a commit and a roll-back: "
                + store.search(IncidentQuery.all()).incidents().size());
    }

    void sharesATransactionManager() {
        // A transaction manager that the host has: Spring's.
        JdbcIncidentStore store = JdbcIncidentStore.on(database)
                .joining(() -> TransactionSynchronizationManager.isActualTransactionActive()
                        ? Optional.of(DataSourceUtils.getConnection(database))
                        : Optional.empty());
        IncidentEngine engine = engineOn(store);
        JdbcTemplate tickets = new JdbcTemplate(database);
        new TransactionTemplate(new DataSourceTransactionManager(database)).executeWithoutResult(status -> {
            IncidentId id = engine.report(ena, Intake.of("call-4714", report))
                    .incident()
                    .id();
            tickets.update("INSERT INTO ticket VALUES ('second', ?)", id.value());
            status.setRollbackOnly();
        });
        System.out.println(
                "incidents: " + store.search(IncidentQuery.all()).incidents().size() + ", tickets: "
                        + tickets.queryForObject("SELECT count(*) FROM ticket", Integer.class));
    }

    void takesInWhatHasPiledUp() {
        IncidentEngine engine = engineOn(JdbcIncidentStore.on(database));
        List<Intake> alarms = new ArrayList<>();
        for (int number = 1; number <= 200; number++) {
            String host = "host-" + number % 50;
            Report alarm = Report.of("payments", host + " does not answer")
                    .impact(Criterion.DEGRADATION)
                    .deduplicationKey(host)
                    .build();
            alarms.add(Intake.of("alarm-" + number, alarm));
        }
        List<ReportResult> results = engine.reportAll(ena, alarms); // one transaction: all of them, or none
        long opened = results.stream().filter(Opened.class::isInstance).count();
        long joined = results.stream().filter(Attached.class::isInstance).count();
        System.out.println("alarms: " + results.size() + ", opened: " + opened + ", joined: " + joined);
    }
}
