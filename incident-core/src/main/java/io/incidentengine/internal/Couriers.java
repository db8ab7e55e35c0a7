package io.incidentengine.internal;

import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Ambiguous;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Make the calls of one round of a lane: in the order in which they are handed over, so many at a time as the peer takes,
 * and each within the time limit. Whoever has made a call takes the next one, so that the peer waits for nothing that its
 * caller has to do besides. Without threads each call is made when it is handed over, without a limit.
 */
final class Couriers {
    private final TimeLimit limit;
    private final int window;
    private final InstantSource time;
    private final BiConsumer<String, RuntimeException> failed;
    private final Deque<Parcel> waiting = new ArrayDeque<>();
    private final Deque<Trip> underWay = new ArrayDeque<>();
    private final List<Back> back = new ArrayList<>();
    private int atWork;
    private boolean called;

    /**
     * None at work yet.
     *
     * @param limit the peer, and how long a call of it may take
     * @param window how many calls are made at a time
     * @param time tells for what it is too late
     * @param failed hears of calls that threw something
     */
    Couriers(TimeLimit limit, int window, InstantSource time, BiConsumer<String, RuntimeException> failed) {
        this.limit = limit;
        this.window = window;
        this.time = time;
        this.failed = failed;
    }

    /**
     * What came of an attempt.
     *
     * @param parcel what was to be tried
     * @param result how it ended; {@code null} if it was too late to begin it
     * @param inTime whether the peer answered in time
     */
    record Back(Parcel parcel, @Nullable SendResult result, boolean inTime) {}

    /** A call under way. */
    private final class Trip {
        final Parcel parcel;
        final Call<@Nullable SendResult> call;

        Trip(Parcel parcel) {
            this.parcel = parcel;
            this.call = limit.begin(parcel.call());
        }

        /** Makes the call, and gives it up when the time limit is over. */
        void make() {
            CompletableFuture<Void> watch = new CompletableFuture<>();
            CompletableFuture<Void> unused = watch.orTimeout(limit.limit().toNanos(), TimeUnit.NANOSECONDS)
                    .exceptionally(late -> {
                        giveUp(this, "no answer of " + limit.peer() + " within " + limit.limit());
                        return null;
                    });
            call.run();
            watch.complete(null);
        }
    }

    /** Has an attempt made, as soon as there is somebody to make it. */
    void hand(Parcel parcel) {
        Executor threads = limit.threads();
        if (threads == null) {
            Trip trip = new Trip(parcel);
            trip.call.run();
            back.add(result(trip));
            return;
        }
        synchronized (this) {
            waiting.add(parcel);
            if (atWork == window) {
                return;
            }
            atWork++;
        }
        try {
            threads.execute(this::work);
        } catch (RejectedExecutionException closed) {
            left();
        }
    }

    private synchronized void left() {
        atWork--;
        notifyAll();
    }

    private void work() {
        for (Trip trip = next(); trip != null; trip = next()) {
            trip.make();
            if (!cameBack(trip)) {
                return; // whoever gave it up has counted that
            }
        }
    }

    private synchronized @Nullable Trip next() {
        Parcel parcel = waiting.poll();
        while (parcel != null && time.instant().isAfter(parcel.latest())) {
            back.add(new Back(parcel, null, true));
            parcel = waiting.poll();
        }
        if (parcel == null) {
            left();
            return null;
        }
        Trip trip = new Trip(parcel);
        underWay.add(trip);
        return trip;
    }

    private synchronized boolean cameBack(Trip trip) {
        if (!underWay.remove(trip)) {
            return false;
        }
        back.add(result(trip));
        notifyAll();
        return true;
    }

    private synchronized void giveUp(Trip trip, String why) {
        Call.GivenUp state = limit.giveUp(trip.call);
        if (state == Call.GivenUp.AFTER_IT_ENDED || !underWay.remove(trip)) {
            return;
        }
        if (state == Call.GivenUp.UNDER_WAY) {
            back.add(new Back(trip.parcel, new Ambiguous(why), false));
        } else {
            waiting.addFirst(trip.parcel);
        }
        left();
    }

    private Back result(Trip trip) {
        SendResult result;
        try {
            result = trip.call.answer(Duration.ZERO);
        } catch (ExecutionException thrown) {
            return failed(trip, "failed: " + thrown.getCause(), limit.failed(thrown.getCause()));
        } catch (InterruptedException | TimeoutException impossible) {
            return failed(trip, "failed: " + impossible, limit.failed(impossible));
        }
        return result == null
                ? failed(trip, "answered nothing", new IllegalStateException("null in place of a result"))
                : new Back(trip.parcel, result, true);
    }

    private Back failed(Trip trip, String what, RuntimeException failure) {
        failed.accept("a call to " + limit.peer(), failure);
        return new Back(trip.parcel, new Ambiguous(limit.peer() + " " + what), true);
    }

    /** Takes back what nobody has begun. */
    synchronized List<Parcel> takeBack() {
        List<Parcel> untried = List.copyOf(waiting);
        waiting.clear();
        return untried;
    }

    /** Hands out what has ended since the last time. */
    synchronized List<Back> ended() {
        List<Back> ended = List.copyOf(back);
        back.clear();
        return ended;
    }

    /** Lets whoever waits look again. */
    synchronized void call() {
        called = true;
        notifyAll();
    }

    /**
     * Waits until something has ended, nothing is under way, or somebody calls. Whoever is interrupted meanwhile waits for
     * nobody any more, and gives up what is under way.
     *
     * @return false when interrupted
     */
    boolean await() {
        try {
            awaitOne();
            return true;
        } catch (InterruptedException closing) {
            for (Trip trip : underWay()) {
                giveUp(trip, "interrupted while waiting for " + limit.peer());
            }
            return false;
        }
    }

    private synchronized void awaitOne() throws InterruptedException {
        while (back.isEmpty() && atWork > 0 && !called) {
            wait();
        }
        called = false;
    }

    private synchronized List<Trip> underWay() {
        return List.copyOf(underWay);
    }
}
