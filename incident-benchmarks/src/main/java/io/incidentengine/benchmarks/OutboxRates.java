package io.incidentengine.benchmarks;

import static io.incidentengine.benchmarks.StandardLife.DETAILS;
import static io.incidentengine.benchmarks.StandardLife.ENGINEER;

import io.incidentengine.IncidentEngine;
import io.incidentengine.escalation.Cadence;
import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.incident.Intake;
import io.incidentengine.jdbc.JdbcIncidentStore;
import io.incidentengine.jdbc.JdbcTables;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.SendResult;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

/**
 * How many messages a second go out of an outbox in PostgreSQL over a channel, until it is on record that each was sent.
 *
 * @param database where the outbox is
 * @param tables its tables
 * @param policy one message for each incident
 * @param channel carries them
 * @param taken a permit for each message that the peer has taken
 */
record OutboxRates(RealPostgres database, JdbcTables tables, IncidentPolicy policy, Channel channel, Semaphore taken) {

    /** One message for each incident, with nothing to be proven. */
    static IncidentPolicy policy(ChannelType by, Audience to, Audience... cc) {
        IncidentPolicy.Builder builder = EmergencyHandling.policy().toBuilder(by + " alone", 1);
        EmergencyHandling.policy().notifications().forEach(rule -> builder.withoutNotification(rule.name()));
        return builder.notification(NotificationRule.of("alone", NotificationKind.named("initial"))
                        .when(new Trigger.FirstInScope())
                        .atLevels(1, 2, 3)
                        .by(by)
                        .to(to)
                        .cc(cc)
                        .build())
                .cadence(Cadence.NONE)
                .delivery(DeliveryPolicy.STANDARD.unlimited())
                .build();
    }

    /** Of messages that wait already. */
    double waiting(int messages) throws InterruptedException {
        return rate(messages, true);
    }

    /** From the reports on, which are stored already: the directory is asked as well. */
    double fromReports(int messages) throws InterruptedException {
        return rate(messages, false);
    }

    private double rate(int messages, boolean expanded) throws InterruptedException {
        JdbcIncidentStore store = JdbcIncidentStore.on(database.pool(), tables);
        CountDownLatch gate = new CountDownLatch(expanded ? 1 : 0);
        IncidentEngine engine = IncidentEngine.on(store)
                .policy(policy)
                .directory(Lives.staff())
                .channel(new Gated(channel, gate))
                .sendTimeout(Duration.ofMinutes(5))
                .build();
        report(engine, messages);
        long begin = System.nanoTime();
        engine.start();
        if (expanded) {
            while (store.outbox().nextDue().containsKey(Lane.DIRECTORY)) {
                Thread.sleep(20);
            }
            begin = System.nanoTime();
            gate.countDown();
        }
        taken.acquire(messages);
        engine.close(); // when the last is on record
        return messages * 1e9 / (System.nanoTime() - begin);
    }

    private static void report(IncidentEngine engine, int messages) {
        String turn = System.nanoTime() + "-";
        List<Intake> intakes = new ArrayList<>();
        IntStream.range(0, messages)
                .forEach(i -> intakes.add(
                        Intake.of(turn + i, StandardLife.intake(i, 2, DETAILS).report())));
        for (int i = 0; i < messages; i += 100) {
            engine.reportAll(ENGINEER, intakes.subList(i, i + 100));
        }
    }

    /** A channel that takes nothing before a gate is open. */
    private record Gated(Channel channel, CountDownLatch gate) implements Channel {
        @Override
        public ChannelType type() {
            return channel.type();
        }

        @Override
        public Guarantee guarantee() {
            return channel.guarantee();
        }

        @Override
        public int window() {
            return channel.window();
        }

        @Override
        public boolean hasReceipts() {
            return channel.hasReceipts();
        }

        @Override
        public SendResult send(Message message) {
            try {
                gate.await();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
            return channel.send(message);
        }
    }
}
