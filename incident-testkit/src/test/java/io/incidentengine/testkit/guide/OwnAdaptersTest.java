package io.incidentengine.testkit.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.IncidentEngine;
import io.incidentengine.document.DocumentForm;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.incident.Intake;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.notification.OfferRecord;
import io.incidentengine.notification.SendResult;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** The rest of the code in docs/writing-an-adapter.md. */
class OwnAdaptersTest {
    private static final Actor ENA = Actor.of("ena", Role.OM_ENGINEER);

    private static Incident reported(IncidentEngine engine) {
        Report report = Report.of("payments", "Cards are declined")
                .impact(Criterion.DEGRADATION)
                .build();
        return engine.report(ENA, Intake.of("call-4711", report)).incident();
    }

    @Test
    void what_is_stored_comes_back() {
        Incident incident = reported(
                IncidentEngine.on(new InMemoryStore()).sendOnCallingThread().build());

        Map<String, Object> document = DocumentForm.INCIDENT.write(incident); // your library makes JSON of it
        Incident found = DocumentForm.INCIDENT.read(document);
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, incident.reportedAt());
        Instant reportedAt = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);

        assertThat(found).isEqualTo(incident);
        assertThat(reportedAt).isEqualTo(incident.reportedAt());
    }

    @Test
    void an_offer_that_comes_again_is_the_same_problem() {
        Map<String, String> problems = new ConcurrentHashMap<>(); // yours: a table, unique by the key
        IncidentEngine engine = IncidentEngine.on(new InMemoryStore())
                .problemManagement(offer -> new SendResult.Accepted(
                        problems.computeIfAbsent(offer.key(), key -> "PRB-" + offer.incident())))
                .sendOnCallingThread()
                .build();

        Incident incident = reported(engine);
        engine.handle(incident.id(), ENA, new Respond());
        engine.handle(incident.id(), ENA, new Resolve("restarted", RootCause.UNKNOWN, ""));
        engine.runDue();

        assertThat(problems).containsValue("PRB-" + incident.id());
        assertThat(engine.problemOffers(incident.id()))
                .extracting(OfferRecord::offer)
                .allSatisfy(offer -> assertThat(problems).containsKey(offer.key()));
    }
}
