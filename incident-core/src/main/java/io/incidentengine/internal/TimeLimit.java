package io.incidentengine.internal;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls one peer in the outside world, waits no longer than a limit, and stops calling it when too many calls hang: those
 * that were given up and have not come back.
 */
final class TimeLimit {
    /** How many calls may hang before the peer is not called any more, if that is not twice as many as it takes at a time. */
    static final int HANGING = 8;

    /** What a lease has to spare beside the call: for finding the incident, and for settling. */
    static final Duration MARGIN = Duration.ofMinutes(1);

    private final String peer;
    private final Duration limit;
    private final Duration lease;
    private final @Nullable Executor threads;
    private final Runnable freed;
    private final int window;
    private final int most;
    private final AtomicInteger hanging = new AtomicInteger();

    /**
     * For a peer.
     *
     * @param peer its name
     * @param limit how long a call may take
     * @param threads where calls are made; {@code null} for the caller's own thread, without a limit
     * @param freed told when a call that hung has come back
     * @param window how many calls it takes at a time
     */
    TimeLimit(String peer, Duration limit, @Nullable Executor threads, Runnable freed, int window) {
        this.peer = peer;
        this.limit = limit;
        this.lease = limit.plus(MARGIN);
        this.threads = threads;
        this.freed = freed;
        this.window = window;
        this.most = Math.max(HANGING, 2 * window);
    }

    /** The call did not end in time; it may have had its effect. */
    static final class TookTooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TookTooLong(String message) {
            super(message);
        }
    }

    /** The call was not made. */
    static final class NotCalled extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotCalled(String message) {
            super(message);
        }
    }

    /** How long a task may be leased that makes one call. */
    Duration lease() {
        return lease;
    }

    String peer() {
        return peer;
    }

    /** Tells whether so many calls hang that no other is made. */
    boolean isExhausted() {
        return hanging.get() >= most;
    }

    /** How many calls the peer takes at a time. */
    int window() {
        return window;
    }

    /** How many calls may hang. */
    int most() {
        return most;
    }

    /** How long a call may take. */
    Duration limit() {
        return limit;
    }

    /** Where calls are made; {@code null} for the caller's own thread, without a limit. */
    @Nullable
    Executor threads() {
        return threads;
    }

    /** A call that somebody is to make; who gives it up says so {@linkplain #giveUp here}. */
    <T> Call<T> begin(Supplier<T> call) {
        return new Call<>(call, this::cameBack);
    }

    /** Gives a call up; while it is under way, it hangs. */
    Call.GivenUp giveUp(Call<?> call) {
        Call.GivenUp state = call.giveUp();
        if (state == Call.GivenUp.UNDER_WAY) {
            hanging.incrementAndGet();
        }
        return state;
    }

    /** Calls; throws what the call throws, or one of the two above. */
    <T> T call(Supplier<T> call) {
        Executor executor = threads;
        if (executor == null) {
            return onThisThread(call);
        }
        if (isExhausted()) {
            throw new NotCalled(most + " calls to " + peer + " hang");
        }
        Call<T> made = begin(call);
        try {
            executor.execute(made);
        } catch (RejectedExecutionException closed) {
            throw new NotCalled("the engine is closed");
        }
        return await(made);
    }

    private <T> T onThisThread(Supplier<T> call) {
        try {
            return call.get();
        } catch (Error error) {
            throw failed(error);
        }
    }

    private <T> T await(Call<T> made) {
        String why;
        try {
            return made.answer(limit);
        } catch (TimeoutException late) {
            why = "no answer of " + peer + " within " + limit;
        } catch (InterruptedException closing) {
            why = "interrupted while waiting for " + peer;
        } catch (ExecutionException failure) {
            throw failed(failure.getCause());
        }
        return switch (giveUp(made)) {
            case BEFORE_IT_BEGAN -> throw new NotCalled("no thread for a call to " + peer + " within " + limit);
            case AFTER_IT_ENDED -> await(made);
            case UNDER_WAY -> throw new TookTooLong(why);
        };
    }

    private void cameBack() {
        hanging.decrementAndGet();
        freed.run();
    }

    /** What the peer has thrown, as one that need not be declared. */
    RuntimeException failed(@Nullable Throwable cause) {
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(peer + " failed", cause);
    }
}
