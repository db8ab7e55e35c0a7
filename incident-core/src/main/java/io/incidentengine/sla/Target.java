package io.incidentengine.sla;

import io.incidentengine.model.Required;
import io.incidentengine.model.Time;
import java.time.Duration;

/**
 * How much calendar time a milestone may take (R21, S18).
 *
 * @param amount a positive duration; days are 24 hours of calendar time
 * @param calendar which time counts
 */
public record Target(Duration amount, ServiceCalendar calendar) {
    /** Checks the amount, and refuses a missing calendar. */
    public Target {
        amount = Time.positive("target", amount);
        calendar = Required.value("calendar of the target", calendar);
    }

    /**
     * A target around the clock.
     *
     * @param amount a positive duration
     * @return the target
     * @throws io.incidentengine.model.InvalidInputException if the amount is not positive or too long
     */
    public static Target of(Duration amount) {
        return new Target(amount, ServiceCalendar.always());
    }
}
