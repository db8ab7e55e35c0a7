package io.incidentengine.model;

import java.util.Set;

/** What is known about an incident's impact; the policy turns it into a severity. Two forms, as policies have two. */
public sealed interface Assessment {

    /**
     * An assessment by facts.
     *
     * @param criteria which facts hold; may be empty
     * @return the assessment
     */
    static Assessment of(Criterion... criteria) {
        return new Facts(Set.copyOf(Required.all("assessment criteria", criteria)));
    }

    /**
     * An assessment by impact and urgency.
     *
     * @param impact a name on the policy's impact scale
     * @param urgency a name on the policy's urgency scale
     * @return the assessment
     */
    static Assessment of(String impact, String urgency) {
        return new ImpactUrgency(impact, urgency);
    }

    /**
     * Facts that hold of the incident (R17–R19).
     *
     * @param criteria which facts hold; may be empty
     */
    record Facts(Set<Criterion> criteria) implements Assessment {
        /** Copies the set. */
        public Facts {
            criteria = Set.copyOf(Required.all("assessment criteria", criteria));
        }

        @Override
        public String toString() {
            return criteria.isEmpty()
                    ? "no impact facts"
                    : String.join(
                            ", ",
                            criteria.stream().sorted().map(Criterion::name).toList());
        }
    }

    /**
     * Impact and urgency in the sense of ITIL, as names on the policy's scales.
     *
     * @param impact how much is affected
     * @param urgency how soon it matters
     */
    record ImpactUrgency(String impact, String urgency) implements Assessment {
        /** Checks the names. */
        public ImpactUrgency {
            impact = Text.name("impact", impact);
            urgency = Text.name("urgency", urgency);
        }

        @Override
        public String toString() {
            return "impact " + impact + ", urgency " + urgency;
        }
    }
}
