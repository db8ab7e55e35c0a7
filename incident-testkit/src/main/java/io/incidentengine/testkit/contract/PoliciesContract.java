package io.incidentengine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.PolicyRef;
import io.incidentengine.policy.EmergencyHandling;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.Policies;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Policies} promises, as tests. Extend it, and say how to make policies of which one was current once and
 * another is now:
 *
 * <pre>{@code
 * class PolicyTableTest extends PoliciesContract {
 *     @Override
 *     protected Policies policies(IncidentPolicy earlier, IncidentPolicy current) {
 *         PolicyTable table = PolicyTable.on(emptyDatabase());
 *         table.publish(earlier);
 *         table.publish(current);
 *         return table;
 *     }
 * }
 * }</pre>
 */
@Tag("S15")
public abstract class PoliciesContract {
    private static final IncidentPolicy FIRST = EmergencyHandling.policy();
    private static final IncidentPolicy SECOND =
            FIRST.toBuilder(FIRST.ref().id(), 2).problemOffers().build();

    /** For classes that extend it. */
    protected PoliciesContract() {}

    /**
     * Makes policies that know two, and no others. Called in each test.
     *
     * @param earlier the one that was current once
     * @param current the one that is current
     * @return the policies
     */
    protected abstract Policies policies(IncidentPolicy earlier, IncidentPolicy current);

    private Policies policies() {
        return policies(FIRST, SECOND);
    }

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
