package io.incidentengine.port;

import io.incidentengine.incident.Intake;
import io.incidentengine.model.Time;
import java.time.Duration;
import java.time.Instant;

/**
 * A report as it arrives at a store, and what is to be known for its decision.
 *
 * @param intake what comes in
 * @param again when the fault came again: recoveries after it do not matter
 * @param lookBack how far back before that recoveries matter
 * @param decision opens or attaches
 */
public record Arrival(Intake intake, Instant again, Duration lookBack, ReportDecision decision) {
    /**
     * From when on recoveries matter.
     *
     * @return the instant, which matters too
     */
    public Instant earliest() {
        return Time.plus(again, lookBack.negated());
    }
}
