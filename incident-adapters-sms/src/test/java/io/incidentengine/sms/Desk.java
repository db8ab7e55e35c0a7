package io.incidentengine.sms;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.Intake;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.port.Channel;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.simulation.Staff;
import io.incidentengine.testing.Kept;
import io.incidentengine.testing.Passing;
import io.incidentengine.testing.Patience;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** People with phones, an engine on virtual time that tells them things, and an SMS centre. */
final class Desk implements Closeable {
    static final Actor ENA = Actor.of("ena", Role.OM_ENGINEER);
    static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    static final String OLGA = "491705550101";
    static final String OMAR = "491705550102";
    static final String RADA = "491705550103";

    static final Staff STAFF = new Staff()
            .with(person("olga", "0170 5550101"), Audience.SERVICE_OWNER)
            .with(
                    person("omar", "+49 170 5550102").in(Locale.GERMAN, java.time.ZoneId.of("Europe/Berlin")),
                    Audience.OM_TEAM)
            .with(person("rada", "+491705550103"), Audience.RD_LEADER);

    static final Report REPORT =
            Report.of("payments", "Cards fail").impact(Criterion.DATA_LOSS).build();

    final AtomicReference<Instant> now = new AtomicReference<>(START);
    final Smsc smsc;
    final IncidentStore store;
    final CallBook calls = new CallBook();
    final SmppGateway gateway;
    final SmsChannel channel;
    final IncidentEngine engine;
    final SmsIntake intake;
    private final AtomicInteger reports = new AtomicInteger();
    private final List<Closeable> open = new ArrayList<>();

    private Desk(Smsc smsc, IncidentStore store) {
        this.smsc = smsc;
        this.store = store;
        this.gateway =
                SmppGateway.to(smsc.server()).from("12345").time(now::get).build();
        this.channel = SmsChannel.over(gateway)
                .numbers(PhoneNumbers.of("DE"))
                .invitingReplies()
                .build();
        this.engine = IncidentEngine.on(store)
                .directory(STAFF)
                .channel(channel)
                .channel(PhoneChannel.over(calls).numbers(PhoneNumbers.of("DE")).build())
                .time(now::get)
                .sendOnCallingThread()
                .build();
        this.intake = SmsIntake.of(channel, engine);
        gateway.receiveInto(intake);
    }

    static Desk open(Kept kept) throws IOException {
        Smsc smsc = Smsc.start();
        Desk desk = new Desk(smsc, kept.store());
        desk.open.add(smsc);
        return desk;
    }

    /** Another process on the same store and the same centre; this one is over. */
    Desk restarted() {
        gateway.close();
        engine.close();
        Patience.await("the end of the old connection", () -> !smsc.isBound()); // or a reply goes to who hangs up
        Desk next = new Desk(smsc, store);
        next.now.set(now.get());
        open.add(next);
        return next;
    }

    private static Person person(String name, String number) {
        return Person.of(name, name, Contact.sms(number), Contact.phone(number));
    }

    IncidentId report() {
        return engine.report(ENA, Intake.of("intake-" + reports.incrementAndGet(), REPORT))
                .incident()
                .id();
    }

    void pass(Duration time) {
        Passing.of(time, now, engine);
    }

    List<Delivery> messages(IncidentId id) {
        return engine.notifications(id).stream()
                .flatMap(told -> told.deliveries().stream())
                .filter(one -> one.message().channel().equals(ChannelType.SMS))
                .toList();
    }

    Delivery messageTo(IncidentId id, String person) {
        return messages(id).stream()
                .filter(one ->
                        one.message().recipients().get(0).person().id().value().equals(person))
                .findFirst()
                .orElseThrow();
    }

    /** What the provider calls the first message to somebody. */
    String nameOf(IncidentId id, String person) {
        return ((Accepted) messageTo(id, person).attempts().get(0).result()).reference();
    }

    @Override
    public void close() throws IOException {
        gateway.close();
        engine.close();
        for (Closeable one : open) {
            one.close();
        }
    }

    /** Takes all calls, and notes them. */
    static final class CallBook implements VoiceGateway {
        final List<Call> calls = new CopyOnWriteArrayList<>();

        @Override
        public Channel.Guarantee guarantee() {
            return Channel.Guarantee.AT_LEAST_ONCE;
        }

        @Override
        public boolean hasReceipts() {
            return true;
        }

        @Override
        public int window() {
            return 1;
        }

        @Override
        public SendResult call(Call call) {
            calls.add(call);
            return new Accepted("call-" + calls.size());
        }

        @Override
        public void close() {}
    }
}
