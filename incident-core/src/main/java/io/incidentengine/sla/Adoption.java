package io.incidentengine.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * An earlier origin that a merge brought to a running clock (S16).
 *
 * @param origin the earlier origin
 * @param since when it began to matter: at the merge, or when the clock ran again after it
 * @param segments the stretch between the earlier origin and the one before, without a gap
 */
record Adoption(Instant origin, Instant since, List<Segment> segments) {
    /** Copies the segments. */
    Adoption {
        segments = List.copyOf(segments);
    }

    /** The calendar time that it added. */
    private Duration brought() {
        return segments.stream().filter(Segment::counts).map(Segment::length).reduce(Duration.ZERO, Duration::plus);
    }

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
