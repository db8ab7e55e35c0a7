package io.incidentengine.port;

/**
 * Tells a monitor outside of the process how the engine is, again and again: it should raise the alarm when it is told that
 * the engine is not healthy, and when it is told nothing for a while. For then nobody is left here who could.
 */
public interface Heartbeat {

    /**
     * Tells it. Called on a thread of the engine's own, one call after the other; a call that takes longer than the
     * engine's {@code sendTimeout} is given up and interrupted.
     *
     * @param health how the engine is
     * @throws RuntimeException if the monitor was not reached; the engine tells its listeners and goes on
     */
    void beat(Health health);
}
