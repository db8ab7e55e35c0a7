package io.incidentengine.sms;

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

/** A process of its own that reports incidents and sends short messages, until it is killed. */
final class SmppNode {
    static final int WINDOW = 4;

    private SmppNode() {}

    /** The address of the database, the prefix of the tables, the port of the SMS centre, and a name for its reports. */
    public static void main(String[] args) throws InterruptedException {
        HikariDataSource pool = PostgresDatabase.pool(args[0]);
        SmppServer server = SmppServer.unencrypted("localhost")
                .port(Integer.parseInt(args[2]))
                .login(Smsc.USER, Smsc.PASSWORD);
        KilledNodes.work(engine(pool, new JdbcTables("", args[1]), server), args[3]);
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
                .policy(KilledNodes.ALONE)
                .pollInterval(Duration.ofMillis(200));
    }
}
