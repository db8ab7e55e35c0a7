package io.incidentengine.sla;

import io.incidentengine.model.Time;
import java.time.Duration;
import java.time.Instant;

/** The calendar without closed time. */
enum AlwaysOpen implements ServiceCalendar {
    INSTANCE;

    @Override
    public Instant add(Instant start, Duration amount) {
        return Time.plus(start, amount);
    }

    @Override
    public Duration measure(Instant from, Instant to) {
        return Duration.between(from, to);
    }

    @Override
    public String toString() {
        return "around the clock";
    }
}
