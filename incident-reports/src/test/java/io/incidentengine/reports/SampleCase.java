package io.incidentengine.reports;

import io.incidentengine.analysis.MonthlyAnalysis;
import io.incidentengine.analysis.ReportingMonth;
import io.incidentengine.incident.CorrectiveAction;
import io.incidentengine.incident.Dossier;
import io.incidentengine.incident.IncidentCommand;
import io.incidentengine.incident.IncidentCommand.AskForHelp;
import io.incidentengine.incident.IncidentCommand.Assess;
import io.incidentengine.incident.IncidentCommand.AssignResources;
import io.incidentengine.incident.IncidentCommand.Close;
import io.incidentengine.incident.IncidentCommand.Confirm;
import io.incidentengine.incident.IncidentCommand.Demarcate;
import io.incidentengine.incident.IncidentCommand.Diagnose;
import io.incidentengine.incident.IncidentCommand.HandBack;
import io.incidentengine.incident.IncidentCommand.Pause;
import io.incidentengine.incident.IncidentCommand.ProposeSolution;
import io.incidentengine.incident.IncidentCommand.RecordCorrectiveAction;
import io.incidentengine.incident.IncidentCommand.RecordLesson;
import io.incidentengine.incident.IncidentCommand.RecordProgress;
import io.incidentengine.incident.IncidentCommand.Recover;
import io.incidentengine.incident.IncidentCommand.Reopen;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.Resume;
import io.incidentengine.incident.IncidentCommand.Review;
import io.incidentengine.incident.IncidentCommand.ReviewSolution;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.incident.IncidentCommand.Transfer;
import io.incidentengine.incident.IncidentCommand.UpdateReporter;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Assessment;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Origin;
import io.incidentengine.model.PauseReason;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.SendResult;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.simulation.ScriptedChannel;
import io.incidentengine.simulation.Simulation;
import io.incidentengine.simulation.Staff;
import io.incidentengine.sla.Milestone;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The lives of single incidents, the same in every run. */
final class SampleCase {
    static final Actor ENA = Actor.of("ena", Role.OM_ENGINEER);
    static final Actor DEV = Actor.of("devi", Role.DEVELOPER);
    static final Actor MAX = Actor.of("max", Role.INCIDENT_MANAGER);

    final Simulation simulation;
    final IncidentPolicy policy;
    final IncidentId id;

    private SampleCase(IncidentPolicy policy, Report.Builder report) {
        this.policy = policy;
        this.simulation = Simulation.of(policy)
                .startingAt(Instant.parse("2026-03-02T08:00:00Z"))
                .staff(staff())
                .channel(ScriptedChannel.of(ChannelType.PHONE)
                        .thenAlways(new SendResult.Accepted("", Grade.ACKNOWLEDGED)))
                .build();
        this.id = simulation.report(ENA, report.build());
    }

    static Staff staff() {
        return new Staff()
                .with(person("olga", "Olga Owner"), Audience.SERVICE_OWNER)
                .with(person("ena", "Ena Engineer"), Audience.OM_TEAM, Audience.HANDLER)
                .with(person("omar", "Omar Operator"), Audience.OM_TEAM)
                .with(person("rada", "Rada Leader"), Audience.RD_LEADER)
                .with(person("max", "Max Manager"), Audience.INCIDENT_MANAGER);
    }

    static Person person(String id, String name) {
        return Person.of(
                id,
                name,
                Contact.email(id + "@example.org"),
                Contact.sms("+49305550101"),
                Contact.phone("+49305550101"));
    }

    static Report.Builder report(String service, String title) {
        return Report.of(service, title)
                .origin(Origin.HOTLINE)
                .reporter(Person.of("rita", "Rita Reporter", Contact.email("rita@customer.example")))
                .impact(Criterion.IMPAIRED_FOR_SOME_USERS);
    }

    /** An incident that was reported, and of which nothing else is known yet. */
    static SampleCase reported(Report.Builder report) {
        return new SampleCase(EmergencyHandling.policy(), report);
    }

    /** The same under a policy whose resolution stands still while something is waited for. */
    static SampleCase underAPolicyWithPauses() {
        IncidentPolicy standard = EmergencyHandling.policy();
        return new SampleCase(
                standard.toBuilder("with-pauses", 1)
                        .milestone(standard.milestone(Milestone.RESOLUTION).orElseThrow().toBuilder()
                                .pausedBy(PauseReason.WAITING_FOR_VENDOR)
                                .build())
                        .build(),
                report("payments", "Card payments are declined"));
    }

