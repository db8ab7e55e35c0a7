package io.incidentengine;

import static io.incidentengine.EngineFixture.ENGINEER;
import static io.incidentengine.EngineFixture.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentCommand.Resolve;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.incident.IncidentCommand.RootCause;
import io.incidentengine.incident.IncidentEvent.Complained;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.incident.Intake;
import io.incidentengine.memory.InMemoryPolicies;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Report;
import io.incidentengine.policy.ConfirmationPolicy;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.ReportResult;
import io.incidentengine.severity.CriteriaPolicy;
import io.incidentengine.severity.CriteriaPolicy.Rule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A report with the deduplication key of an incident that is, or was a moment ago, open. */
@Tag("S25")
class ReportedAgainTest {
    private static final IncidentPolicy LAPSING = EmergencyHandling.policy().toBuilder("lapsing", 1)
            .confirmation(ConfirmationPolicy.STANDARD.closedAfter(Duration.ofDays(5)))
            .build();
    private static final IncidentPolicy METEORS = LAPSING.toBuilder("lapsing", 2)
            .severity(new CriteriaPolicy(3, List.of(Rule.level(1, Criterion.named("meteor")))))
            .build();

    private final EngineFixture fixture = new EngineFixture();

    private static Report fault(Criterion criterion) {
        return Report.of("payments", "Card payments are declined")
                .impact(criterion)
                .deduplicationKey("cards")
                .build();
    }

    private static Incident resolved(IncidentEngine engine) {
        Incident incident = engine.report(ENGINEER, Intake.of("mail-1", fault(Criterion.DEGRADATION)))
                .incident();
        engine.handle(incident.id(), ENGINEER, new Respond());
        return engine.handle(incident.id(), ENGINEER, new Resolve("switched", RootCause.IDENTIFIED, "gateway"));
    }

    @Test
    @Tag("S6")
    @Tag("S13")
    void it_opens_another_if_the_first_lapsed_though_nobody_has_looked_since() {
        IncidentEngine engine = fixture.engine().policy(LAPSING).build();
        Incident first = resolved(engine);
        fixture.time.moveTo(START.plus(Duration.ofDays(6)));

        ReportResult again = engine.report(ENGINEER, Intake.of("mail-2", fault(Criterion.DEGRADATION)));

        assertThat(again).isInstanceOf(ReportResult.Opened.class);
        assertThat(again.incident().id()).isNotEqualTo(first.id());
        assertThat(engine.find(first.id()).orElseThrow().status()).isEqualTo(IncidentStatus.CLOSED);
        assertThat(Incident.fold(first.id(), engine.timeline(first.id())))
                .isEqualTo(engine.find(first.id()).orElseThrow());
    }

    @Test
    @Tag("R17")
    void it_recurs_if_that_was_recovered_only_a_short_while_before() {
        IncidentPolicy quick = LAPSING.toBuilder("quick", 1)
                .confirmation(ConfirmationPolicy.STANDARD.closedAfter(Duration.ofHours(1)))
                .build();
        IncidentEngine engine = fixture.engine().policy(quick).build();
        resolved(engine);
        fixture.time.moveTo(START.plus(Duration.ofHours(2)));

        assertThat(engine.report(ENGINEER, Intake.of("mail-2", fault(Criterion.SYSTEM_FAULT)))
                        .incident()
                        .impact()
                        .recurring())
                .isTrue();
    }

    @Test
    @Tag("S15")
    void what_the_policy_of_the_first_does_not_know_is_kept_and_what_none_knows_is_refused() {
        InMemoryPolicies policies = InMemoryPolicies.of(LAPSING);
        IncidentEngine engine = fixture.engine().policies(policies).build();
        Incident first = engine.report(ENGINEER, Intake.of("mail-1", fault(Criterion.DEGRADATION)))
                .incident();
        policies.publish(METEORS);

        ReportResult again = engine.report(ENGINEER, Intake.of("mail-2", fault(Criterion.named("meteor"))));

        assertThat(again).isInstanceOf(ReportResult.Attached.class);
        assertThat(again.incident().severity()).isEqualTo(first.severity());
        assertThat(engine.timeline(first.id()))
                .last()
                .extracting(
                        entry -> ((Complained) entry.event()).intake().report().assessment())
                .hasToString("meteor");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> engine.report(ENGINEER, Intake.of("mail-3", fault(Criterion.DEGRADATION))))
                .withMessageContaining("allowed: [meteor]");
    }
}
