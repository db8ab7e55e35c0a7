package io.incidentengine.sms;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.Intake;
import io.incidentengine.jdbc.JdbcIncidentStore;
import io.incidentengine.jdbc.JdbcTables;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Audience;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.FallbackStep;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.simulation.Staff;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/** A process of its own that reports incidents and sends short messages, until it is killed. */
final class SmppNode {
    /** So many that those who send keep pace. */
    static final int REPORTS = 60;

    static final int WINDOW = 4;

    /** Each message by itself, so that each can be counted. */
    private static final IncidentPolicy ALONE = EmergencyHandling.policy().toBuilder("each-by-itself", 1)
            .delivery(DeliveryPolicy.STANDARD.unlimited().fallbacks(new FallbackStep[0]))
            .build();

    private SmppNode() {}

    /** The address of the database, the prefix of the tables, the port of the SMS centre, and a name for its reports. */
    public static void main(String[] args) throws InterruptedException {
        HikariDataSource pool = PostgresDatabase.pool(args[0]);
        SmppServer server = SmppServer.unencrypted("localhost")
                .port(Integer.parseInt(args[2]))
                .login(Smsc.USER, Smsc.PASSWORD);
        live(engine(pool, new JdbcTables("", args[1]), server).build(), args[3]);
    }

    /** Reports incidents, whose ids it prints, and sends until it is killed. */
    static void live(IncidentEngine engine, String name) throws InterruptedException {
        engine.start();
        for (int i = 0; i < REPORTS; i++) {
            System.out.print(report(engine, name + "-" + i) + "\n");
            System.out.flush();
        }
        new CountDownLatch(1).await();
    }

    private static String report(IncidentEngine engine, String intake) {
        Report report =
                Report.of("payments", "Slow").impact(Criterion.DEGRADATION).build();
        return engine.report(Actor.of("ena", Role.OM_ENGINEER), Intake.of(intake, report))
                .incident()
                .id()
                .value();
    }

    static Staff staff() {
        return new Staff()
                .with(
                        Person.of("olga", "Olga Owner", Contact.sms("+491705550101"), Contact.phone("+491705550101")),
                        Audience.SERVICE_OWNER)
                .with(Person.of("omar", "Omar Operator", Contact.sms("+491705550102")), Audience.OM_TEAM);
    }

    static IncidentEngine.Builder engine(HikariDataSource pool, JdbcTables tables, SmppServer server) {
        return engine(pool, tables)
                .directory(staff())
                .channel(SmsChannel.over(SmppGateway.to(server).window(WINDOW).build())
                        .build());
    }

    /** Without people and channels. */
    static IncidentEngine.Builder engine(HikariDataSource pool, JdbcTables tables) {
        return IncidentEngine.on(JdbcIncidentStore.on(pool, tables))
                .policy(ALONE)
                .pollInterval(Duration.ofMillis(200));
    }

    /** An engine that lets the leases of the dead end, and does what is left. */
    static IncidentEngine heir(IncidentEngine.Builder builder) {
        IncidentEngine heir = builder.time(() -> Instant.now().plus(Duration.ofMinutes(10)))
                .sendOnCallingThread()
                .build();
        do {
            heir.runDue();
        } while (heir.nextDue()
                .filter(next -> next.isBefore(Instant.now().plus(Duration.ofMinutes(11))))
                .isPresent());
        return heir;
    }
}
