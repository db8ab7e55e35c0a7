package io.incidentengine.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.incidentengine.IncidentEngine;
import io.incidentengine.model.ChannelType;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.FallbackStep;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.RateLimit;
import io.incidentengine.notification.SendResult;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.Channel;
import io.incidentengine.testing.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** A process of its own with an engine that does by itself what is due, until its input ends or it is killed. */
final class ClusterNode {
    /** Each message by itself, so that each can be counted, and none in place of another. */
    static final IncidentPolicy ALONE = EmergencyHandling.policy().toBuilder("each-by-itself", 1)
            .delivery(DeliveryPolicy.STANDARD.unlimited().fallbacks(new FallbackStep[0]))
            .build();

    /** As in a storm: while a message was just sent to the same people, others wait, and are sent as one. */
    static final IncidentPolicy TOGETHER = EmergencyHandling.policy().toBuilder("together", 1)
            .delivery(ALONE.delivery().limit(ChannelType.EMAIL, new RateLimit(1, Duration.ofMillis(500))))
            .build();

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private ClusterNode() {}

    /**
     * Works on the tables of a schema: the address, the schema and the id of the policy are its arguments. With the name of a
     * load and the number of its first report it reports and changes too. It writes a line for each fact.
     */
    public static void main(String[] args) throws IOException {
        Consumer<Fact> witness = fact -> System.out.print(fact + "\n");
        IncidentPolicy policy = args[2].equals(TOGETHER.ref().id()) ? TOGETHER : ALONE;
        IncidentEngine engine = engine(pool(args[0]), new JdbcTables(args[1], "ie_"), policy, witness)
                .build()
                .start();
        if (args.length > 3) {
            Load load = new Load(engine, args[3], witness);
            Patience.begin(() -> load.run(Integer.parseInt(args[4])));
        }
        while (System.in.read() >= 0) {
            // until the other end closes
        }
        engine.close();
    }

    static HikariDataSource pool(String address) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address);
        config.setMaximumPoolSize(10);
        config.setConnectionTimeout(PATIENCE.toMillis());
        return new HikariDataSource(config);
    }

    static IncidentEngine.Builder engine(DataSource source, JdbcTables tables, Consumer<Fact> witness) {
        return engine(source, tables, ALONE, witness);
    }

    static IncidentEngine.Builder engine(
            DataSource source, JdbcTables tables, IncidentPolicy policy, Consumer<Fact> witness) {
        return IncidentEngine.on(JdbcIncidentStore.on(source, tables))
                .policy(policy)
                .directory(Desk.STAFF)
                .channel(new WitnessedMail(witness))
                .pollInterval(Duration.ofMillis(200));
    }

    /** Says of each message that it was sent. */
    private record WitnessedMail(Consumer<Fact> witness) implements Channel {
        @Override
        public ChannelType type() {
            return ChannelType.EMAIL;
        }

        @Override
        public Guarantee guarantee() {
            return Guarantee.AT_LEAST_ONCE;
        }

        @Override
        public int window() {
            return 1;
        }

        @Override
        public boolean hasReceipts() {
            return false;
        }

        @Override
        public SendResult send(Message message) {
            witness.accept(new Fact(Fact.Kind.SENT, message.key(), ""));
            return new SendResult.Accepted("");
        }
    }
}
