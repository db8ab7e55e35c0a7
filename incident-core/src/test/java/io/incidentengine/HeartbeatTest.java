package io.incidentengine;

import static io.incidentengine.EngineFixture.ENGINEER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.incident.Intake;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.InvalidPolicyException;
import io.incidentengine.notification.SendResult;
import io.incidentengine.port.EngineListener;
import io.incidentengine.port.Health;
import io.incidentengine.port.Health.Loops;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A monitor outside hears from a started engine again and again, and nothing that the monitor does hurts the engine. */
class HeartbeatTest {
    private static final Duration SHORT = Duration.ofMillis(1);

    private final BlockingQueue<Health> beats = new LinkedBlockingQueue<>();

    private static IncidentEngine.Builder engine() {
        return IncidentEngine.on(new InMemoryStore()).directory(EngineFixture.staff());
    }

    private Health beat() throws InterruptedException {
        Health health = beats.poll(30, TimeUnit.SECONDS);
        assertThat(health).as("a beat within half a minute").isNotNull();
        return health;
    }

    @Test
    void the_monitor_hears_at_once_how_the_engine_is() throws InterruptedException {
        try (IncidentEngine engine =
                engine().heartbeat(beats::add, Duration.ofDays(1)).build().start()) {
            Health health = beat();

            assertThat(health.loops()).isEqualTo(Loops.RUNNING);
            assertThat(health.figures()).isEqualTo(engine.health().figures());
        }
    }

    @Test
    void and_again_at_each_interval_until_the_engine_is_closed() throws InterruptedException {
        IncidentEngine engine = engine().heartbeat(beats::add, SHORT).build();
        assertThat(beats).as("not before it is started").isEmpty();
        engine.start();
        for (int i = 0; i < 10; i++) {
            beat();
        }

        engine.close();
        beats.clear();

        assertThat(beats.poll(20, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void a_monitor_that_cannot_be_reached_is_told_to_the_listeners_and_tried_again() throws InterruptedException {
        Semaphore failures = new Semaphore(0);
        EngineListener listener = new EngineListener() {
            @Override
            public void failed(String what, RuntimeException cause) {
                assertThat(what).isEqualTo("beating");
                assertThat(cause).hasMessage("no route to the monitor");
                failures.release();
            }
        };
        CountDownLatch repaired = new CountDownLatch(1);
        try (IncidentEngine engine = engine().heartbeat(
                        health -> {
                            if (repaired.getCount() > 0) {
                                throw new IllegalStateException("no route to the monitor");
                            }
                            beats.add(health);
                        },
                        SHORT)
                .listener(listener)
                .build()
                .start()) {
            HangingPeer.await(failures, 3);
            repaired.countDown();

            assertThat(beat().isHealthy()).isTrue();
            assertThat(engine.health().loops()).isEqualTo(Loops.RUNNING);
        }
    }

    @Test
    void a_monitor_that_hangs_delays_nothing_else_and_is_given_up_in_time() throws InterruptedException {
        HangingPeer monitor = new HangingPeer();
        CountDownLatch told = new CountDownLatch(1);
        try (IncidentEngine engine = engine().heartbeat(health -> monitor.hang(), SHORT)
                .sendTimeout(Duration.ofMillis(50))
                .channel(EngineFixture.channel(ChannelType.EMAIL, message -> {
                    told.countDown();
                    return new SendResult.Accepted("");
                }))
                .build()
                .start()) {
            monitor.awaitCalls(2);
            monitor.awaitInterrupts(1);
            engine.report(ENGINEER, Intake.of("mail-1", EngineFixture.report()));

            assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
            monitor.letGo();
        }
    }

    @Test
    void a_store_that_fails_is_what_the_monitor_hears_of() throws InterruptedException {
        Interposed broken = new Interposed(new InMemoryStore()).before("status", call -> {
            throw new IllegalStateException("gone");
        });
        try (IncidentEngine engine = IncidentEngine.on(broken.store())
                .heartbeat(beats::add, SHORT)
                .build()
                .start()) {
            assertThat(beat().failure()).isEqualTo("gone");
            assertThat(engine.nextDue()).isEmpty();
        }
    }

    @Test
    void an_interval_that_is_none_is_refused() {
        assertThatExceptionOfType(InvalidPolicyException.class)
                .isThrownBy(() -> engine().heartbeat(beats::add, Duration.ZERO).build())
                .withMessageContaining("heartbeat interval");
    }
}
