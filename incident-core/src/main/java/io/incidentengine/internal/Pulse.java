package io.incidentengine.internal;

import io.incidentengine.port.Health;
import io.incidentengine.port.Heartbeat;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Beats at an interval, on a thread of its own, so that neither a store nor a monitor that hangs is anybody else's concern.
 * A beat that takes too long is given up, and one that failed is followed by a pause like that of any other loop.
 */
public final class Pulse {
    private final Loop loop;

    /**
     * Not yet started.
     *
     * @param heartbeat who is told
     * @param health what they are told
     * @param interval how often
     * @param timeout how long a beat may take
     * @param listeners who hears of a beat that failed
     * @param time the engine's time
     * @param threads where it runs
     */
    public Pulse(
            Heartbeat heartbeat,
            Supplier<Health> health,
            Duration interval,
            Duration timeout,
            Listeners listeners,
            InstantSource time,
            Threads threads) {
        TimeLimit limit = new TimeLimit("the heartbeat", timeout, threads.calls(), () -> {}, 1);
        loop = new Loop(
                () -> limit.call(() -> {
                    heartbeat.beat(health.get());
                    return false;
                }),
                Optional::empty,
                failure -> listeners.failed("beating", failure),
                time,
                interval,
                threads);
    }

    /** Starts to beat, now and at each interval. */
    public void start() {
        loop.start();
        loop.wake();
    }

    /** Beats no more. */
    public void stop() {
        loop.stop();
    }
}
