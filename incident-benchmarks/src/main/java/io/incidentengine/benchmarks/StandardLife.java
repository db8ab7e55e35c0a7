package io.incidentengine.benchmarks;

import io.incidentengine.incident.IncidentCommand;
import io.incidentengine.incident.IncidentCommand.Close;
import io.incidentengine.incident.IncidentCommand.Confirm;
import io.incidentengine.incident.IncidentCommand.FileReport;
import io.incidentengine.incident.IncidentCommand.ProposeSolution;
import io.incidentengine.incident.IncidentCommand.Recover;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.Review;
import io.incidentengine.incident.IncidentCommand.ReviewSolution;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.incident.Intake;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.Origin;
import io.incidentengine.model.Person;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The life that all benchmarks live: report, respond, four hourly cadences at levels 1 and 2 (each with its reminder, as
 * nobody records progress), at level 1 a proposed and approved solution and a filed report, recover, resolve, confirm,
 * close. At level 1 the recovery is late, and that is told.
 */
final class StandardLife {
    static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    static final Actor ENGINEER = Actor.of("ena", Role.OM_ENGINEER);
    private static final Actor MANAGER = Actor.of("max", Role.INCIDENT_MANAGER);
    private static final Actor REPORTER = Actor.of("rita", Role.REPORTER);

    static final List<Act> ACTS = List.of(
            new Act(Duration.ofMinutes(5), 3, ENGINEER, new Respond()),
            new Act(Duration.ofMinutes(210), 1, ENGINEER, new ProposeSolution("roll back the release", List.of())),
            new Act(Duration.ofMinutes(225), 1, MANAGER, new ReviewSolution(Review.APPROVED, "")),
            new Act(Duration.ofMinutes(245), 3, ENGINEER, new Recover("rolled back")),
            new Act(
                    Duration.ofMinutes(270),
                    3,
                    ENGINEER,
                    new Resolve("rolled back", RootCause.IDENTIFIED, "a bad release")),
            new Act(Duration.ofMinutes(300), 3, REPORTER, new Confirm(null)),
            new Act(Duration.ofMinutes(310), 3, ENGINEER, new Close("")),
            new Act(Duration.ofDays(1), 1, ENGINEER, new FileReport("MIR-1")));

    static final String DETAILS = "since this morning, in shop ";

    private StandardLife() {}

    /**
     * Somebody does something.
     *
     * @param after how long after the report
     * @param lowest done at this severity level and at those that are graver
     * @param actor who does it
     * @param command what is done
     */
    record Act(Duration after, int lowest, Actor actor, IncidentCommand command) {
        boolean isOf(int level) {
            return level <= lowest;
        }

        Instant at() {
            return START.plus(after);
        }
    }

    /** The severity level of the n-th incident: one in ten of level 1, three of level 2, six of level 3. */
    static int levelOf(int number) {
        int digit = number % 10;
        return digit == 0 ? 1 : digit <= 3 ? 2 : 3;
    }

    /** A report as it comes in from outside: its texts and its reporter are shared with no other. */
    static Intake intake(int number, int level, String details) {
        Criterion impact = level == 1 ? Criterion.DATA_LOSS : level == 2 ? Criterion.DEGRADATION : Criterion.CONSULTING;
        Contact contact = Contact.email("rita" + number + "@customer.example");
        return Intake.of(
                "intake-" + number,
                Report.of("payments", "Card payments fail in shop " + number)
                        .reporter(Person.of("rita", "Rita Reporter", contact))
                        .origin(Origin.HOTLINE)
                        .details(details + number)
                        .impact(impact)
                        .build());
    }
}
