package io.incidentengine.jdbc;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.Intake;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Audience;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.port.Channel;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.simulation.ScriptedChannel;
import io.incidentengine.simulation.Staff;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** An engine on a store, with people to tell and a clock that stands. */
final class Desk {
    static final Actor ENA = Actor.of("ena", Role.OM_ENGINEER);
    static final Staff STAFF = new Staff()
            .with(Person.of("olga", "Olga Owner", Contact.email("olga@example.org")), Audience.SERVICE_OWNER)
            .with(Person.of("omar", "Omar Operator", Contact.email("omar@example.org")), Audience.OM_TEAM);
    static final Instant T = Instant.parse("2026-03-02T10:00:00Z");

    final AtomicReference<Instant> now = new AtomicReference<>(T);
    final IncidentEngine engine;

    Desk(IncidentStore store, Channel... channels) {
        IncidentEngine.Builder builder =
                IncidentEngine.on(store).directory(STAFF).time(now::get).sendOnCallingThread();
        for (Channel channel : channels) {
            builder.channel(channel);
        }
        this.engine = builder.build();
    }

    static ScriptedChannel mail() {
        return ScriptedChannel.of(io.incidentengine.model.ChannelType.EMAIL);
    }

    static Report report() {
        return Report.of("payments", "Card payments are declined")
                .impact(Criterion.DEGRADATION)
                .build();
    }

    IncidentId reports(String intake) {
        return engine.report(ENA, Intake.of(intake, report())).incident().id();
    }
}
