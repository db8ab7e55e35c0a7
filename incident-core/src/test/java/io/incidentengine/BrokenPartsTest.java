package io.incidentengine;

import static io.incidentengine.EngineFixture.ENGINEER;
import static io.incidentengine.EngineFixture.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.incidentengine.incident.Change;
import io.incidentengine.incident.Intake;
import io.incidentengine.memory.InMemoryPolicies;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.PolicyRef;
import io.incidentengine.notification.Ended;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.EngineListener;
import io.incidentengine.port.Policies;
import io.incidentengine.port.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A started engine goes on whatever its parts throw, and does not do so in a hurry. */
@Timeout(60)
class BrokenPartsTest {
    private final EngineFixture fixture = new EngineFixture();
    private final Interposed interposed = new Interposed(fixture.store);
    private final Semaphore mails = new Semaphore(0);
    private final Semaphore changes = new Semaphore(0);
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final Semaphore failed = new Semaphore(0);
    private final AtomicReference<Throwable> policyFailure = new AtomicReference<>();
    private final AtomicBoolean findsOnly = new AtomicBoolean();
    private final LoggedBy log = LoggedBy.loggersBelow("io.incidentengine");
    private final IncidentEngine engine = IncidentEngine.on(interposed.store())
            .time(fixture.time)
            .ids(() -> IncidentId.of("INC-" + fixture.hashCode()))
            .directory(EngineFixture.staff())
            .pollInterval(Duration.ofMillis(30))
            .policies(brittlePolicies())
            .listener(brokenListener())
            .listener(new EngineListener() {
                @Override
                public void changed(Change change) {
                    changes.release();
                }

                @Override
                public void failed(String what, RuntimeException cause) {
                    failures.add(what + ": " + cause.getMessage());
                    failed.release();
                }
            })
            .channel(EngineFixture.channel(ChannelType.EMAIL, message -> {
                mails.release();
                return new Accepted("");
            }))
            .build();

    private Policies brittlePolicies() {
        Policies policies = InMemoryPolicies.of(EmergencyHandling.policy());
        return new Policies() {
            @Override
            public IncidentPolicy current() {
                if (findsOnly.get()) {
                    return policies.current().toBuilder("another", 1).build();
                }
                failIfToldTo();
                return policies.current();
            }

            @Override
            public Optional<IncidentPolicy> find(PolicyRef ref) {
                failIfToldTo();
                return policies.find(ref);
            }
        };
    }

