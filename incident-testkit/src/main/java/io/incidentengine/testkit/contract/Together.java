package io.incidentengine.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lets threads do something at once, and gives back what each of them found, or throws what one of them threw, or that one
 * of them does not end.
 */
final class Together {
    private static final long PATIENCE = 60;

    private Together() {}

    /** What one thread does. */
    interface Part<T> {
        T play(int thread) throws Exception;
    }

    static <T> List<T> play(int threads, Part<T> part) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                futures.add(pool.submit(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    return part.play(thread);
                }));
            }
            List<T> found = new ArrayList<>();
            for (Future<T> future : futures) {
                found.add(found(future));
            }
            return found;
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T> T found(Future<T> future) throws Exception {
        try {
            return future.get(PATIENCE, TimeUnit.SECONDS);
        } catch (TimeoutException endless) {
            throw new AssertionError(
                    "A thread has not ended after " + PATIENCE + " s: do two calls wait for each other?", endless);
        }
    }
}
