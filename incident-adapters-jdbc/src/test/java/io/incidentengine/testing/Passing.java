package io.incidentengine.testing;

import io.incidentengine.IncidentEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** Time that passes for an engine, whose time is set by hand and which sends on the calling thread. */
public final class Passing {
    private Passing() {}

    /** Lets time pass; what falls due is done at its instant. */
    public static void of(Duration time, AtomicReference<Instant> now, IncidentEngine engine) {
        Instant end = now.get().plus(time);
        engine.runDue();
        for (Instant next = engine.nextDue().orElse(end);
                next.isBefore(end);
                next = engine.nextDue().orElse(end)) {
            now.set(next.isAfter(now.get()) ? next : now.get());
            engine.runDue();
        }
        now.set(end);
        engine.runDue();
    }
}
