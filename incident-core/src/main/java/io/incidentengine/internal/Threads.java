package io.incidentengine.internal;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of one engine: its loops and lanes on some, what they call on others. All are daemons. */
public final class Threads implements AutoCloseable {
    /** How long closing waits for what is under way. */
    static final Duration STOPPING = Duration.ofSeconds(5);

    private final ThreadGroup group = new ThreadGroup("incident-engine");
    private final ExecutorService own = executor("incident-engine-");
    private final ExecutorService calls = executor("incident-engine-call-");
    private final Duration stopping;

    /** None yet: they come as they are needed. */
    public Threads() {
        this(STOPPING);
    }

    Threads(Duration stopping) {
        this.stopping = stopping;
    }

    private ExecutorService executor(String name) {
        AtomicInteger count = new AtomicInteger();
        return Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(group, task, name + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** For what the engine itself does: it ends soon after the engine is closed. */
    Executor own() {
        return own;
    }

    /** For calls to the outside world, which may hang. */
    Executor calls() {
        return calls;
    }

    /**
     * Tells whether nothing new is begun.
     *
     * @return true from closing on
     */
    public boolean isClosed() {
        return own.isShutdown();
    }

    /** Begins nothing new, waits at most five seconds for what is under way, and interrupts what is left. */
    @Override
    public void close() {
        own.shutdown();
        try {
            if (Thread.currentThread().getThreadGroup() != group) { // a listener may close its engine
                own.awaitTermination(stopping.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        calls.shutdownNow();
        own.shutdownNow();
    }
}
