package io.incidentengine.forecast;

import io.incidentengine.model.Actor;
import io.incidentengine.model.Audience;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.simulation.Simulation;
import io.incidentengine.simulation.Staff;
import java.time.Duration;
import java.time.Instant;

/** People, reports and engines of the tests. */
final class Desk {
    static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    static final Actor ENA = Actor.of("ena", Role.OM_ENGINEER, Role.INCIDENT_MANAGER, Role.DEVELOPER);

    private Desk() {}

    static Person person(String id) {
        return Person.of(
                id, id, Contact.email(id + "@example.org"), Contact.sms("+4917055501"), Contact.phone("+493055501"));
    }

    static Staff staff() {
        return new Staff()
                .with(person("olga"), Audience.SERVICE_OWNER)
                .with(person("rada"), Audience.RD_LEADER)
                .with(person("rudi"), Audience.RD_LEADER)
                .with(person("omar"), Audience.OM_TEAM)
                .with(person("ena"), Audience.HANDLER)
                .with(person("max"), Audience.INCIDENT_MANAGER);
    }

    static Simulation.Builder engine(IncidentPolicy policy) {
        return Simulation.of(policy).startingAt(START).staff(staff());
    }

    static Report report(int level) {
        Criterion criterion = switch (level) {
            case 1 -> Criterion.DATA_LOSS;
            case 2 -> Criterion.DEGRADATION;
            default -> Criterion.CONSULTING;
        };
        return Report.of("payments", "Payments fail")
                .impact(criterion)
                .reporter(Person.of("rob", "Rob", Contact.email("rob@example.org")))
                .build();
    }

    static Instant time(Duration since) {
        return START.plus(since);
    }
}
