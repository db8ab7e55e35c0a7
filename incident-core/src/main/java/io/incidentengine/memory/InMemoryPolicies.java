package io.incidentengine.memory;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.PolicyRef;
import io.incidentengine.model.Required;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.Policies;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Policies in memory: one is current, and every version that ever was is kept (S15). Thread-safe; nothing survives the
 * process, so a host whose incidents do must hand in the older versions again.
 */
public final class InMemoryPolicies implements Policies {
    private final Map<PolicyRef, IncidentPolicy> versions = new ConcurrentHashMap<>();
    private volatile IncidentPolicy current;

    private InMemoryPolicies(IncidentPolicy current) {
        this.current = keep(Required.value("policy", current));
    }

    /**
     * Begins with some policies.
     *
     * @param current the one that is current
     * @param older those that incidents may be pinned to
     * @return the policies
     * @throws InvalidInputException if two of them differ but have the same id and version
     */
    public static InMemoryPolicies of(IncidentPolicy current, IncidentPolicy... older) {
        InMemoryPolicies policies = new InMemoryPolicies(current);
        for (IncidentPolicy policy : Required.all("older policies", older)) {
            policies.keep(policy);
        }
        return policies;
    }

    /**
     * Makes a policy current; those before it stay known. One that is known already may become current again.
     *
     * @param newCurrent the policy, under a new version if it differs from what is known
     * @throws InvalidInputException if a different policy is known by the same id and version; nothing changes then
     */
    public synchronized void publish(IncidentPolicy newCurrent) {
        current = keep(Required.value("policy", newCurrent));
    }

    private IncidentPolicy keep(IncidentPolicy policy) {
        IncidentPolicy known = versions.putIfAbsent(policy.ref(), policy);
        if (known != null && !known.equals(policy)) {
            throw new InvalidInputException(
                    "policy " + policy.ref(),
                    "different from the one that is known by this id and version",
                    "the same policy, or another version");
        }
        return known == null ? policy : known;
    }

    @Override
    public IncidentPolicy current() {
        return current;
    }

    @Override
    public Optional<IncidentPolicy> find(PolicyRef ref) {
        return Optional.ofNullable(versions.get(ref));
    }
}
