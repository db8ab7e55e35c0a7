package io.incidentengine.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.incidentengine.IncidentEngine;
import io.incidentengine.model.ChannelType;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.SendResult;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.port.Channel;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/** A process of its own with an engine that does by itself what is due, until its input ends or it is killed. */
final class ClusterNode {
    private ClusterNode() {}

    /** Works on the tables of a schema; the address and the schema are its arguments. */
    public static void main(String[] args) throws IOException {
        DataSource source = pool(args[0]);
        IncidentEngine engine = engine(source, new JdbcTables(args[1], "ie_")).start();
        System.out.println("started");
        while (System.in.read() >= 0) {
            // until the other end closes
        }
        engine.close();
    }

    static DataSource pool(String address) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address);
        config.setMaximumPoolSize(10);
        return new HikariDataSource(config);
    }

    static IncidentEngine engine(DataSource source, JdbcTables tables) {
        return IncidentEngine.on(JdbcIncidentStore.on(source, tables))
                .policy(EmergencyHandling.policy())
                .directory(Desk.STAFF)
                .channel(new CountedMail(source, tables))
                .time(Instant::now)
                .pollInterval(Duration.ofMillis(200))
                .build();
    }

    /** Keeps a line of each message that it is given, in a transaction of its own. */
    private record CountedMail(DataSource source, JdbcTables tables) implements Channel {
        @Override
        public ChannelType type() {
            return ChannelType.EMAIL;
        }

        @Override
        public Guarantee guarantee() {
            return Guarantee.AT_LEAST_ONCE;
        }

        @Override
        public boolean hasReceipts() {
            return false;
        }

        @Override
        public SendResult send(Message message) {
            try (Connection connection = source.getConnection();
                    PreparedStatement insert =
                            connection.prepareStatement(tables.in("INSERT INTO {sent} (message_key) VALUES (?)"))) {
                insert.setString(1, message.key());
                insert.executeUpdate();
                return new SendResult.Accepted("");
            } catch (SQLException failure) {
                return new SendResult.Rejected("could not be counted");
            }
        }
    }
}
