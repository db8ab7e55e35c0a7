package io.incidentengine.lint;

import io.incidentengine.escalation.Rung;
import io.incidentengine.model.Time;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Where a rung lies on a clock: how much of its calendar time has passed when it is first due. */
final class Place {
    private Place() {}

    static Duration of(Rung rung, Duration target) {
        if (rung.position() instanceof Rung.Share share) {
            return target.multipliedBy(share.percent()).dividedBy(100).truncatedTo(ChronoUnit.MICROS);
        }
        if (rung.position() instanceof Rung.Before before) {
            return target.minus(before.remaining());
        }
        Duration offset = ((Rung.After) rung.position()).offset();
        return target.plus(offset.isZero() ? Time.GRAIN : offset);
    }
}
