package io.incidentengine.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A daemon thread that works whenever something is due, and else waits. */
public final class Loop {
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);
    private static final Duration STOPPING = Duration.ofSeconds(5);

    private final BooleanSupplier work;
    private final Supplier<Optional<Instant>> nextDue;
    private final InstantSource time;
    private final Duration poll;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private @Nullable Thread thread;
    private boolean news;
    private boolean stopped;

    /**
     * Not yet started.
     *
     * @param work does a batch, and says whether there is more
     * @param nextDue when something is due next
     * @param time the engine's time
     * @param poll the longest wait
     */
    public Loop(BooleanSupplier work, Supplier<Optional<Instant>> nextDue, InstantSource time, Duration poll) {
        this.work = work;
        this.nextDue = nextDue;
        this.time = time;
        this.poll = poll;
    }

    /**
     * Starts the thread.
     *
     * @return whether it was not running before
     * @throws IllegalStateException if it was stopped
     */
    public boolean start() {
        lock.lock();
        try {
            if (stopped) {
                throw new IllegalStateException(
                        "The engine is closed and cannot be started again; allowed: build another");
            }
            if (thread != null) {
                return false;
            }
            Thread started = new Thread(this::run, "incident-engine");
            started.setDaemon(true);
            started.start();
            thread = started;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Says that something may be due now. */
    public void wake() {
        lock.lock();
        try {
            news = true;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Stops the thread, and waits for it at most five seconds.
     *
     * @return whether it was running
     */
    public boolean stop() {
        Thread running;
        lock.lock();
        try {
            stopped = true;
            running = thread;
            thread = null;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
        if (running == null) {
            return false;
        }
        if (running != Thread.currentThread()) {
            try {
                running.join(STOPPING.toMillis());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            running.interrupt();
        }
        return true;
    }

    private void run() {
        while (await()) {
            boolean more = true;
            while (more && !isStopped()) {
                more = work.getAsBoolean();
            }
        }
    }

    private boolean isStopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something is due or said to be, or the poll interval is over; false when stopped. */
    private boolean await() {
        Duration wait = wait(nextDueOrLater());
        lock.lock();
        try {
            long nanos = wait.toNanos();
            while (!stopped && !news && nanos > 0) {
                nanos = woken.awaitNanos(nanos);
            }
            news = false;
            return !stopped;
        } catch (InterruptedException interrupted) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Instant> nextDueOrLater() {
        try {
            return nextDue.get();
        } catch (RuntimeException failure) {
            return Optional.empty(); // the work itself will fail alike, and say so
        }
    }

    private Duration wait(Optional<Instant> due) {
        Duration wait = due.map(at -> Duration.between(time.instant(), at)).orElse(poll);
        if (wait.compareTo(poll) > 0) {
            return poll;
        }
        return wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait;
    }
}
