package io.incidentengine.simulation;

import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentEvent.IncidentReported;
import io.incidentengine.model.CommandType;
import io.incidentengine.model.PolicyRef;
import io.incidentengine.model.Role;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.policy.RoleTable;
import io.incidentengine.port.Policies;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The policies of a history: each incident is reported under the one that it was on, or all under another. Used by one thread. */
final class PinnedPolicies implements Policies {
    private final Map<PolicyRef, IncidentPolicy> known;
    private final boolean own;
    private final Set<Role> everybody;
    private final Map<PolicyRef, IncidentPolicy> permitting = new HashMap<>();
    private IncidentPolicy current;

    private PinnedPolicies(
            Map<PolicyRef, IncidentPolicy> known, boolean own, IncidentPolicy current, Set<Role> everybody) {
        this.known = Map.copyOf(known);
        this.own = own;
        this.current = current;
        this.everybody = everybody;
    }

    /** Those that incidents were on. Whatever was done had been permitted, by tables that nobody knows any more. */
    static PinnedPolicies own(Map<PolicyRef, IncidentPolicy> known, IncidentPolicy current, Set<Role> everybody) {
        return new PinnedPolicies(known, true, permitting(current, everybody), everybody);
    }

    private static IncidentPolicy permitting(IncidentPolicy policy, Set<Role> everybody) {
        Map<CommandType, Set<Role>> all = new EnumMap<>(CommandType.class);
        for (CommandType type : CommandType.values()) {
            Set<Role> roles = new HashSet<>(policy.roles().mayGive(type));
            roles.addAll(everybody);
            all.put(type, roles);
        }
        return policy.toBuilder(policy.ref().id(), policy.ref().version())
                .roles(new RoleTable(all))
                .build();
    }

    /** One for all. */
    static PinnedPolicies all(IncidentPolicy policy) {
        return new PinnedPolicies(Map.of(policy.ref(), policy), false, policy, Set.of());
    }

    boolean areOwn() {
        return own;
    }

    /** Makes the one current under which an incident was reported, when it is. */
    void before(PastAct act) {
        if (own && act.entry().event() instanceof IncidentReported reported) {
            current = permitting.computeIfAbsent(
                    reported.policy(),
                    ref -> find(ref)
                            .map(policy -> permitting(policy, everybody))
                            .orElse(current));
        }
    }

    IncidentPolicy of(Incident incident) {
        return find(incident.policy()).orElse(current);
    }

    @Override
    public IncidentPolicy current() {
        return current;
    }

    @Override
    public Optional<IncidentPolicy> find(PolicyRef ref) {
        return Optional.ofNullable(known.get(ref));
    }
}
