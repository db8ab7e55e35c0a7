package io.incidentengine.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How policies in memory are published. */
@Tag("S15")
class InMemoryPoliciesTest {
    private static final IncidentPolicy FIRST = EmergencyHandling.policy();
    private static final IncidentPolicy SECOND =
            FIRST.toBuilder(FIRST.ref().id(), 2).problemOffers().build();
    private static final IncidentPolicy IMPOSTOR =
            SECOND.toBuilder(FIRST.ref().id(), FIRST.ref().version()).build();

    @Test
    void a_policy_that_is_published_becomes_current_and_the_one_before_it_stays_known() {
        InMemoryPolicies policies = InMemoryPolicies.of(FIRST);
        policies.publish(SECOND);

        assertThat(policies.current()).isEqualTo(SECOND);
        assertThat(policies.find(FIRST.ref())).contains(FIRST);
        assertThat(policies.find(SECOND.ref())).contains(SECOND);
    }

    @Test
    void a_policy_that_is_known_may_become_current_again() {
        InMemoryPolicies policies = InMemoryPolicies.of(FIRST);
        policies.publish(SECOND);
        policies.publish(FIRST);

        assertThat(policies.current()).isEqualTo(FIRST);
        assertThat(policies.find(SECOND.ref())).contains(SECOND);
    }

    @Test
    void a_different_policy_under_a_version_that_is_known_is_refused_and_nothing_changes() {
        InMemoryPolicies policies = InMemoryPolicies.of(SECOND, FIRST);

        assertThatThrownBy(() -> policies.publish(IMPOSTOR))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(FIRST.ref().toString());

        assertThat(policies.current()).isEqualTo(SECOND);
        assertThat(policies.find(FIRST.ref())).contains(FIRST);
        assertThatThrownBy(() -> InMemoryPolicies.of(FIRST, IMPOSTOR)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void every_policy_that_is_seen_as_current_can_be_found() throws Exception {
        InMemoryPolicies policies = InMemoryPolicies.of(FIRST);
        Together.play(3, thread -> {
            for (int version = 2; version < 200; version++) {
                if (thread == 0) {
                    policies.publish(FIRST.toBuilder("published", version).build());
                } else {
                    IncidentPolicy current = policies.current();
                    assertThat(policies.find(current.ref())).contains(current);
                }
            }
            return policies;
        });
    }
}
