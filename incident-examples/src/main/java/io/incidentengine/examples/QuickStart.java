package io.incidentengine.examples;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.IncidentCommand.Recover;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.Intake;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Audience;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.simulation.Staff;

/** The first lines of the README, as a program. */
public final class QuickStart {
    private QuickStart() {}

    /**
     * Reports an incident, handles it, and shows its clocks.
     *
     * @param args none
     */
    public static void main(String[] args) {
        // README: begin
        Person olga = Person.of("olga", "Olga Owner", Contact.email("olga@example.org"));
        IncidentEngine engine = IncidentEngine.on(new InMemoryStore())
                .directory(new Staff().with(olga, Audience.SERVICE_OWNER))
                .channel(new PrintedMail())
                .build();

        Actor ena = Actor.of("ena", Role.OM_ENGINEER);
        Report report = Report.of("payments", "Card payments are declined")
                .impact(Criterion.DEGRADATION)
                .build();
        IncidentId id =
                engine.report(ena, Intake.of("call-4711", report)).incident().id();
        engine.handle(id, ena, new Respond());
        engine.handle(id, ena, new Recover("Switched to the second gateway"));

        engine.runDue(); // or start(): a small loop that does this whenever something is due
        engine.clocks(id).forEach(clock -> System.out.println(clock.milestone() + ": " + clock.reading()));
        // README: end
    }
}
