package io.incidentengine.mail;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentengine.IncidentEngine;
import io.incidentengine.jdbc.JdbcIncidentStore;
import io.incidentengine.jdbc.JdbcTables;
import io.incidentengine.model.Audience;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Person;
import io.incidentengine.simulation.Staff;
import io.incidentengine.testing.KilledNodes;
import io.incidentengine.testing.PostgresDatabase;
import java.time.Duration;

/** A process of its own that reports incidents and sends mail, until it is killed. */
final class SmtpNode {
    private static final Staff STAFF = new Staff()
            .with(Person.of("olga", "Olga Owner", Contact.email("olga@example.org")), Audience.SERVICE_OWNER)
            .with(Person.of("omar", "Omar Operator", Contact.email("omar@example.org")), Audience.OM_TEAM);

    private SmtpNode() {}

    /** The address of the database, the prefix of the tables, the port of the mail server, and a name for its reports. */
    public static void main(String[] args) throws InterruptedException {
        HikariDataSource pool = PostgresDatabase.pool(args[0]);
        MailServer server =
                MailServer.smtp("localhost").port(Integer.parseInt(args[2])).unencrypted();
        KilledNodes.work(engine(pool, new JdbcTables("", args[1]), server), args[3]);
    }

    static IncidentEngine.Builder engine(HikariDataSource pool, JdbcTables tables, MailServer server) {
        return IncidentEngine.on(JdbcIncidentStore.on(pool, tables))
                .policy(KilledNodes.ALONE)
                .directory(STAFF)
                .channel(MailChannel.over(server, Mails.DESK).build())
                .pollInterval(Duration.ofMillis(200));
    }
}
