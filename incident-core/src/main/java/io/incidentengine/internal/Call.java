package io.incidentengine.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One call to the outside world. It waits for a thread, is under way, and ends; whoever waits for it may give it up before
 * that.
 */
final class Call<T> implements Runnable {
    /** How far a call was when it was given up. */
    enum GivenUp {
        BEFORE_IT_BEGAN,
        UNDER_WAY,
        AFTER_IT_ENDED
    }

    private final Supplier<T> call;
    private final Runnable cameBack;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private @Nullable Thread thread;
    private boolean givenUp;

    /** With what is called, and what to do when it ends after it was given up under way. */
    Call(Supplier<T> call, Runnable cameBack) {
        this.call = call;
        this.cameBack = cameBack;
    }

    @Override
    public void run() {
        if (!begin()) {
            return;
        }
        T value = null;
        Throwable failure = null;
        try {
            value = call.get();
        } catch (Throwable thrown) {
            failure = thrown;
        }
        if (end(value, failure)) {
            cameBack.run();
        }
    }

    private synchronized boolean begin() {
        if (!givenUp) {
            thread = Thread.currentThread();
        }
        return !givenUp;
    }

    private synchronized boolean end(@Nullable T value, @Nullable Throwable failure) {
        thread = null;
        if (failure == null) {
            answer.complete(value);
        } else {
            answer.completeExceptionally(failure);
        }
        return givenUp;
    }

    /** Waits for the answer; what the call throws is the cause of an {@link ExecutionException}. */
    T answer(Duration limit) throws InterruptedException, TimeoutException, ExecutionException {
        return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Interrupts it if it is under way, and lets it not begin if it has not. */
    synchronized GivenUp giveUp() {
        if (answer.isDone()) {
            return GivenUp.AFTER_IT_ENDED;
        }
        givenUp = true;
        if (thread == null) {
            return GivenUp.BEFORE_IT_BEGAN;
        }
        thread.interrupt();
        return GivenUp.UNDER_WAY;
    }
}
