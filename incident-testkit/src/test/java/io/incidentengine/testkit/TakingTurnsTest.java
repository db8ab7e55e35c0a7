package io.incidentengine.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentengine.IncidentEngine;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.Intake;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.Actor;
import io.incidentengine.model.Criterion;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Report;
import io.incidentengine.model.Role;
import io.incidentengine.port.IncidentStore;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TakingTurnsTest {
    private final IncidentStore one = new InMemoryStore();
    private final IncidentStore other = new InMemoryStore();
    private final IncidentStore both = TakingTurns.of(one, other);

    @Test
    void each_call_goes_to_the_next_node() {
        Incident incident = IncidentEngine.on(one)
                .build()
                .report(
                        Actor.of("desk", Role.SYSTEM),
                        Intake.of(
                                "1",
                                Report.of("shop", "down")
                                        .impact(Criterion.DATA_LOSS)
                                        .build()))
                .incident();

        assertThat(both.find(incident.id())).isPresent();
        assertThat(both.find(incident.id())).isEmpty();
        assertThat(both.find(incident.id())).isPresent();
        assertThat(both.outbox().journal(incident.id())).isEmpty();
        assertThat(both.outbox().journal(incident.id())).isNotEmpty();
    }

    @Test
    void the_outbox_is_always_the_same() {
        assertThat(both.outbox()).isSameAs(both.outbox());
    }

    @Test
    void what_a_node_throws_is_thrown() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> both.changeDue(Instant.EPOCH, 0, (incident, siblings) -> {
                    throw new AssertionError();
                }));
    }
}
