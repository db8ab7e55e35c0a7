package io.incidentengine.model;

/** The policy that an incident is pinned to is not known any more: put it back among the policies. */
public final class UnknownPolicyException extends IncidentException {
    private static final long serialVersionUID = 1L;

    private final transient PolicyRef ref;

    /**
     * Names the policy and the incident.
     *
     * @param ref what was looked for
     * @param incident the incident that is pinned to it
     */
    public UnknownPolicyException(PolicyRef ref, IncidentId incident) {
        super("Incident " + incident + " is pinned to policy " + ref
                + ", which is unknown; allowed: policies that the engine's Policies can find");
        this.ref = ref;
    }

    /**
     * Names a policy that no incident is pinned to yet, such as the one that an incident is to be moved to.
     *
     * @param ref what was looked for
     */
    public UnknownPolicyException(PolicyRef ref) {
        super("Policy " + ref + " is unknown; allowed: policies that the engine's Policies can find");
        this.ref = ref;
    }

    /**
     * What was looked for.
     *
     * @return id and version
     */
    public PolicyRef ref() {
        return ref;
    }
}
