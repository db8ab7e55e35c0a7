package io.incidentengine.sms;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets all who send pause when the provider asks to be slower: a tenth of a second, twice as long each time, five seconds at most; each
 * message that is taken halves it. Thread-safe.
 */
final class Throttle {
    private static final long FIRST = Duration.ofMillis(100).toNanos();
    private static final long LONGEST = Duration.ofSeconds(5).toNanos();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition nothing = lock.newCondition();
    private long pause;
    private long until = System.nanoTime();

    void slower() {
        lock.lock();
        try {
            long now = System.nanoTime();
            if (until - now <= 0) { // those who were sent together are refused together, which counts once
                pause = Math.min(LONGEST, Math.max(FIRST, pause * 2));
                until = now + pause;
            }
        } finally {
            lock.unlock();
        }
    }

    void taken() {
        lock.lock();
        try {
            pause /= 2;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the pause to end; false without waiting, if that is later than allowed. */
    boolean pass(long latest) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
                if (until - latest > 0) {
                    return false;
                }
                long unused = nothing.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
