package io.incidentengine.examples.replay;

import io.incidentengine.memory.InMemoryPolicies;
import io.incidentengine.model.IncidentException;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Severity;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.IncidentFilter;
import io.incidentengine.reports.WhatIfReport;
import io.incidentengine.simulation.WhatIf;
import io.incidentengine.sla.Milestone;
import java.time.Duration;
import java.util.Locale;

/**
 * What would a log have come to if recovery at level 2 were due after another time?
 *
 * @param policy the policy with that target
 */
record RecoveryQuestion(IncidentPolicy policy) {
    /**
     * The question for this target.
     *
     * @throws IncidentException if no policy takes it, such as a negative one; or if it is the one that the policy has
     */
    static RecoveryQuestion dueAfter(Duration target) {
        if (target.equals(target(LogPolicy.policy()))) {
            throw new InvalidInputException("target", target.toString(), "another one than that of the policy");
        }
        return new RecoveryQuestion(LogPolicy.withRecoveryAtLevel2(target));
    }

    /** Lets the history of a replay happen twice, and compares. */
    WhatIfReport askedOf(Replay replay) {
        IncidentPolicy own = LogPolicy.policy();
        WhatIf question = WhatIf.under(policy, InMemoryPolicies.of(own)).staff(new LogStaff());
        replay.engine().records().export(IncidentFilter.ALL, question::add);
        return WhatIfReport.of(question.answer(replay.end())).named(name(own), name(policy));
    }

    private static String name(IncidentPolicy policy) {
        return "recovery in "
                + target(policy).toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }

    private static Duration target(IncidentPolicy policy) {
        return policy.milestone(Milestone.RECOVERY)
                .orElseThrow()
                .target(Severity.level(2))
                .orElseThrow()
                .amount();
    }
}
