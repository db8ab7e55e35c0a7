package io.incidentengine.reports;

import io.incidentengine.IncidentEngine;
import io.incidentengine.analysis.MonthlyAnalysis;
import io.incidentengine.analysis.ReportingMonth;
import io.incidentengine.incident.CorrectiveAction;
import io.incidentengine.incident.IncidentCommand.Close;
import io.incidentengine.incident.IncidentCommand.Confirm;
import io.incidentengine.incident.IncidentCommand.FileReport;
import io.incidentengine.incident.IncidentCommand.ProposeSolution;
import io.incidentengine.incident.IncidentCommand.RecordCorrectiveAction;
import io.incidentengine.incident.IncidentCommand.Recover;
import io.incidentengine.incident.IncidentCommand.Reject;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.Review;
import io.incidentengine.incident.IncidentCommand.ReviewSolution;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.incident.IncidentCommand.Transfer;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Origin;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.simulation.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;

/** Months of made-up incidents, the same in every run. */
final class SampleMonths {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final ReportingMonth MARCH = ReportingMonth.of(2026, 3, BERLIN);
    private static final Actor ENGINEER = Actor.of("ena", Role.OM_ENGINEER);
    private static final Actor MANAGER = Actor.of("max", Role.INCIDENT_MANAGER);
    private static final Actor REPORTER = Actor.of("rita", Role.REPORTER);
    private static final List<String> SERVICES = List.of(
            "payments",
            "login",
            "online shop",
            "order tracking",
            "customer statements archive",
            "search",
            "mobile app");
    private static final List<Criterion> CRITERIA = List.of(
            Criterion.DEGRADATION,
            Criterion.EXPERIENCE_AFFECTED,
            Criterion.DATA_QUERY,
            Criterion.IMPAIRED_FOR_SOME_USERS,
            Criterion.CONSULTING,
            Criterion.DATA_LOSS,
            Criterion.SYSTEM_FAULT);

    private static final Simulation TWO_MONTHS = twoMonths();

    private SampleMonths() {}

    /** An engine with the incidents of February and March on record, under the default policy. */
    static IncidentEngine twoMonthsOfIncidents() {
        return TWO_MONTHS.engine();
    }

    static MonthlyAnalysis march() {
        return TWO_MONTHS.engine().records().analysis(MARCH);
    }

    static MonthlyAnalysis february() {
        return TWO_MONTHS.engine().records().analysis(MARCH.previous());
    }

    /** A month in which nothing at all happened. */
    static MonthlyAnalysis quiet() {
        return Simulation.of(EmergencyHandling.policy())
                .startingAt(MARCH.end())
                .build()
                .engine()
                .records()
                .analysis(MARCH);
    }

    /** A month with one incident of a service, reported on its tenth day and open since. */
    static MonthlyAnalysis oneIncident(String service) {
        return manyServices(List.of(service));
    }

    /** A month with an incident of each service. */
    static MonthlyAnalysis manyServices(List<String> services) {
        Simulation simulation = Simulation.of(EmergencyHandling.policy())
                .startingAt(Instant.parse("2026-03-10T08:00:00Z"))
                .build();
        services.forEach(service -> simulation.report(
                ENGINEER,
                Report.of(service, "It fails").impact(Criterion.CONSULTING).build()));
        return simulation.engine().records().analysis(MARCH);
    }

    private static Simulation twoMonths() {
        Random random = new Random(20260301);
        Simulation simulation = Simulation.of(EmergencyHandling.policy())
                .startingAt(Instant.parse("2026-01-28T07:00:00Z"))
                .staff(SampleCase.staff())
                .build();
        for (int i = 0; i < 150; i++) {
            simulation.elapse(Duration.ofMinutes(random.nextInt(1_100)));
            begin(simulation, random, i);
        }
        return simulation.runUntil(MARCH.end().plusSeconds(86_400));
    }

    private static void begin(Simulation simulation, Random random, int number) {
        Origin[] origins = Origin.values();
        Criterion criterion = CRITERIA.get(Math.min(random.nextInt(12), random.nextInt(CRITERIA.size())));
        IncidentId id = simulation.report(
                ENGINEER,
                Report.of(SERVICES.get(Math.min(random.nextInt(7), random.nextInt(7))), "Fault number " + number)
                        .origin(origins[random.nextInt(origins.length)])
                        .impact(criterion)
                        .reporter(Person.of("rita", "Rita", Contact.email("rita@example.org")))
                        .build());
        int respond = random.nextInt(40);
        int recover = respond + random.nextInt(400);
        int resolve = recover + random.nextInt(9_000);
        boolean major = simulation.engine().find(id).orElseThrow().severity().level() == 1;
        boolean transfers = random.nextInt(5) == 0;
        boolean rejects = random.nextInt(8) == 0;
        after(simulation, respond, now -> now.handle(id, ENGINEER, new Respond()));
        after(simulation, recover, now -> now.handle(id, ENGINEER, new Recover("restarted")));
        after(simulation, resolve, now -> {
            if (major) {
                now.handle(id, ENGINEER, new ProposeSolution("more memory", List.of()));
                now.handle(id, MANAGER, new ReviewSolution(Review.APPROVED, ""));
                now.handle(
                        id,
                        MANAGER,
                        new RecordCorrectiveAction(new CorrectiveAction(
                                "CA-1", "a leak", "mend it", CorrectiveAction.State.PLANNED, PersonId.of("devi"))));
            }
            now.handle(id, ENGINEER, new Resolve("more memory", RootCause.values()[random.nextInt(3)], "a leak"));
        });
        after(simulation, resolve + 60, now -> {
            if (rejects) {
                now.handle(id, REPORTER, new Reject(null, "it still fails"));
                if (transfers) {
                    now.handle(id, ENGINEER, new Transfer("developers", "a defect"));
                }
            } else {
                now.handle(id, REPORTER, new Confirm(null));
                now.handle(id, ENGINEER, new Close(""));
            }
        });
        if (major && number % 2 == 0 && !rejects) {
            after(
                    simulation,
                    resolve + 2_000,
                    now -> now.handle(
                            id, ENGINEER, new FileReport("https://reports.example.org/2026/" + id.value() + ".html")));
        }
    }

    private static void after(Simulation simulation, int minutes, java.util.function.Consumer<Simulation> what) {
        simulation.at(simulation.now().plus(Duration.ofMinutes(minutes)), what);
    }
}
