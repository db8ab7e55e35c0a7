package io.incidentengine.sms;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.Intake;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.FallbackStep;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.testing.Kept;
import io.incidentengine.testing.Passing;
import io.incidentengine.testkit.FaultyStore;
import java.io.Closeable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** People with phones, an engine on virtual time that tells them things by Twilio, and what Twilio calls back. */
final class TwilioDesk implements Closeable {
    final AtomicReference<Instant> now = new AtomicReference<>(Desk.START);
    final FakeTwilio twilio = FakeTwilio.start();
    final FaultyStore store;
    final SmsChannel sms;
    final PhoneChannel phone;
    final IncidentEngine engine;
    final TwilioCallbacks callbacks;
    private final AtomicInteger reports = new AtomicInteger();

    /** Calls again, at once when it is known that nobody answered, four times at most. */
    private static final IncidentPolicy POLICY = EmergencyHandling.policy().toBuilder("call again", 1)
            .delivery(DeliveryPolicy.STANDARD.fallbacks(
                    new FallbackStep(20, FallbackStep.Way.NEXT_CHANNEL),
                    new FallbackStep(40, FallbackStep.Way.NEXT_CHANNEL),
                    new FallbackStep(60, FallbackStep.Way.NEXT_CHANNEL),
                    new FallbackStep(80, FallbackStep.Way.NEXT_CHANNEL)))
            .build();

    TwilioDesk(Kept kept) {
        store = FaultyStore.around(kept.store());
        sms = SmsChannel.over(TwilioSmsGateway.of(twilio.account())
                        .from("+4930555010")
                        .build())
                .numbers(PhoneNumbers.of("DE"))
                .build();
        phone = PhoneChannel.over(TwilioVoiceGateway.of(twilio.account())
                        .from("+4930555010")
                        .build())
                .numbers(PhoneNumbers.of("DE"))
                .build();
        engine = IncidentEngine.on(store)
                .policy(POLICY)
                .directory(Desk.STAFF)
                .channel(sms)
                .channel(phone)
                .time(now::get)
                .sendOnCallingThread()
                .build();
        callbacks = TwilioCallbacks.of(twilio.account())
                .sms(SmsIntake.of(sms, engine))
                .calls(engine)
                .time(now::get)
                .build();
    }

    IncidentId report() {
        return engine.report(Desk.ENA, Intake.of("intake-" + reports.incrementAndGet(), Desk.REPORT))
                .incident()
                .id();
    }

    void pass(Duration time) {
        Passing.of(time, now, engine);
    }

    List<Delivery> messages(IncidentId id, ChannelType channel) {
        return engine.notifications(id).stream()
                .flatMap(told -> told.deliveries().stream())
                .filter(one -> one.message().channel().equals(channel))
                .toList();
    }

    Delivery messageTo(IncidentId id, ChannelType channel, String person) {
        return messages(id, channel).stream()
                .filter(one ->
                        one.message().recipients().get(0).person().id().value().equals(person))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        engine.close();
        sms.close();
        phone.close();
        twilio.close();
    }
}
