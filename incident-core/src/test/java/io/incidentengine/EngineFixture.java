package io.incidentengine;

import io.incidentengine.memory.InMemoryStore;
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
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.SendResult;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.Channel;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.simulation.Staff;
import io.incidentengine.simulation.VirtualTime;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** What every test of the engine needs: people, a report, a store and a time that stands still. */
final class EngineFixture {
    static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    static final Actor ENGINEER = Actor.of("ena", Role.OM_ENGINEER);
    static final Actor MANAGER = Actor.of("max", Role.INCIDENT_MANAGER);

    /** The default policy, but that everything is told by itself, however much there is (S32). */
    static final IncidentPolicy WITHOUT_LIMITS = EmergencyHandling.policy().toBuilder("without limits", 1)
            .delivery(DeliveryPolicy.STANDARD.unlimited())
            .build();

    final VirtualTime time = VirtualTime.startingAt(START);
    final InMemoryStore store = new InMemoryStore();

    private int incidents;

    IncidentEngine.Builder engine() {
        return engine(store);
    }

    IncidentEngine.Builder engine(IncidentStore on) {
        return IncidentEngine.on(on)
                .time(time)
                .ids(() -> IncidentId.of("INC-" + ++incidents))
                .directory(staff())
                .sendOnCallingThread();
    }

    static Staff staff() {
        return new Staff()
                .with(person("olga"), Audience.SERVICE_OWNER)
                .with(person("ena"), Audience.OM_TEAM, Audience.HANDLER)
                .with(person("rada"), Audience.RD_LEADER);
    }

    static Person person(String id) {
        return Person.of(
                id,
                id + " by name",
                Contact.email(id + "@example.org"),
                Contact.sms("+49170555010"),
                Contact.phone("+49305550100"));
    }

    static Report report() {
        return Report.of("payments", "Payments fail")
                .impact(Criterion.DEGRADATION)
                .build();
    }

    static Channel channel(ChannelType type, Function<Message, SendResult> send) {
        return channel(type, 1, send);
    }

    static Channel channel(ChannelType type, int window, Function<Message, SendResult> send) {
        return new Channel() {
            @Override
            public ChannelType type() {
                return type;
            }

            @Override
            public Guarantee guarantee() {
                return Guarantee.AT_LEAST_ONCE;
            }

            @Override
            public int window() {
                return window;
            }

            @Override
            public boolean hasReceipts() {
                return false;
            }

            @Override
            public SendResult send(Message message) {
                return send.apply(message);
            }
        };
    }

    static List<Delivery> deliveries(IncidentEngine engine, IncidentId id, ChannelType channel) {
        return engine.notifications(id).stream()
                .flatMap(record -> record.deliveries().stream())
                .filter(delivery -> delivery.message().channel().equals(channel))
                .toList();
    }
}
