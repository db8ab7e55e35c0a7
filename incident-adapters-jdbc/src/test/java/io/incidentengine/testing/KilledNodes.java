package io.incidentengine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.Intake;
import io.incidentengine.model.Actor;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.FallbackStep;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Processes that report incidents and send messages, two at once, of which one after the other is killed at work and replaced. */
public final class KilledNodes {
    /** Each message by itself, so that each can be counted. */
    public static final IncidentPolicy ALONE = EmergencyHandling.policy().toBuilder("each-by-itself", 1)
            .delivery(DeliveryPolicy.STANDARD.unlimited().fallbacks(new FallbackStep[0]))
            .build();

    private static final int AT_ONCE = 2;

    /** So many that those who send keep pace. */
    private static final int REPORTS = 60;

    private static final long SEED = 20_261_126;

    private final Class<?> main;
    private final List<String> arguments;
    private final Set<String> reported = ConcurrentHashMap.newKeySet();
    private int started;

    /** Nodes of a main class that {@linkplain #work works}; it is handed the arguments, and a name of each node's own. */
    public KilledNodes(Class<?> main, String... arguments) {
        this.main = main;
        this.arguments = List.of(arguments);
    }

    /** What a node does, until it is killed. */
    public static void work(IncidentEngine.Builder builder, String name) throws InterruptedException {
        IncidentEngine engine = builder.build().start();
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

    /** Kills so many at work, and in the end those that are left; tells how many died in all. */
    public int kill(int kills) throws Exception {
        Random random = new Random(SEED);
        List<ChildProcess> nodes = new ArrayList<>();
        while (nodes.size() < AT_ONCE) {
            nodes.add(start());
        }
        for (int kill = 0; kill < kills; kill++) {
            int place = random.nextInt(AT_ONCE);
            ChildProcess victim = nodes.get(place);
            int enough = 1 + random.nextInt(REPORTS - 1);
            Patience.await("a node that works", () -> victim.told() >= enough);
            victim.kill();
            nodes.set(place, start());
        }
        for (ChildProcess node : nodes) {
            node.kill();
        }
        return started;
    }

    private ChildProcess start() {
        List<String> all = new ArrayList<>(arguments);
        all.add("node-" + started++);
        return new ChildProcess(main, all, reported::add);
    }

    /** The incidents that the dead said that they had reported. */
    public Set<String> reported() {
        return Set.copyOf(reported);
    }

    /**
     * Lets the leases of the dead end and sends what is left; gives the keys of all that is due over some channels, and was
     * sent.
     */
    public Set<String> finish(IncidentEngine.Builder builder, ChannelType... channels) {
        Set<String> sent = new HashSet<>();
        try (IncidentEngine heir = builder.time(() -> Instant.now().plus(Duration.ofMinutes(10)))
                .sendOnCallingThread()
                .build()) {
            do {
                heir.runDue();
            } while (heir.nextDue()
                    .filter(next -> next.isBefore(Instant.now().plus(Duration.ofMinutes(11))))
                    .isPresent());
            for (String id : reported) {
                List<Delivery> due = heir.notifications(IncidentId.of(id)).stream()
                        .flatMap(record -> record.deliveries().stream())
                        .filter(one -> Set.of(channels).contains(one.message().channel()))
                        .toList();
                assertThat(due).isNotEmpty().extracting(Delivery::state).containsOnly(Delivery.State.SENT);
                due.forEach(one -> sent.add(one.message().key()));
            }
        }
        return sent;
    }
}
