package io.incidentengine.sla;

import io.incidentengine.model.Severity;
import java.time.Instant;
import java.util.List;

/**
 * A severity, and the instant from which it judges a run of a clock.
 *
 * @param from since when
 * @param severity the severity
 * @param by the fact that changed it
 */
record Judgement(Instant from, Severity severity, ClockFact by) {

    /** The judgement in force at an instant: the first one before all of them. */
    static Judgement at(Instant instant, List<Judgement> judgements) {
        Judgement found = judgements.get(0);
        for (Judgement judgement : judgements) {
            if (!judgement.from().isAfter(instant)) {
                found = judgement;
            }
        }
        return found;
    }
}
