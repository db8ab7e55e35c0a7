package io.incidentengine.port;

import io.incidentengine.model.PolicyRef;
import io.incidentengine.policy.IncidentPolicy;
import java.util.Optional;

/** Knows the policies, of which one is current (S15). Implementations are thread-safe. */
public interface Policies {

    /**
     * The policy that new incidents are pinned to, and whose role table is in force.
     *
     * @return the current policy
     */
    IncidentPolicy current();

    /**
     * Finds the policy that an incident is pinned to.
     *
     * <ol>
     *   <li>A version that was ever current is found for good, unchanged.
     * </ol>
     *
     * @param ref id and version
     * @return the policy, or empty if it is unknown
     */
    Optional<IncidentPolicy> find(PolicyRef ref);
}
