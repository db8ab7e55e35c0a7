package io.incidentengine.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * An earlier origin that a merge brought to a running clock (S16).
 *
 * @param origin the earlier origin
 * @param since when it began to matter: at the merge, or when the clock ran again after it
 * @param brought the calendar time that it added
 */
record Adoption(Instant origin, Instant since, Duration brought) {

    /** The time that was added at an instant. */
    static Duration at(Instant instant, List<Adoption> adoptions) {
        Duration sum = Duration.ZERO;
        for (Adoption adoption : adoptions) {
            if (adoption.since().equals(instant)) {
                sum = sum.plus(adoption.brought());
            }
        }
        return sum;
    }
}
