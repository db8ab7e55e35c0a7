package io.incidentengine.testkit.guide;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.Assessment;
import io.incidentengine.model.Criterion;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.testkit.FaultyStore.Write;
import io.incidentengine.testkit.chaos.Chaos;
import io.incidentengine.testkit.chaos.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rest of the code in docs/chaos.md, in the order of its sections. */
class ChaosGuideTest {
    private final IncidentPolicy standard = EmergencyHandling.policy();
    private Chaos chaos = Chaos.under(standard);

    @Test
    void a_script_is_kept_as_a_test() {
        chaos.replay(List.of(
                new Step.Reports(1, 1, 1, Assessment.of(Criterion.DEGRADATION), ZERO),
                new Step.Fails(1, Write.SETTLE, 1, Step.Fault.DIES_AFTER),
                new Step.Does(1, 1, new Respond(), ofMinutes(10)),
                new Step.Passes(ofHours(2), ZERO)));
        assertThat(chaos.run(42)).hasSize(50).isEqualTo(chaos.run(42));
    }

    @Test
    void stores() {
        Chaos chaos = Chaos.builder(standard)
                .stores(() -> {
                    InMemoryStore tables = new InMemoryStore(); // yours: empty tables
                    return () -> tables; // yours: a new store object on these tables
                })
                .build();
        chaos.runs(1, 20);
    }

    @Test
    void policies() {
        IncidentPolicy next = standard.toBuilder("emergency-handling", 2)
                .confirmation(standard.closing().confirmation().closedAfter(ofDays(2)))
                .build();
        Chaos chaos = Chaos.builder(standard).or(next).build();
        chaos.runs(1, 20);
    }
}
