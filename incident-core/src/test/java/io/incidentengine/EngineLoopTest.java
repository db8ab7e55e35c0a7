package io.incidentengine;

import static io.incidentengine.EngineFixture.ENGINEER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.incident.Intake;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.Report;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.SendResult;
import io.incidentengine.port.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The engine as a host runs it: with threads and the system's clock. */
class EngineLoopTest {

    /** A channel that says when it was used, and may hang until it is interrupted. */
    private static final class Bell implements Channel {
        final CountDownLatch rung = new CountDownLatch(1);
        private final boolean hangs;

        Bell(boolean hangs) {
            this.hangs = hangs;
        }

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
            rung.countDown();
            if (hangs) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
            return new SendResult.Accepted("");
        }
    }

    @Test
    void a_started_engine_tells_people_by_itself() throws InterruptedException {
        Bell bell = new Bell(false);
        try (IncidentEngine engine = IncidentEngine.on(new InMemoryStore())
                .directory(EngineFixture.staff())
                .channel(bell)
                .pollInterval(Duration.ofDays(1))
                .build()
                .start()) {
            engine.report(ENGINEER, Intake.of("mail-1", EngineFixture.report()));
            assertThat(bell.rung.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void what_time_alone_decides_is_told_at_once_too() throws InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        try (IncidentEngine engine = IncidentEngine.on(new InMemoryStore())
                .directory(EngineFixture.staff())
                .channel(EngineFixture.channel(ChannelType.EMAIL, message -> {
                    if (message.subject().startsWith("Overdue")) {
                        told.countDown();
                    }
                    return new SendResult.Accepted("");
                }))
                .pollInterval(Duration.ofDays(1))
                .build()
                .start()) {
            Instant now = InstantSource.system().instant();
            engine.report(
                    ENGINEER,
                    Intake.of(
                            "mail-1",
                            Report.of("payments", "Payments fail")
                                    .impact(Criterion.DEGRADATION)
                                    .reportedAt(
                                            now.minus(Duration.ofMinutes(30)).plusMillis(500))
                                    .build()));
            assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void closing_is_bounded_and_idempotent_even_if_a_channel_hangs() throws InterruptedException {
        Bell bell = new Bell(true);
        IncidentEngine engine = IncidentEngine.on(new InMemoryStore())
                .directory(EngineFixture.staff())
                .channel(bell)
                .sendTimeout(Duration.ofSeconds(2))
                .build()
                .start()
                .start();
        engine.report(ENGINEER, Intake.of("mail-1", EngineFixture.report()));
        assertThat(bell.rung.await(30, TimeUnit.SECONDS)).isTrue();
        engine.close();
        engine.close();
        assertThatThrownBy(engine::start).isInstanceOf(IllegalStateException.class);
    }
}
