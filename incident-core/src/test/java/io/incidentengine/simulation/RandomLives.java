package io.incidentengine.simulation;

import io.incidentengine.incident.CorrectiveAction;
import io.incidentengine.incident.CorrectiveAction.State;
import io.incidentengine.incident.Dossier;
import io.incidentengine.incident.IncidentCommand;
import io.incidentengine.incident.IncidentCommand.AskForHelp;
import io.incidentengine.incident.IncidentCommand.Assess;
import io.incidentengine.incident.IncidentCommand.AssignOwner;
import io.incidentengine.incident.IncidentCommand.AssignResources;
import io.incidentengine.incident.IncidentCommand.AttachComplaint;
import io.incidentengine.incident.IncidentCommand.Cancel;
import io.incidentengine.incident.IncidentCommand.ChangeSeverity;
import io.incidentengine.incident.IncidentCommand.Close;
import io.incidentengine.incident.IncidentCommand.CloseUnconfirmed;
import io.incidentengine.incident.IncidentCommand.Confirm;
import io.incidentengine.incident.IncidentCommand.CorrectTime;
import io.incidentengine.incident.IncidentCommand.DeclareMajor;
import io.incidentengine.incident.IncidentCommand.Demarcate;
import io.incidentengine.incident.IncidentCommand.Diagnose;
import io.incidentengine.incident.IncidentCommand.FileReport;
import io.incidentengine.incident.IncidentCommand.HandBack;
import io.incidentengine.incident.IncidentCommand.Pause;
import io.incidentengine.incident.IncidentCommand.ProposeSolution;
import io.incidentengine.incident.IncidentCommand.RecordCorrectiveAction;
import io.incidentengine.incident.IncidentCommand.RecordLesson;
import io.incidentengine.incident.IncidentCommand.RecordProgress;
import io.incidentengine.incident.IncidentCommand.Recover;
import io.incidentengine.incident.IncidentCommand.Reject;
import io.incidentengine.incident.IncidentCommand.Relapse;
import io.incidentengine.incident.IncidentCommand.Reopen;
import io.incidentengine.incident.IncidentCommand.ReporterUnreachable;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.Resume;
import io.incidentengine.incident.IncidentCommand.Review;
import io.incidentengine.incident.IncidentCommand.ReviewSolution;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.incident.IncidentCommand.Transfer;
import io.incidentengine.incident.IncidentCommand.TransferToProblem;
import io.incidentengine.incident.IncidentCommand.UpdateReporter;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Assessment;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentException;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Origin;
import io.incidentengine.model.PauseReason;
import io.incidentengine.model.Person;
import io.incidentengine.model.ProblemGround;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.model.Severity;
import io.incidentengine.port.IncidentFilter;
import io.incidentengine.sla.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Incidents to which anything happens, in any order, side by side. */
public final class RandomLives {
    private static final Actor ALL =
            Actor.of("eve", Role.OM_ENGINEER, Role.DEVELOPER, Role.INCIDENT_MANAGER, Role.REPORTER);
    private static final Person EVE = Person.of("eve", "Eve", Contact.email("eve@example.org"));

    private static final PauseReason REASON = PauseReason.WAITING_FOR_REPORTER;

    private final Simulation simulation;
    private final List<IncidentId> ids = new ArrayList<>();
    private int refusals;

    /** None yet, in a simulation. */
    public RandomLives(Simulation simulation) {
        this.simulation = simulation;
    }

    /** How often something was refused. */
    public int refusals() {
        return refusals;
    }

    /** All of them as they are on record. */
    public List<Dossier> dossiers() {
        List<Dossier> dossiers = new ArrayList<>();
        simulation.engine().records().export(IncidentFilter.ALL, dossiers::add);
        return dossiers;
    }

    /** Does something to any of them, or reports another, and lets some time pass. */
    public void step(Random random) {
        act(random);
        simulation.elapse(Duration.ofMinutes(10L * random.nextInt(random.nextInt(10) == 0 ? 600 : 20)));
    }

