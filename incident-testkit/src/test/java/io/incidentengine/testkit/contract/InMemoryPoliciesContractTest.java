package io.incidentengine.testkit.contract;

import io.incidentengine.memory.InMemoryPolicies;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.Policies;
import org.junit.jupiter.api.Tag;

/** Policies in memory keep their contract. */
@Tag("S15")
class InMemoryPoliciesContractTest extends PoliciesContract {
    @Override
    protected Policies policies(IncidentPolicy earlier, IncidentPolicy current) {
        InMemoryPolicies policies = InMemoryPolicies.of(earlier);
        policies.publish(current);
        return policies;
    }
}
