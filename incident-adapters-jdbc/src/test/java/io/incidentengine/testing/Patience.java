package io.incidentengine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Lets something happen on other threads, and waits for it, but not for ever. */
public final class Patience {
    public static final Duration LIMIT = Duration.ofMinutes(2);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private Patience() {}

    /** Does something on a thread of its own, of which nobody wants to know the end. */
    public static void begin(Runnable work) {
        Thread thread = new Thread(work, "beside");
        thread.setDaemon(true);
        thread.start();
    }

    /** Does something on a thread of its own. */
    public static CompletableFuture<Void> beside(Runnable work) {
        return CompletableFuture.runAsync(work, Patience::begin);
    }

    public static void await(CompletableFuture<Void> end) throws Exception {
        end.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    public static void await(String what, BooleanSupplier happened) {
        await(what, LIMIT, happened);
    }

    public static void await(String what, Duration limit, BooleanSupplier happened) {
        long end = System.nanoTime() + limit.toNanos();
        while (!happened.getAsBoolean()) {
            assertThat(System.nanoTime()).as("%s within %s", what, limit).isLessThan(end);
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }
}
