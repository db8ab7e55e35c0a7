package io.incidentengine.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.CommandType;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactListTest {
    private static final IncidentPolicy POLICY = EmergencyHandling.policy();

    @Test
    void what_is_remembered_is_what_is_derived() {
        Life life = Life.ofLevel(2).does(CommandType.RESPOND);
        Incident remembering = life.incident();
        Incident forgetful = Incident.fold(remembering.id(), life.timeline());

        assertThat(remembering.sla().remembering().runs(remembering, POLICY)).isNotNull();
        assertThat(forgetful.sla().remembering().runs(forgetful, POLICY)).isNull();
        assertThat(shown(remembering, POLICY)).isEqualTo(shown(forgetful, POLICY));
        assertThat(remembering).isEqualTo(forgetful).hasSameHashCodeAs(forgetful);
    }

    @Test
    void that_nothing_is_due_is_remembered_until_it_is_closed() {
        Life life = Life.ofLevel(3)
                .does(CommandType.RESPOND)
                .does(CommandType.RECOVER)
                .does(CommandType.RESOLVE);
        Incident waiting = life.incident();
        FactList.Derived known = waiting.sla().remembering().of(waiting, POLICY);
        assertThat(known).isNotNull();
        assertThat(known.next()).isNull();
        assertThat(Incident.fold(waiting.id(), life.timeline())
                        .sla()
                        .remembering()
                        .of(waiting, POLICY))
                .isNull();

        Incident closed = life.does(CommandType.CONFIRM).does(CommandType.CLOSE).incident();
        assertThat(closed.sla().remembering().of(closed, POLICY)).isNull();
    }

    @Test
    void clocks_of_another_policy_are_not_those_that_are_remembered() {
        Incident incident = Life.ofLevel(2).does(CommandType.RESPOND).incident();
        IncidentPolicy other = POLICY.toBuilder("other", 1)
                .milestone(POLICY.milestone("recovery").orElseThrow().toBuilder()
                        .target(2, Duration.ofHours(5))
                        .build())
                .build();

        assertThat(incident.sla().remembering().runs(incident, other)).isNull();
        assertThat(shown(incident, other)).isNotEqualTo(shown(incident, POLICY));
    }

    private static List<String> shown(Incident incident, IncidentPolicy policy) {
        return Clocks.runs(incident, policy).stream()
                .map(run -> run.key() + " " + run.segments() + " " + run.breach())
                .toList();
    }
}
