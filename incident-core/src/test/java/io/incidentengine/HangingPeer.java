package io.incidentengine;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A peer that hangs until it is let go, and does not even react to being interrupted. */
final class HangingPeer {
    private final Semaphore begun = new Semaphore(0);
    private final Semaphore interrupted = new Semaphore(0);
    private final CountDownLatch released = new CountDownLatch(1);

    void hang() {
        begun.release();
        while (true) {
            try {
                released.await();
                return;
            } catch (InterruptedException givenUp) {
                interrupted.release();
            }
        }
    }

    void letGo() {
        released.countDown();
    }

    void awaitCalls(int count) throws InterruptedException {
        await(begun, count);
    }

    void awaitInterrupts(int count) throws InterruptedException {
        await(interrupted, count);
    }

    static void await(Semaphore semaphore, int count) throws InterruptedException {
        if (!semaphore.tryAcquire(count, 30, TimeUnit.SECONDS)) {
            throw new AssertionError("waited for " + count + " in vain; there were " + semaphore.availablePermits());
        }
    }
}