    private void failIfToldTo() {
        Throwable failure = policyFailure.get();
        if (failure instanceof Error error) {
            throw error;
        } else if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private static EngineListener brokenListener() {
        return new EngineListener() {
            @Override
            public void changed(Change change) {
                throw new NoClassDefFoundError("metrics/Counter");
            }

            @Override
            public void attempted(Message message, SendResult result) {
                throw new StackOverflowError();
            }

            @Override
            public void failed(String what, RuntimeException cause) {
                throw new AssertionError("broken as well");
            }
        };
    }

    @AfterEach
    void close() {
        engine.close();
        log.close();
    }

    private void report() {
        engine.report(ENGINEER, Intake.of("mail-1", EngineFixture.report()));
    }

    private List<String> logged(Level level) {
        return log.events(level).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Test
    void a_listener_is_never_fatal_whatever_it_throws_and_is_named_once() throws InterruptedException {
        engine.start();
        report();
        HangingPeer.await(mails, 1);
        HangingPeer.await(changes, 1);
        fixture.time.moveTo(START.plus(Duration.ofMinutes(31)));
        HangingPeer.await(changes, 1);
        HangingPeer.await(mails, 1);
        assertThat(logged(Level.WARN))
                .filteredOn(line -> line.startsWith("Listener "))
                .hasSize(1);
        assertThat(logged(Level.ERROR)).isEmpty();
    }

    @Test
    @Tag("S22")
    void an_incident_that_is_set_aside_is_told() {
        report();
        engine.runDue(); // sends what was decided, which is worded by the policy too
        fixture.time.moveTo(START.plus(Duration.ofMinutes(31)));
        findsOnly.set(true);
        policyFailure.set(new IllegalStateException("policy is gone"));
        assertThat(engine.runDue().setAside()).isEqualTo(1);
        assertThat(failures)
                .first()
                .asString()
                .contains("is set aside until " + START.plus(Duration.ofMinutes(32)) + " after 1 failures")
                .endsWith(": policy is gone");
    }

    @Test
    @Tag("S22")
    void nobody_is_set_aside_for_policies_of_which_none_is_current() {
        report();
        engine.runDue();
        fixture.time.moveTo(START.plus(Duration.ofMinutes(31)));
        policyFailure.set(new IllegalStateException("policies are gone"));
        assertThatThrownBy(engine::runDue).hasMessage("policies are gone");
        policyFailure.set(null);
        assertThat(engine.runDue().setAside()).isZero();
    }

    @Test
    void an_error_in_a_decision_is_logged_as_one_and_the_engine_goes_on() throws InterruptedException {
        report();
        engine.runDue();
        mails.drainPermits();
        policyFailure.set(new StackOverflowError());
        fixture.time.moveTo(START.plus(Duration.ofMinutes(31)));
        engine.start();
        while (!failures.contains("deciding what is due: java.lang.StackOverflowError")) {
            HangingPeer.await(failed, 1);
        }
        assertThat(logged(Level.ERROR)).contains("Failed: deciding what is due");
        policyFailure.set(null);
        changes.drainPermits();
        fixture.time.moveTo(START.plus(Duration.ofMinutes(33)));
        HangingPeer.await(changes, 1);
        HangingPeer.await(mails, 1);
    }

    @Test
    void decisions_that_cannot_be_stored_do_not_keep_messages_from_being_sent() throws InterruptedException {
        interposed.before("changeDue", arguments -> {
            throw new IllegalStateException("read-only");
        });
        engine.start();
        report();
        HangingPeer.await(mails, 1);
        HangingPeer.await(failed, 2);
        assertThat(failures).allMatch("deciding what is due: read-only"::equals);
        assertThatThrownBy(engine::runDue).hasMessage("read-only");
    }

    @Test
    void a_lane_that_fails_pauses_longer_each_time_and_holds_up_no_other() throws InterruptedException {
        List<Long> tries = new CopyOnWriteArrayList<>();
        Semaphore tried = new Semaphore(0);
        interposed.before("outbox.claim", arguments -> {
            if (arguments[0].toString().equals("channel SMS")) {
                tries.add(System.nanoTime());
                tried.release();
                throw new IllegalStateException("a row cannot be read");
            }
        });
        engine.start();
        report();
        HangingPeer.await(mails, 1);
        HangingPeer.await(tried, 4);
        for (int i = 1; i < 4; i++) {
            assertThat(Duration.ofNanos(tries.get(i) - tries.get(i - 1)))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(30L << i - 1));
        }
        assertThat(failures).isNotEmpty().allMatch("working off the lane channel SMS: a row cannot be read"::equals);
    }

    private static boolean isMail(Object[] arguments) {
        Ended first = (Ended) ((List<?>) arguments[0]).get(0);
        return first.claim().task().lane().equals(Lane.of(ChannelType.EMAIL));
    }

    @Test
    @Tag("S28")
    void what_was_sent_in_an_outage_is_stored_by_itself_after_it() throws InterruptedException {
        Semaphore settled = new Semaphore(0);
        interposed.before("outbox.settle", arguments -> {
            if (isMail(arguments)) {
                throw new StoreException("disk full", null, true);
            }
        });
        interposed.after("outbox.settle", arguments -> settled.release(isMail(arguments) ? 1 : 0));
        report();
        engine.start();
        HangingPeer.await(mails, 1);
        while (!failures.contains("working off the lane channel e-mail: disk full")) {
            HangingPeer.await(failed, 1);
        }
        interposed.before("outbox.settle", arguments -> {});
        HangingPeer.await(settled, 1);
        assertThat(engine.notifications(IncidentId.of("INC-" + fixture.hashCode())))
                .flatExtracting(NotificationRecord::deliveries)
                .filteredOn(delivery -> delivery.message().channel().equals(ChannelType.EMAIL))
                .first()
                .satisfies(delivery -> assertThat(delivery.attempts()).hasSize(1));
    }

    @Test
    void an_outbox_that_cannot_be_looked_into_is_looked_into_again() throws InterruptedException {
        interposed.before("outbox.nextDue", arguments -> {
            throw new NoClassDefFoundError("driver/Gone");
        });
        engine.start();
        report();
        HangingPeer.await(failed, 2);
        interposed.clear();
        HangingPeer.await(mails, 1);
    }
}
