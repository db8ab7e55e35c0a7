package io.incidentengine.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Works whenever something is due, and else waits. Nothing that the work throws ends it. */
public final class Loop {
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final BooleanSupplier work;
    private final Supplier<Optional<Instant>> nextDue;
    private final Consumer<Throwable> failed;
    private final InstantSource time;
    private final Duration poll;
    private final Executor threads;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private volatile boolean running;
    private boolean news;
    private boolean stopped;

    /**
     * Not yet started.
     *
     * @param work does a batch, and says whether there is more
     * @param nextDue when something is due next
     * @param failed hears what the work throws
     * @param time the engine's time
     * @param poll the longest wait, and the shortest one after a failure
     * @param threads where it runs
     */
    public Loop(
            BooleanSupplier work,
            Supplier<Optional<Instant>> nextDue,
            Consumer<Throwable> failed,
            InstantSource time,
            Duration poll,
            Threads threads) {
        this.work = work;
        this.nextDue = nextDue;
        this.failed = failed;
        this.time = time;
        this.poll = poll;
        this.threads = threads.own();
    }

    /** How long to pause after so many failures in a row: the poll interval, then twice as long each time, to a bound. */
    static Duration pause(Duration poll, int failures) {
        Duration pause = poll.multipliedBy(1L << Math.min(failures - 1, 20));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : poll.compareTo(LONGEST_PAUSE) < 0 ? LONGEST_PAUSE : poll;
    }

    /**
     * Starts it.
     *
     * @return whether it was not running before
     * @throws IllegalStateException if it was stopped
     */
    public boolean start() {
        lock.lock();
        try {
            if (!stopped && !running) {
                threads.execute(this::run);
                running = true;
                return true;
            }
        } catch (RejectedExecutionException closed) {
            stopped = true;
        } finally {
            lock.unlock();
        }
        if (isStopped()) {
            throw new IllegalStateException("The engine is closed and cannot be started again; allowed: build another");
        }
        return false;
    }

    /**
     * Tells whether it works.
     *
     * @return true from its start to its end
     */
    public boolean isRunning() {
        return running;
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
     * Lets it end after the batch that is under way; does not wait for that.
     *
     * @return whether it was running
     */
    public boolean stop() {
        lock.lock();
        try {
            boolean was = running && !stopped;
            stopped = true;
            woken.signalAll();
            return was;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            int failures = 0;
            while (failures == 0 ? await() : await(pause(poll, failures), false)) {
                failures = succeeds() ? 0 : failures + 1;
            }
        } finally {
            running = false;
        }
    }

    private boolean succeeds() {
        try {
            boolean more = true;
            while (more && !isStopped()) {
                more = work.getAsBoolean();
            }
            return true;
        } catch (Throwable failure) {
            failed.accept(failure);
            return false;
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
        Duration wait;
        try {
            wait = nextDue.get().map(at -> Duration.between(time.instant(), at)).orElse(poll);
        } catch (Throwable failure) {
            wait = poll; // the work itself will fail alike, and say so
        }
        return await(wait.compareTo(poll) > 0 ? poll : wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait, true);
    }

    private boolean await(Duration wait, boolean orNews) {
        lock.lock();
        try {
            long nanos = wait.toNanos();
            while (!stopped && !(orNews && news) && nanos > 0) {
                try {
                    nanos = woken.awaitNanos(nanos);
                } catch (InterruptedException interrupted) {
                    // says nothing: what ends it is stop()
                }
            }
            news = false;
            return !stopped;
        } finally {
            lock.unlock();
        }
    }
}
