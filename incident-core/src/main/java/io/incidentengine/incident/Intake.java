package io.incidentengine.incident;

import io.incidentengine.model.IntakeId;
import io.incidentengine.model.Report;
import io.incidentengine.model.Required;

/**
 * A report on its way in: the same intake id makes the same incident, however often it arrives (S25).
 *
 * @param id what makes it idempotent: a Message-ID, a request id
 * @param report what is reported
 */
public record Intake(IntakeId id, Report report) {
    /** Checks that both are there. */
    public Intake {
        id = Required.value("intake id", id);
        report = Required.value("report", report);
    }

    /**
     * An intake.
     *
     * @param id what makes it idempotent
     * @param report what is reported
     * @return the intake
     */
    public static Intake of(String id, Report report) {
        return new Intake(IntakeId.of(id), report);
    }
}
