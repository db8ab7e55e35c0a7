package io.incidentengine.simulation;

import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentEvent.IncidentReported;
import io.incidentengine.model.PolicyRef;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.Policies;
import java.util.Map;
import java.util.Optional;

/** The policies of a history: each incident is reported under the one that it was on, or all under another. Used by one thread. */
final class PinnedPolicies implements Policies {
    private final Map<PolicyRef, IncidentPolicy> known;
    private final boolean own;
    private IncidentPolicy current;

    private PinnedPolicies(Map<PolicyRef, IncidentPolicy> known, boolean own, IncidentPolicy current) {
        this.known = Map.copyOf(known);
        this.own = own;
        this.current = current;
    }

    /** Those that incidents were on; the current one has the role table for all that is done before the first report. */
    static PinnedPolicies own(Map<PolicyRef, IncidentPolicy> known, IncidentPolicy current) {
        return new PinnedPolicies(known, true, current);
    }

    /** One for all. */
    static PinnedPolicies all(IncidentPolicy policy) {
        return new PinnedPolicies(Map.of(policy.ref(), policy), false, policy);
    }

    boolean areOwn() {
        return own;
    }

    /** Makes the one current under which an incident was reported, when it is. */
    void before(PastAct act) {
        if (own && act.entry().event() instanceof IncidentReported reported) {
            current = find(reported.policy()).orElse(current);
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