    private void act(Random random) {
        if (ids.isEmpty() || random.nextInt(12) == 0) {
            List<Criterion> impacts = List.of(Criterion.DATA_LOSS, Criterion.DEGRADATION, Criterion.CONSULTING);
            ids.add(simulation.report(
                    ALL,
                    Report.of("service " + random.nextInt(3), "title")
                            .impact(impacts.get(random.nextInt(3)))
                            .deduplicationKey("key " + random.nextInt(40))
                            .reporter(EVE)
                            .build()));
            act(ids.get(ids.size() - 1), random, new Respond());
            return;
        }
        IncidentId id = any(random);
        act(id, random, command(id, random));
    }

    private void act(IncidentId id, Random random, IncidentCommand command) {
        try {
            if (random.nextInt(30) == 0) {
                simulation.engine().merge(id, any(random), ALL, "one fault");
            } else {
                simulation.handle(id, ALL, command);
            }
        } catch (IncidentException refused) {
            refusals++;
        }
    }

    /** Mostly one of the last. */
    private IncidentId any(Random random) {
        int last = Math.min(ids.size(), random.nextInt(10) == 0 ? ids.size() : 5);
        return ids.get(ids.size() - 1 - random.nextInt(last));
    }

    private IncidentCommand command(IncidentId id, Random random) {
        IncidentStatus status = simulation.engine().find(id).orElseThrow().status();
        if (status == IncidentStatus.RESOLVED && random.nextInt(3) == 0) {
            return random.nextInt(4) == 0 ? new CloseUnconfirmed("nobody answers") : new ReporterUnreachable("phone");
        }
        return switch (random.nextInt(25)) {
            case 0, 1 -> new Respond();
            case 2, 3 -> new Recover("restarted");
            case 4, 5, 6 -> new Resolve("restarted", RootCause.UNKNOWN, "");
            case 7 -> new Reject(null, "no");
            case 8, 9 -> new Confirm(null);
            case 10 -> new Close("");
            case 11 -> new Reopen("again");
            case 12 -> new ChangeSeverity(Severity.level(1 + random.nextInt(3)), "as it is");
            case 13 -> random.nextInt(5) == 0 ? new Cancel("a mistake") : new RecordProgress("on it");
            case 14 -> new Transfer("kernel", "code");
            case 15 -> new HandBack("done");
            case 16 -> new ProposeSolution("restart", List.of());
            case 17 -> new ReviewSolution(Review.APPROVED, "");
            case 18 ->
                List.of(new RecordLesson("l"), new AskForHelp("h"), new DeclareMajor("m"), new FileReport("r"))
                        .get(random.nextInt(4));
            case 19 -> random.nextBoolean() ? new Pause(REASON, "they are asked") : new Resume(REASON, "they said");
            case 20 ->
                List.of(
                                new Assess(Assessment.of(Criterion.DEGRADATION), "seen"),
                                new AssignOwner(EVE.id()),
                                new Diagnose("a leak", List.of("manual")),
                                new Demarcate("network", "a cable", List.of()),
                                new UpdateReporter("soon"),
                                new AssignResources(List.of("a van"), ""),
                                new RecordCorrectiveAction(new CorrectiveAction(
                                        "a", "one cable", "a second cable", State.PLANNED, EVE.id())))
                        .get(random.nextInt(7));
            case 21 ->
                random.nextBoolean()
                        ? new TransferToProblem(ProblemGround.RECURRING, "again", "P-1")
                        : new Relapse("gone again");
            case 22, 23 ->
                new AttachComplaint(
                        Person.of("p" + random.nextInt(4), "P", Contact.email("p@example.org")), Origin.PORTAL, "");
            default -> {
                List<Signal> signals = List.of(Signal.RESPONDED, Signal.RECOVERED, Signal.RESOLVED);
                Signal signal = signals.get(random.nextInt(3));
                long entry = simulation.engine().timeline(id).stream()
                        .filter(one -> one.event().signals().contains(signal))
                        .mapToLong(one -> one.sequence())
                        .max()
                        .orElse(1);
                yield new CorrectTime(
                        signal, entry, simulation.now().minus(Duration.ofMinutes(random.nextInt(4_000))), "by phone");
            }
        };
    }
}
