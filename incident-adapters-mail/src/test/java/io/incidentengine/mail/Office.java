package io.incidentengine.mail;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.incident.IncidentEvent;
import io.incidentengine.incident.Intake;
import io.incidentengine.incident.TimelineEntry;
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
import io.incidentengine.notification.Message;
import io.incidentengine.port.IncidentQuery;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.simulation.ScriptedChannel;
import io.incidentengine.simulation.Staff;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** An engine whose time stands, and people who get mail from it: Olga, the service owner, Omar in copy, Rita who reported. */
final class Office {
    static final Actor ENA = Actor.of("ena", Role.OM_ENGINEER);
    static final Person RITA = Person.of("rita", "Rita", Contact.email("rita@customer.example"));

    final AtomicReference<Instant> now = new AtomicReference<>(Written.T);
    final IncidentEngine engine;

    Office() {
        this(new InMemoryStore());
    }

    Office(IncidentStore store) {
        engine = IncidentEngine.on(store)
                .directory(new Staff()
                        .with(Person.of("olga", "Olga", Contact.email("olga@example.org")), Audience.SERVICE_OWNER)
                        .with(Person.of("omar", "Omar", Contact.email("omar@example.org")), Audience.OM_TEAM))
                .channel(ScriptedChannel.of(ChannelType.EMAIL))
                .time(now::get)
                .sendOnCallingThread()
                .build();
    }

    static Report.Builder form(ReceivedMail mail) {
        return mail.report("payments").impact(Criterion.DEGRADATION);
    }

    /** Rita has reported by mail, and who is to be told was told. */
    IncidentId reported() {
        IncidentId id = engine.report(
                        ENA,
                        Intake.of(
                                "<rita-1@customer.example>",
                                Report.of("payments", "Cards are declined")
                                        .reporter(RITA)
                                        .impact(Criterion.DEGRADATION)
                                        .build()))
                .incident()
                .id();
        tell();
        return id;
    }

    IncidentId resolved() {
        IncidentId id = reported();
        engine.handle(id, ENA, new Respond());
        engine.handle(id, ENA, new Resolve("restarted", RootCause.IDENTIFIED, ""));
        tell();
        return id;
    }

    void tell() {
        while (engine.runDue().more()) {
            // as long as somebody is to be told
        }
    }

    void later(Duration more) {
        now.updateAndGet(at -> at.plus(more));
    }

    Incident find(IncidentId id) {
        return engine.find(id).orElseThrow();
    }

    List<Incident> all() {
        return engine.search(IncidentQuery.all()).incidents();
    }

    List<IncidentEvent> events(IncidentId id) {
        return engine.timeline(id).stream().map(TimelineEntry::event).toList();
    }

    List<Delivery> mails(IncidentId id) {
        return engine.notifications(id).stream()
                .flatMap(one -> one.deliveries().stream())
                .filter(one -> one.message().channel().equals(ChannelType.EMAIL))
                .toList();
    }

    /** The mail about an incident that went to somebody. */
    Delivery mailTo(IncidentId id, String person) {
        return mails(id).stream()
                .filter(one -> one.message().readers().stream()
                        .anyMatch(reader -> reader.value().equals(person)))
                .findFirst()
                .orElseThrow();
    }

    /** What the Message-ID of that mail is. */
    String nameOfMailTo(IncidentId id, String person) {
        Message message = mailTo(id, person).message();
        return Written.DESK.messageId(message.incident(), message.key());
    }

    Known known(IncidentId id, Senders.Sender sender) {
        return new Known(find(id), engine.timeline(id), mails(id), sender, false);
    }
}
