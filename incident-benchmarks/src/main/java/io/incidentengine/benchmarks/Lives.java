package io.incidentengine.benchmarks;

import static io.incidentengine.benchmarks.StandardLife.ENGINEER;
import static io.incidentengine.benchmarks.StandardLife.START;

import io.incidentengine.IncidentEngine;
import io.incidentengine.benchmarks.StandardLife.Act;
import io.incidentengine.incident.Change;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.incident.Intake;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.SendResult;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.EngineListener;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.port.ReportResult;
import io.incidentengine.simulation.ScriptedChannel;
import io.incidentengine.simulation.Staff;
import io.incidentengine.simulation.VirtualTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** Lives many standard lives side by side through an engine of their own, on virtual time. */
final class Lives {
    /** The default, but that the owner of a thousand incidents is told of each: here messages are counted, not storms. */
    static final IncidentPolicy POLICY = EmergencyHandling.policy().toBuilder("without limits", 1)
            .delivery(DeliveryPolicy.STANDARD.unlimited())
            .build();

    private final IncidentStore store;
    private final VirtualTime time;
    private final IncidentEngine engine;
    private int opened;
    private long letters;

    /** In a store, with people to tell and channels that take everything; what is sent is read, or it is not. */
    Lives(IncidentStore store, boolean read) {
        this(store, read, START);
    }

    /** The same, from another instant on. */
    Lives(IncidentStore store, boolean read, Instant start) {
        this.store = store;
        time = VirtualTime.startingAt(start);
        IncidentEngine.Builder builder = IncidentEngine.on(store)
                .policy(POLICY)
                .time(time)
                .ids(() -> IncidentId.of("INC-" + opened))
                .sendOnCallingThread();
        builder.directory(staff());
        for (ChannelType type : List.of(ChannelType.EMAIL, ChannelType.SMS, ChannelType.PHONE)) {
            builder.channel(ScriptedChannel.of(type));
        }
        if (read) {
            builder.listener(new EngineListener() {
                @Override
                public void attempted(Message message, SendResult result) {
                    letters += message.subject().length() + message.text().length();
                }
            });
        }
        engine = builder.build();
    }

    static Staff staff() {
        return new Staff()
                .with(person("olga"), Audience.SERVICE_OWNER)
                .with(person("ena"), Audience.OM_TEAM, Audience.HANDLER)
                .with(person("rada"), Audience.RD_LEADER)
                .with(person("max"), Audience.INCIDENT_MANAGER);
    }

    private static Person person(String id) {
        return Person.of(
                id, id, Contact.email(id + "@example.org"), Contact.sms("+49170555010"), Contact.phone("+49305550100"));
    }

    /** How many letters were read. */
    long letters() {
        return letters;
    }

    /** When time does something to an incident next. */
    Instant nextDecision() {
        return store.nextDue().orElseThrow();
    }

    IncidentEngine engine() {
        return engine;
    }

    /** Opens an incident. */
    Change open(Intake intake) {
        opened++;
        return ((ReportResult.Opened) engine.report(ENGINEER, intake)).change();
    }

    /** Lets time pass, with everything that falls due. */
    void passTo(Instant end) {
        for (Optional<Instant> due = engine.nextDue();
                due.isPresent() && !due.get().isAfter(end);
                due = engine.nextDue()) {
            if (due.get().isAfter(time.instant())) {
                time.moveTo(due.get());
            }
            while (engine.runDue().more()) {}
        }
        time.moveTo(end);
    }

    /** Lives so many lives from report to close, and checks that they got there. */
    void live(int count, IntUnaryOperator levelOf) {
        IncidentId[] ids = new IncidentId[count];
        for (int i = 0; i < count; i++) {
            ids[i] = open(StandardLife.intake(i, levelOf.applyAsInt(i), StandardLife.DETAILS))
                    .incident()
                    .id();
        }
        for (Act act : StandardLife.ACTS) {
            passTo(act.at());
            for (int i = 0; i < count; i++) {
                if (act.isOf(levelOf.applyAsInt(i))) {
                    engine.handle(ids[i], act.actor(), act.command());
                }
            }
        }
        passTo(time.instant());
        for (IncidentId id : ids) {
            if (engine.find(id).orElseThrow().status() != IncidentStatus.CLOSED) {
                throw new IllegalStateException(id + " is not closed");
            }
        }
    }
}