    CaseFile file() {
        return new CaseFile(
                Dossier.of(
                        simulation.engine().find(id).orElseThrow(),
                        simulation.engine().timeline(id)),
                policy,
                simulation.engine().notifications(id),
                simulation.now());
    }

    /** The analysis of a month of 2026. */
    MonthlyAnalysis month(int number) {
        return simulation.engine().records().analysis(ReportingMonth.of(2026, number, ZoneOffset.UTC));
    }

    SampleCase after(int minutes) {
        simulation.elapse(Duration.ofMinutes(minutes));
        return this;
    }

    SampleCase does(Actor actor, IncidentCommand command) {
        simulation.handle(id, actor, command);
        return this;
    }

    /** A major incident that took three hours to recover, and came back when it had been closed for three days. */
    static SampleCase reopened() {
        return reported(report("payments", "Payments are lost").impact(Criterion.DATA_LOSS))
                .ended(180)
                .after(3 * 24 * 60)
                .does(ENA, new Reopen("They are lost again"));
    }

    /** It is responded to, and some minutes later recovered, resolved and closed. */
    SampleCase ended(int minutes) {
        return does(ENA, new Respond())
                .after(minutes)
                .does(ENA, new ProposeSolution("Restart", List.of()))
                .does(MAX, new ReviewSolution(Review.APPROVED, ""))
                .does(ENA, new Recover("Restarted"))
                .does(ENA, new Resolve("Restarted", RootCause.IDENTIFIED, "a leak"))
                .does(ENA, new Confirm(PersonId.of("rita")))
                .does(ENA, new Close(""));
    }

    /** A whole life: worsened, late, with developers, waiting, recovered, resolved, closed; the report is owed. */
    static SampleCase wholeLife() {
        SampleCase life = underAPolicyWithPauses();
        return life.after(12)
                .does(ENA, new Respond())
                .after(20)
                .does(ENA, new Diagnose("The gateway refuses tokens of one issuer", List.of("runbook: card gateway")))
                .after(10)
                .does(ENA, new RecordProgress("Traffic of that issuer goes over the second gateway"))
                .after(23)
                .does(
                        ENA,
                        new Assess(Assessment.of(Criterion.FINANCIAL_LOSS), "Refunds are booked twice: money is lost"))
                .after(5)
                .does(ENA, new AskForHelp("Booking has to be stopped, and that needs a decision"))
                .after(4)
                .does(MAX, new AssignResources(List.of("booking team", "war room 2"), "Stop the double booking"))
                .does(ENA, new Demarcate("booking service", "The gateway is fine; booking repeats refunds", List.of()))
                .after(6)
                .does(ENA, new Transfer("booking developers", "A defect in the code, no workaround is documented"))
                .does(ENA, new UpdateReporter("We have found the part at fault; developers are working on it."))
                .after(70)
                .does(DEV, new RecordProgress("Reproduced: a retry after a timeout books again"))
                .after(50)
                .does(DEV, new ProposeSolution("Switch the retry off, deploy release 7.3.1", List.of("change 8812")))
                .after(10)
                .does(MAX, new ReviewSolution(Review.APPROVED, "With a second pair of eyes on the deployment"))
                .after(30)
                .does(DEV, new Recover("Release 7.3.1 is live; refunds are booked once"))
                .after(15)
                .does(DEV, new HandBack("Cause: retry without an idempotency key. Fixed in 7.3.1"))
                .does(
                        DEV,
                        new RecordCorrectiveAction(new CorrectiveAction(
                                "CA-1",
                                "refunds have no idempotency key",
                                "give every refund a key and check it",
                                CorrectiveAction.State.PLANNED,
                                PersonId.of("devi"))))
                .after(60)
                .does(ENA, new Pause(PauseReason.WAITING_FOR_VENDOR, "The bank has to confirm the reversals"))
                .after(90)
                .does(ENA, new Resume(PauseReason.WAITING_FOR_VENDOR, "They have"))
                .after(30)
                .does(
                        ENA,
                        new Resolve(
                                "Double refunds are reversed", RootCause.IDENTIFIED, "retry without idempotency key"))
                .after(1_200)
                .does(ENA, new Confirm(PersonId.of("rita")))
                .does(ENA, new RecordLesson("Alert on refund volume, not on refund errors"))
                .after(30)
                .does(ENA, new Close(""))
                .after(8_760);
    }
}
