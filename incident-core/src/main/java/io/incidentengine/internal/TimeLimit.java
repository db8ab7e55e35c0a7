package io.incidentengine.internal;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Calls the outside world on threads of its own, and waits no longer than a limit. */
public final class TimeLimit implements AutoCloseable {
    /** How many calls to one peer may hang before it is not called any more. */
    private static final int HANGING = 8;

    private final Duration limit;
    private final boolean inline;
    private final ExecutorService threads;
    private final Map<String, Semaphore> peers = new ConcurrentHashMap<>();

    /**
     * With this limit.
     *
     * @param limit how long a call may take
     * @param inline whether to call on the caller's thread, without a limit
     */
    public TimeLimit(Duration limit, boolean inline) {
        this.limit = limit;
        this.inline = inline;
        AtomicInteger count = new AtomicInteger();
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "incident-engine-call-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The call did not end in time; it may have had its effect. */
    static final class TookTooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TookTooLong(String message) {
            super(message);
        }
    }

    /** The call was not made: too many before it hang. */
    static final class NotCalled extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotCalled(String message) {
            super(message);
        }
    }

    /** Calls; throws what the call throws, or one of the two above. */
    <T> T call(String peer, Supplier<T> call) {
        if (inline) {
            return call.get();
        }
        Semaphore free = peers.computeIfAbsent(peer, any -> new Semaphore(HANGING));
        if (!free.tryAcquire()) {
            throw new NotCalled(HANGING + " calls to " + peer + " hang");
        }
        Future<T> future;
        try {
            future = threads.submit(() -> {
                try {
                    return call.get();
                } finally {
                    free.release();
                }
            });
        } catch (RuntimeException closed) {
            free.release();
            throw new NotCalled("the engine is closed");
        }
        try {
            return future.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            future.cancel(true);
            throw new TookTooLong("no answer of " + peer + " within " + limit);
        } catch (InterruptedException interrupted) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new TookTooLong("interrupted while waiting for " + peer);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(peer + " failed", failure.getCause());
        }
    }

    /** Interrupts what is still under way. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
