package io.incidentengine.sms;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentengine.IncidentEngine;
import io.incidentengine.jdbc.JdbcTables;
import io.incidentengine.model.Audience;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Person;
import io.incidentengine.testing.KilledNodes;
import io.incidentengine.testing.PostgresDatabase;
import java.net.URI;
import java.time.Duration;

/** A process of its own that reports incidents, sends short messages and makes calls over HTTP, until it is killed. */
final class HttpNode {
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private HttpNode() {}

    /** The address of the database, the prefix of the tables, the address of the provider, how SMS are sent, and a name for its reports. */
    public static void main(String[] args) throws InterruptedException {
        HikariDataSource pool = PostgresDatabase.pool(args[0]);
        KilledNodes.work(
                engine(pool, new JdbcTables("", args[1]), URI.create(args[2]), OverHttp.valueOf(args[3])), args[4]);
    }

    static IncidentEngine.Builder engine(HikariDataSource pool, JdbcTables tables, URI provider, OverHttp sms) {
        return SmppNode.engine(pool, tables)
                .directory(SmppNode.staff()
                        .with(Person.of("rada", "Rada Leader", Contact.phone("+491705550103")), Audience.RD_LEADER))
                .channel(sms.channel(provider, SmppNode.WINDOW, ANSWER))
                .channel(OverHttp.CALLS_BY_TWILIO.channel(provider, SmppNode.WINDOW, ANSWER));
    }
}
