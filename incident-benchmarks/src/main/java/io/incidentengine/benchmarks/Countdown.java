package io.incidentengine.benchmarks;

import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits until so many things were done, and then until nothing is left of them in the database. */
final class Countdown {
    private static final long MINUTES = 5;

    private final RealPostgres database;
    private final CountDownLatch left;
    private final String rest;

    /**
     * Of so many.
     *
     * @param rest a query for how many rows are left of them
     */
    Countdown(RealPostgres database, int count, String rest) {
        this.database = database;
        this.left = new CountDownLatch(count);
        this.rest = rest;
    }

    void one() {
        left.countDown();
    }

    void await() throws InterruptedException, SQLException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
        boolean done = left.await(MINUTES, TimeUnit.MINUTES);
        while (!done || database.count(rest) > 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(left.getCount() + " were not done, after " + MINUTES + " minutes, and "
                        + database.count(rest) + " rows are left");
            }
            Thread.sleep(1);
        }
    }
}
