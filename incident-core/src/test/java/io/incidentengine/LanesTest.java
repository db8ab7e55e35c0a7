package io.incidentengine;

import static io.incidentengine.EngineFixture.ENGINEER;
import static io.incidentengine.EngineFixture.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.IncidentEvent.RungFired;
import io.incidentengine.incident.Intake;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Attempt;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.notification.SendResult.RetryLater;
import io.incidentengine.port.EngineListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A peer that hangs holds up its own lane, and nothing else. */
@Timeout(60)
class LanesTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MOMENT = Duration.ofMillis(200);

    private final EngineFixture fixture = new EngineFixture();
    private final HangingPeer peer = new HangingPeer();
    private final Semaphore calls = new Semaphore(0);
    private final Semaphore overdue = new Semaphore(0);
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger mails = new AtomicInteger();
    private final List<IncidentEngine> engines = new ArrayList<>();

    private IncidentEngine.Builder engine(Duration sendTimeout) {
        return IncidentEngine.on(fixture.store)
                .policy(EngineFixture.WITHOUT_LIMITS)
                .time(fixture.time)
                .directory(EngineFixture.staff())
                .pollInterval(Duration.ofDays(1))
                .sendTimeout(sendTimeout)
                .channel(EngineFixture.channel(ChannelType.SMS, message -> new Accepted("")))
                .channel(EngineFixture.channel(ChannelType.PHONE, message -> {
                    calls.release();
                    return new Accepted("");
                }))
                .listener(new EngineListener() {
                    @Override
                    public void changed(Change change) {
                        if (change.entries().stream().anyMatch(entry -> entry.event() instanceof RungFired)) {
                            overdue.release();
                        }
                    }

                    @Override
                    public void failed(String what, RuntimeException cause) {
                        failures.add(what + ": " + cause.getMessage());
                    }
                });
    }

    private IncidentEngine.Builder hangingMail(Duration sendTimeout) {
        return engine(sendTimeout).channel(EngineFixture.channel(ChannelType.EMAIL, message -> {
            mails.incrementAndGet();
            peer.hang();
            return new Accepted("");
        }));
    }

    private IncidentEngine build(IncidentEngine.Builder builder) {
        IncidentEngine engine = builder.build();
        engines.add(engine);
        return engine;
    }

    @AfterEach
    void close() {
        peer.letGo();
        engines.forEach(IncidentEngine::close);
    }

    private static IncidentId report(IncidentEngine engine, int number) {
        return engine.report(ENGINEER, Intake.of("mail-" + number, EngineFixture.report()))
                .incident()
                .id();
    }

    @Test
    void a_mail_server_that_hangs_delays_neither_phone_calls_nor_the_directory_nor_decisions() throws Exception {
        IncidentEngine engine = build(hangingMail(HOUR)).start();
        report(engine, 1);
        peer.awaitCalls(1);
        for (int i = 2; i <= 20; i++) {
            report(engine, i);
        }
        HangingPeer.await(calls, 20);
        fixture.time.moveTo(START.plus(HOUR));
        report(engine, 21); // says that time has passed
        HangingPeer.await(overdue, 20);
        HangingPeer.await(calls, 1);
        assertThat(mails).hasValue(1);
    }

    @Test
    void a_directory_that_hangs_delays_no_message_that_knows_its_recipients() throws Exception {
        boolean[] hanging = {false};
        IncidentEngine engine = build(engine(HOUR)
                .directory((audience, incident, now) -> {
                    if (hanging[0]) {
                        peer.hang();
                    }
                    return EngineFixture.staff().find(audience, incident, now);
                })
                .channel(EngineFixture.channel(
                        ChannelType.EMAIL,
                        message -> mails.incrementAndGet() == 1
                                ? new RetryLater("busy", Duration.ZERO)
                                : accepted(calls))));
        report(engine, 1);
        engine.runDue();
        HangingPeer.await(calls, 1);
        hanging[0] = true;
        engine.start();
        report(engine, 2);
        peer.awaitCalls(1);
        fixture.time.moveTo(START.plus(Duration.ofMinutes(2)));
        report(engine, 3);
        HangingPeer.await(calls, 1);
        assertThat(mails).hasValue(2);
    }

    @Test
    void a_message_goes_out_while_the_directory_still_works_on_the_next() throws Exception {
        List<IncidentId> known = new CopyOnWriteArrayList<>();
        IncidentEngine engine = build(engine(HOUR).directory((audience, incident, now) -> {
            if (!known.contains(incident.id())) {
                peer.hang();
            }
            return EngineFixture.staff().find(audience, incident, now);
        }));
        known.add(report(engine, 1));
        report(engine, 2);
        engine.start();
        peer.awaitCalls(1);
        HangingPeer.await(calls, 1);
    }

    private static Accepted accepted(Semaphore told) {
        told.release();
        return new Accepted("");
    }

    @Test
    void due_work_by_hand_waits_for_one_mail_that_hangs_and_for_no_more() {
        IncidentEngine engine = build(hangingMail(MOMENT));
        List<IncidentId> ids = List.of(report(engine, 1), report(engine, 2), report(engine, 3));
        DueWork work = engine.runDue();
        assertThat(work.more()).isTrue();
        assertThat(mails).hasValue(1);
        assertThat(calls.availablePermits()).isEqualTo(3);
        assertThat(mail(engine, ids.get(0)).attempts())
                .extracting(Attempt::result)
                .containsExactly(new Ambiguous("no answer of channel e-mail within PT0.2S"));
        assertThat(mail(engine, ids.get(1)).attempts()).isEmpty();
        assertThat(engine.runDue().more()).isTrue();
        assertThat(mails).hasValue(2);
    }

    private static Delivery mail(IncidentEngine engine, IncidentId id) {
        return EngineFixture.deliveries(engine, id, ChannelType.EMAIL).get(0);
    }

    @Test
    void what_somebody_else_is_at_is_left_to_them() throws Exception {
        IncidentEngine engine = build(hangingMail(HOUR));
        report(engine, 1);
        report(engine, 2);
        Thread other = new Thread(engine::runDue);
        other.start();
        peer.awaitCalls(1);
        HangingPeer.await(calls, 2);
        assertThat(engine.runDue().isNothing()).isTrue();
        peer.letGo();
        other.join();
        assertThat(mails).hasValue(2);
    }

    @Test
    void messages_wait_untried_while_eight_calls_hang_and_go_out_when_one_comes_back() throws Exception {
        IncidentEngine engine = build(hangingMail(MOMENT));
        List<IncidentId> ids = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            ids.add(report(engine, i));
        }
        while (engine.runDue().more()) {}
        assertThat(mails).hasValue(8);
        assertThat(failures)
                .containsExactly("calling channel e-mail: 8 calls hang; what else waits goes on when one comes back");
        assertThat(engine.runDue().isNothing()).isTrue();
        assertThat(ids.subList(0, 8))
                .allSatisfy(id -> assertThat(mail(engine, id).attempts()).hasSize(1));
        assertThat(ids.subList(8, 10)).allSatisfy(id -> {
            assertThat(mail(engine, id).attempts()).isEmpty();
            assertThat(mail(engine, id).state()).isEqualTo(Delivery.State.QUEUED);
        });

        engine.start(); // finds nothing that it could do, until one comes back
        peer.letGo();
        peer.awaitCalls(10);
        while (mail(engine, ids.get(9)).state() != Delivery.State.SENT) {
            Thread.onSpinWait();
        }
        assertThat(mails).hasValue(10);
    }

    @Test
    void a_message_over_a_channel_that_is_gone_is_refused_and_not_left_behind() throws Exception {
        IncidentEngine before = build(engine(HOUR)
                .channel(EngineFixture.channel(
                        ChannelType.named("chat"), message -> new RetryLater("busy", Duration.ZERO))));
        IncidentEngine after = build(engine(HOUR));
        IncidentId id = report(before, 1);
        while (!after.runDue().isNothing()) {}
        assertThat(EngineFixture.deliveries(after, id, ChannelType.EMAIL))
                .isNotEmpty()
                .allMatch(delivery -> delivery.state() == Delivery.State.REFUSED);
        assertThat(after.nextDue()).contains(START.plus(Duration.ofMinutes(15))); // the call is not acknowledged yet
    }
}
