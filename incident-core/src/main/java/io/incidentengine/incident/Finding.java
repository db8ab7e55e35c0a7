package io.incidentengine.incident;

import io.incidentengine.model.IncidentId;
import io.incidentengine.policy.IncidentPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What somebody finds who looks after the engine: something that time should have done to an incident and that is not on
 * record, or that nobody can tell.
 */
public sealed interface Finding {
    /**
     * The incident.
     *
     * @return its id
     */
    IncidentId incident();

    /**
     * What is wrong with it, for a person.
     *
     * @return such as {@code the clock 'response' has run beyond its target}
     */
    String what();

    /**
     * Something should have happened and did not.
     *
     * @param incident the incident
     * @param what what it is
     * @param at when it should have happened
     * @param late how long that is ago
     */
    record Missed(IncidentId incident, String what, Instant at, Duration late) implements Finding {}

    /**
     * Nobody can tell what should have happened.
     *
     * @param incident the incident
     * @param what why
     */
    record Unclear(IncidentId incident, String what) implements Finding {}

    /**
     * Finds the first thing that should have happened to an incident and did not; it is derived from the state alone, whatever
     * the wake-up instant was that a store has kept (S21).
     *
     * @param incident the state
     * @param policy the policy that it is pinned to; how late is too late is for it to say (S4)
     * @param now the present
     * @return what is late, or empty if nothing is
     */
    static Optional<Finding> of(Incident incident, IncidentPolicy policy, Instant now) {
        Due due = Agenda.next(incident, policy, Clocks.runs(incident, policy));
        if (due == null) {
            return Optional.empty();
        }
        Duration late = Duration.between(due.at(), now);
        return late.compareTo(policy.tolerances().lateness()) <= 0
                ? Optional.empty()
                : Optional.of(new Missed(incident.id(), due.words(), due.at(), late));
    }
}
