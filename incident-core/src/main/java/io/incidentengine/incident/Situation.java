package io.incidentengine.incident;

import io.incidentengine.model.Time;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.policy.RoleTable;
import java.time.Instant;

/**
 * All that a decision needs to know beside the incident: gathered before, so that deciding is pure.
 *
 * @param policy the policy that the incident is pinned to; the current one for a new incident (S15)
 * @param roles the role table, always the current one (S15)
 * @param now the present, by the engine's time source (S1)
 * @param siblings what is known of other incidents with the same deduplication key (S25)
 */
public record Situation(IncidentPolicy policy, RoleTable roles, Instant now, Siblings siblings) {
    /** Truncates the present to the grain (S2). */
    public Situation {
        now = Time.instant("now", now);
    }

    /**
     * A situation in which the policy is the current one, and no other incident has the key.
     *
     * @param policy the policy
     * @param now the present
     * @return the situation
     */
    public static Situation of(IncidentPolicy policy, Instant now) {
        return new Situation(policy, policy.roles(), now, Siblings.NONE);
    }

    Situation at(Instant monotone) {
        return new Situation(policy, roles, monotone, siblings);
    }
}
