package io.incidentengine.simulation;

import io.incidentengine.model.Time;
import java.time.Instant;
import java.time.InstantSource;

/** A source of time that stands still until it is moved (S1). Thread-safe. */
public final class VirtualTime implements InstantSource {
    private volatile Instant now;

    private VirtualTime(Instant now) {
        this.now = now;
    }

    /**
     * Stands at an instant.
     *
     * @param start where it stands at first
     * @return the source
     */
    public static VirtualTime startingAt(Instant start) {
        return new VirtualTime(Time.instant("start", start));
    }

    @Override
    public Instant instant() {
        return now;
    }

    /**
     * Moves to an instant; backward too, as real clocks do (S4).
     *
     * @param instant where it stands from now on
     */
    public void moveTo(Instant instant) {
        now = Time.instant("virtual time", instant);
    }
}
