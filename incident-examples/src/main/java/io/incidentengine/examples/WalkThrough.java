package io.incidentengine.examples;

import static io.incidentengine.model.Audience.HANDLER;
import static io.incidentengine.model.Audience.OM_TEAM;
import static io.incidentengine.model.Audience.RD_LEADER;
import static io.incidentengine.model.Audience.SERVICE_OWNER;

import io.incidentengine.incident.CorrectiveAction;
import io.incidentengine.incident.IncidentCommand.AskForHelp;
import io.incidentengine.incident.IncidentCommand.Assess;
import io.incidentengine.incident.IncidentCommand.AssignResources;
import io.incidentengine.incident.IncidentCommand.Close;
import io.incidentengine.incident.IncidentCommand.Confirm;
import io.incidentengine.incident.IncidentCommand.Demarcate;
import io.incidentengine.incident.IncidentCommand.Diagnose;
import io.incidentengine.incident.IncidentCommand.FileReport;
import io.incidentengine.incident.IncidentCommand.HandBack;
import io.incidentengine.incident.IncidentCommand.ProposeSolution;
import io.incidentengine.incident.IncidentCommand.RecordCorrectiveAction;
import io.incidentengine.incident.IncidentCommand.RecordLesson;
import io.incidentengine.incident.IncidentCommand.RecordProgress;
import io.incidentengine.incident.IncidentCommand.Recover;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.Review;
import io.incidentengine.incident.IncidentCommand.ReviewSolution;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.incident.IncidentCommand.Transfer;
import io.incidentengine.incident.IncidentCommand.UpdateReporter;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Assessment;
import io.incidentengine.model.Audience;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Origin;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.simulation.Simulation;
import io.incidentengine.simulation.Staff;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One incident from report to close: reported at level 2, it worsens to level 1, is late, goes to developers and back, and
 * is recovered, resolved, confirmed and closed. Ten days pass in milliseconds.
 */
public final class WalkThrough {
    static final IncidentPolicy POLICY = EmergencyHandling.policy();

    private static final Actor ENA = Actor.of("ena", Role.OM_ENGINEER);
    private static final Actor DEV = Actor.of("devi", Role.DEVELOPER);
    private static final Actor MAX = Actor.of("max", Role.INCIDENT_MANAGER);

    private WalkThrough() {}

    /**
     * Runs the incident's life and prints its timeline.
     *
     * @param args none
     */
    public static void main(String[] args) {
        Simulation simulation = simulation();
        IncidentId id = live(simulation);
        System.out.print(TimelineText.of(simulation, id));
    }

    static Simulation simulation() {
        return Simulation.of(POLICY)
                .startingAt(Instant.parse("2026-03-02T08:00:00Z"))
                .staff(staff())
                .build();
    }

    /** Who is told: in a real host this is the staff list or the on-call plan. */
    private static Staff staff() {
        return new Staff()
                .with(person("olga", "Olga Owner"), SERVICE_OWNER)
                .with(person("ena", "Ena Engineer"), OM_TEAM, HANDLER)
                .with(person("omar", "Omar Operator"), OM_TEAM)
                .with(person("rada", "Rada Leader"), RD_LEADER)
                .with(person("max", "Max Manager"), Audience.INCIDENT_MANAGER);
    }

    private static Person person(String id, String name) {
        String number = "+49 30 5550 " + (100 + id.hashCode() % 100);
        return Person.of(id, name, Contact.email(id + "@example.org"), Contact.sms(number), Contact.phone(number));
    }

    /** The life, told by what people do and by how much time passes in between. */
    static IncidentId live(Simulation simulation) {
        IncidentId id = simulation.report(
                ENA,
                Report.of("payments", "Card payments are declined for some customers")
                        .origin(Origin.HOTLINE)
                        .reporter(Person.of("rita", "Rita Reporter", Contact.email("rita@customer.example")))
                        .occurredAt(Instant.parse("2026-03-02T07:45:00Z"))
                        .feature("region", "north")
                        .details("Since a quarter to eight about one payment in ten is declined.")
                        .impact(Criterion.IMPAIRED_FOR_SOME_USERS)
                        .build());

        simulation.elapse(minutes(12));
        simulation.handle(id, ENA, new Respond());
        simulation.elapse(minutes(20));
        simulation.handle(
                id,
                ENA,
                new Diagnose("The card gateway refuses tokens of one issuer", List.of("runbook: card gateway")));
        simulation.elapse(minutes(10));
        simulation.handle(id, ENA, new RecordProgress("Traffic of that issuer goes over the second gateway"));

        simulation.elapse(minutes(23));
        simulation.handle(
                id,
                ENA,
                new Assess(Assessment.of(Criterion.FINANCIAL_LOSS), "Refunds are booked twice: money is lost"));
        simulation.elapse(minutes(5));
        simulation.handle(id, ENA, new AskForHelp("Booking has to be stopped, and that needs a decision"));
        simulation.elapse(minutes(4));
        simulation.handle(
                id, MAX, new AssignResources(List.of("booking team", "war room 2"), "Stop the double booking"));
        simulation.handle(
                id, ENA, new Demarcate("booking service", "The gateway is fine; booking repeats refunds", List.of()));
        simulation.elapse(minutes(6));
        simulation.handle(
                id, ENA, new Transfer("booking developers", "A defect in the code, no workaround is documented"));
        simulation.handle(
                id, ENA, new UpdateReporter("We have found the part at fault; developers are working on it."));

        // The level-1 recovery target, two hours from the occurrence, passes at 09:45.
        simulation.elapse(minutes(70));
        simulation.handle(id, DEV, new RecordProgress("Reproduced: a retry after a timeout books again"));
        simulation.elapse(minutes(50));
        simulation.handle(
                id, DEV, new ProposeSolution("Switch the retry off, deploy release 7.3.1", List.of("change 8812")));
        simulation.elapse(minutes(10));
        simulation.handle(id, MAX, new ReviewSolution(Review.APPROVED, "With a second pair of eyes on the deployment"));
        simulation.elapse(minutes(30));
        simulation.handle(id, DEV, new Recover("Release 7.3.1 is live; refunds are booked once"));
        simulation.elapse(minutes(15));
        simulation.handle(id, DEV, new HandBack("Cause: retry without an idempotency key. Fixed in 7.3.1"));
        simulation.handle(
                id,
                DEV,
                new RecordCorrectiveAction(new CorrectiveAction(
                        "CA-1",
                        "refunds have no idempotency key",
                        "give every refund a key and check it",
                        CorrectiveAction.State.PLANNED,
                        PersonId.of("devi"))));

        simulation.elapse(Duration.ofHours(3));
        simulation.handle(
                id,
                ENA,
                new Resolve("Double refunds are reversed", RootCause.IDENTIFIED, "retry without idempotency key"));
        simulation.elapse(Duration.ofHours(20));
        simulation.handle(id, ENA, new Confirm(PersonId.of("rita")));
        simulation.handle(id, ENA, new RecordLesson("Alert on refund volume, not on refund errors"));
        simulation.elapse(minutes(30));
        simulation.handle(id, ENA, new Close(""));

        // The major-incident report is due five days later; it comes after the engine has asked for it twice.
        simulation.elapse(Duration.ofDays(6).plusHours(2));
        simulation.handle(id, ENA, new FileReport("reports/2026-03-02-payments.md"));
        simulation.elapse(Duration.ofDays(2));
        return id;
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }
}
