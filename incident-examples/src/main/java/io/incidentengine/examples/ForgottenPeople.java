package io.incidentengine.examples;

import io.incidentengine.IncidentEngine;
import io.incidentengine.Retention;
import io.incidentengine.document.Erasure;
import io.incidentengine.incident.IncidentCommand.Cancel;
import io.incidentengine.incident.Intake;
import io.incidentengine.jdbc.JsonLines;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.port.ErasureResult;
import io.incidentengine.simulation.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** A person who is erased from what is over, and incidents that are kept for two years. */
public final class ForgottenPeople {
    private static final Actor MIA = Actor.of("mia", Role.INCIDENT_MANAGER, Role.SYSTEM);

    private final VirtualTime time = VirtualTime.startingAt(Instant.parse("2026-03-02T08:00:00Z"));
    private final IncidentEngine engine =
            IncidentEngine.on(new InMemoryStore()).time(time).build();

    private ForgottenPeople() {}

    /**
     * Erases a reporter, waits for two years, and gives up what is over by then.
     *
     * @param args none
     */
    public static void main(String[] args) {
        ForgottenPeople example = new ForgottenPeople();
        IncidentId drill = example.reports("call 1");
        example.engine.handle(drill, MIA, new Cancel("a drill, says Robbie"));
        example.reports("call 2");
        example.settles();
        example.erases(PersonId.of("rob"), drill);
        example.time.moveTo(example.time.instant().plus(Duration.ofDays(800)));
        example.retires();
        example.engine.close();
    }

    private IncidentId reports(String call) {
        Report report = Report.of("payments", "Card payments are declined")
                .reporter(Person.of("rob", "Rob Reporter", Contact.email("rob@example.org")))
                .impact(Criterion.DATA_QUERY)
                .build();
        return engine.report(MIA, Intake.of(call, report)).incident().id();
    }

    private void settles() {
        while (engine.runDue().more()) {
            System.out.println("more is due");
        }
    }

    private void erases(PersonId person, IncidentId drill) {
        Erasure erasure = Erasure.of(person, PersonId.of("erased-" + UUID.randomUUID()), "Rob Reporter", "Robbie");
        ErasureResult result = engine.records().erase(erasure, null);
        Set<IncidentId> notYet = new TreeSet<>(Comparator.comparing(IncidentId::value));
        notYet.addAll(result.kept());
        while (result.more()) {
            result = engine.records().erase(erasure, result.last());
            notYet.addAll(result.kept());
        }
        System.out.println("not yet: " + notYet); // still open, or something waits: run it again when they are over
        PersonId nobody = erasure.standIn();
        Person reporter = engine.find(drill).orElseThrow().people().reporters().get(0);
        System.out.println("the reporter is " + reporter.name() + ", nobody: "
                + reporter.id().equals(nobody) + ", of so many complainants: "
                + engine.find(drill).orElseThrow().complainants());
    }

    private void retires() {
        List<String> archive = new ArrayList<>();
        Retention retention = Retention.days(730);
        Retention.Work work =
                engine.records().retire(retention, leaving -> archive.add(JsonLines.line(leaving.dossier())));
        while (work.more()) {
            work = engine.records().retire(retention, leaving -> archive.add(JsonLines.line(leaving.dossier())));
        }
        System.out.println("archived and removed: " + archive.size());
    }
}
