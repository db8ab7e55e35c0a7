package io.incidentengine.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.PolicyRef;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.Policies;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What policies promise. */
@Tag("S15")
abstract class PoliciesContract {
    static final IncidentPolicy FIRST = EmergencyHandling.policy();
    static final IncidentPolicy SECOND =
            FIRST.toBuilder(FIRST.ref().id(), 2).problemOffers().build();

    /** Policies of which the first was current once, and the second is now. */
    abstract Policies policies();

    @Test
    final void one_policy_is_current() {
        assertThat(policies().current()).isEqualTo(SECOND);
    }

    @Test
    final void a_version_that_was_ever_current_is_found_unchanged() {
        assertThat(policies().find(FIRST.ref())).contains(FIRST);
        assertThat(policies().find(SECOND.ref())).contains(SECOND);
    }

    @Test
    final void what_is_unknown_is_not_found() {
        assertThat(policies().find(new PolicyRef(FIRST.ref().id(), 3))).isEmpty();
        assertThat(policies().find(new PolicyRef("another", 1))).isEmpty();
    }
}
