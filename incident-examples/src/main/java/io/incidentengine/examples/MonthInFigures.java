package io.incidentengine.examples;

import io.incidentengine.IncidentEngine;
import io.incidentengine.analysis.MonthlyAnalysis;
import io.incidentengine.analysis.MonthlyAnalysis.ClockFigures;
import io.incidentengine.analysis.ReportingMonth;
import io.incidentengine.incident.IncidentCommand.Close;
import io.incidentengine.incident.IncidentCommand.Confirm;
import io.incidentengine.incident.IncidentCommand.Recover;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.simulation.Simulation;
import io.incidentengine.sla.Milestone;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** What happened in a month: the code of docs/analysis.md, as a program. */
public final class MonthInFigures {
    private MonthInFigures() {}

    /**
     * Prints some figures of a made-up month.
     *
     * @param args none
     */
    public static void main(String[] args) {
        IncidentEngine engine = aMonthOfIncidents();
        figures(engine);
        change(engine);
    }

    private static void figures(IncidentEngine engine) {
        ReportingMonth march = ReportingMonth.of(2026, 3, ZoneId.of("Europe/Berlin"));
        MonthlyAnalysis analysis = engine.records().analysis(march);
        System.out.println("reported: " + analysis.reported().bySeverity());
        System.out.println("still open: " + analysis.flow().after());
        ClockFigures recovery = analysis.clock(Milestone.RECOVERY).all();
        System.out.println("recovered in time: " + recovery.met() + ", late: " + recovery.breaches());
        System.out.println("by so much: " + recovery.late().median());
        System.out.println("time to recover: " + recovery.taken().median() + ", 90 % within "
                + recovery.taken().ninetieth());
        analysis.urgent().forEach(next -> System.out.println(next.id() + " is next: " + next.deadline()));
    }

    private static void change(IncidentEngine engine) {
        ReportingMonth march = ReportingMonth.of(2026, 3, ZoneId.of("Europe/Berlin"));
        MonthlyAnalysis now = engine.records().analysis(march);
        MonthlyAnalysis before = engine.records().analysis(march.previous());
        System.out.println("reported: " + before.reported().all() + ", then "
                + now.reported().all());
    }

    /** Four incidents, one every nine days. It takes two hours to recover from the first, and two more each time. */
    static IncidentEngine aMonthOfIncidents() {
        Actor engineer = Actor.of("ena", Role.OM_ENGINEER);
        Actor reporter = Actor.of("rita", Role.REPORTER);
        Simulation simulation = Simulation.of(EmergencyHandling.policy())
                .startingAt(Instant.parse("2026-02-27T08:00:00Z"))
                .build();
        for (int hours = 2; hours <= 8; hours += 2) {
            IncidentId id = simulation.report(
                    engineer,
                    Report.of("payments", "Payments fail")
                            .impact(Criterion.DEGRADATION)
                            .reporter(Person.of("rita", "Rita", Contact.email("rita@example.org")))
                            .build());
            simulation.handle(id, engineer, new Respond());
            simulation.elapse(Duration.ofHours(hours));
            simulation.handle(id, engineer, new Recover("restarted"));
            simulation.elapse(Duration.ofDays(1));
            if (hours <= 6) {
                simulation.handle(id, engineer, new Resolve("more memory", RootCause.IDENTIFIED, "a leak"));
                simulation.handle(id, reporter, new Confirm(null));
                simulation.handle(id, engineer, new Close(""));
            }
            simulation.elapse(Duration.ofDays(8));
        }
        return simulation.engine();
    }
}
