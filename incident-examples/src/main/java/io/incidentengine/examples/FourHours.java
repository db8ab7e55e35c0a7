package io.incidentengine.examples;

import static io.incidentengine.sla.Milestone.RECOVERY;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.IncidentCommand.Close;
import io.incidentengine.incident.IncidentCommand.Confirm;
import io.incidentengine.incident.IncidentCommand.Recover;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.memory.InMemoryPolicies;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Audience;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.IncidentFilter;
import io.incidentengine.simulation.Comparison;
import io.incidentengine.simulation.Outcome.ClockOutcome;
import io.incidentengine.simulation.Outcome.Load;
import io.incidentengine.simulation.Simulation;
import io.incidentengine.simulation.Staff;
import io.incidentengine.simulation.WhatIf;
import io.incidentengine.sla.Milestone;
import io.incidentengine.sla.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/** What if recovery at level 2 were due after four hours instead of six? */
public final class FourHours {
    private static final PersonId RADA = PersonId.of("rada");
    private static final Staff STAFF = new Staff()
            .with(person("olga", "Olga Owner"), Audience.SERVICE_OWNER)
            .with(person("rada", "Rada Leader"), Audience.RD_LEADER)
            .with(person("omar", "Omar Operator"), Audience.OM_TEAM);

    private FourHours() {}

    private static Person person(String id, String name) {
        return Person.of(
                        id,
                        name,
                        Contact.email(id + "@example.org"),
                        Contact.sms("+491705550101"),
                        Contact.phone("+4930555010"))
                .in(Locale.ENGLISH, ZoneId.of("Europe/Berlin"));
    }

    /**
     * Asks, of three weeks that are made up.
     *
     * @param args none
     */
    public static void main(String[] args) {
        ask();
    }

    /** Asks, prints the answer in three figures, and hands it on. */
    static Comparison ask() {
        IncidentPolicy policy = EmergencyHandling.policy();
        return ask(threeWeeks(), policy, fourHours(policy), STAFF);
    }

    private static Comparison ask(IncidentEngine engine, IncidentPolicy policy, IncidentPolicy fourHours, Staff staff) {
        WhatIf question = WhatIf.under(fourHours, InMemoryPolicies.of(policy)).staff(staff);
        engine.records().export(IncidentFilter.ALL, question::add);
        Comparison answer = question.answer();
        ClockOutcome was = answer.own().clock(RECOVERY);
        ClockOutcome would = answer.other().clock(RECOVERY);
        print("late with recovery", was.breached(), would.breached());
        answer.late().forEach(late -> System.out.println("  " + late.id() + " would be late"));
        Load before = answer.own().load(RADA);
        Load after = answer.other().load(RADA);
        print("calls to Rada at night", before.callsAtNight(), after.callsAtNight());
        return answer;
    }

    private static void print(String what, long before, long after) {
        System.out.println(what + ": " + before + ", then " + after);
    }

    private static IncidentPolicy fourHours(IncidentPolicy policy) {
        Milestone recovery = policy.milestone(RECOVERY).orElseThrow();
        return policy.toBuilder("four hours", 1)
                .milestone(recovery.toBuilder()
                        .target(2, Target.of(Duration.ofHours(4)))
                        .build())
                .build();
    }

    /** An incident of level 2 every four days. It takes two hours to recover from the first, and one more each time. */
    private static IncidentEngine threeWeeks() {
        Actor engineer = Actor.of("ena", Role.OM_ENGINEER);
        Actor reporter = Actor.of("rita", Role.REPORTER);
        Simulation simulation = Simulation.of(EmergencyHandling.policy())
                .startingAt(Instant.parse("2026-03-02T20:00:00Z"))
                .staff(STAFF)
                .build();
        for (int hours = 2; hours <= 7; hours++) {
            IncidentId id = simulation.report(
                    engineer,
                    Report.of("payments", "Payments fail")
                            .impact(Criterion.DEGRADATION)
                            .reporter(Person.of("rita", "Rita", Contact.email("rita@example.org")))
                            .build());
            simulation.handle(id, engineer, new Respond());
            simulation.elapse(Duration.ofHours(hours));
            simulation.handle(id, engineer, new Recover("restarted"));
            simulation.elapse(Duration.ofHours(1));
            simulation.handle(id, engineer, new Resolve("more memory", RootCause.IDENTIFIED, "a leak"));
            simulation.handle(id, reporter, new Confirm(null));
            simulation.handle(id, engineer, new Close(""));
            simulation.elapse(Duration.ofDays(4).minusHours(hours + 1));
        }
        return simulation.engine();
    }
}
