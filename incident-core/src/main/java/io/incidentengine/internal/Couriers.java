package io.incidentengine.internal;

import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Ambiguous;
import java.time.Duration;
import java.time.Instant;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Make the calls of one round of a lane: in the order in which they are handed over, so many at a time as the peer takes,
 * and each within the time limit. Whoever has made a call takes the next one, so that the peer waits for nothing that its
 * caller has to do besides. Without threads each call is made when it is handed over, without a limit.
 */
final class Couriers {
    private static final Logger LOG = LoggerFactory.getLogger(Couriers.class);

    private final TimeLimit limit;
    private final InstantSource time;
    private final BiConsumer<String, RuntimeException> failed;
    private final Deque<Parcel> waiting = new ArrayDeque<>(1);
    private final Deque<Trip> underWay = new ArrayDeque<>(1);
    private final List<Back> ended = new ArrayList<>();
    private int atWork;
    private boolean called;

    /**
     * None at work yet.
     *
     * @param limit the peer, how many calls it takes at a time, and how long one may take
     * @param time tells for what it is too late
     * @param failed hears of calls that threw something
     */
    Couriers(TimeLimit limit, InstantSource time, BiConsumer<String, RuntimeException> failed) {
        this.limit = limit;
        this.time = time;
        this.failed = failed;
    }

    /**
     * What came of an attempt.
     *
     * @param parcel what was to be tried
     * @param result how it ended; {@code null} if it was too late to begin it
     * @param inTime whether the peer answered in time
     * @param failure what the call has thrown; {@code null} if it has not
     */
    record Back(
            Parcel parcel,
            @Nullable SendResult result,
            boolean inTime,
            @Nullable RuntimeException failure) {}

    /** A call under way, until the lane looks what came of it. */
    private final class Trip {
        final Parcel parcel;
        final Call<@Nullable SendResult> call;

        /** Why nobody waits for it any more; {@code null} while somebody does. */
        @Nullable
        String givenUp;

        /** Whether it was not begun. */
        boolean untried;

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

    /**
     * Has an attempt made, as soon as there is somebody to make it.
     *
     * @throws IllegalStateException if there is no thread to be had, and nobody who would take it
     */
    void hand(Parcel parcel) {
        Executor threads = limit.threads();
        if (threads == null) {
            ended.add(onThisThread(parcel));
            return;
        }
        synchronized (this) {
            waiting.add(parcel);
            if (atWork == limit.window()) {
                return;
            }
            atWork++;
        }
        try {
            threads.execute(this::work);
        } catch (RejectedExecutionException closed) {
            left();
        } catch (Error noThread) {
            left();
            if (takesBack(parcel)) {
                throw new IllegalStateException("no thread for a call to " + limit.peer(), noThread);
            }
        }
    }

    private Back onThisThread(Parcel parcel) {
        try {
            return answered(parcel, parcel.call().get());
        } catch (Throwable thrown) {
            return threw(parcel, thrown);
        }
    }

    private synchronized boolean takesBack(Parcel parcel) {
        return waiting.remove(parcel);
    }

    private synchronized void left() {
        atWork--;
        if (atWork == 0) {
            notifyAll();
        }
    }

    private void work() {
        Trip trip = null;
        try {
            for (trip = next(true); trip != null; trip = next(false)) {
                if (Thread.interrupted()) {
                    LOG.debug("A call to {} has left its thread interrupted", limit.peer());
                }
                trip.make();
                if (!cameBack(trip)) {
                    return; // whoever gave it up has counted that
                }
            }
        } catch (Throwable broken) {
            broke(trip, broken);
        }
    }

    /** Whoever falls leaves nothing behind for which nobody is there any more. */
    private synchronized void broke(@Nullable Trip trip, Throwable why) {
        if (trip != null && !underWay.remove(trip)) {
            return; // somebody has given it up, and counted that
        }
        if (trip != null) {
            trip.givenUp = "a call to " + limit.peer() + " broke: " + why;
            hasEnded(trip);
        }
        waiting.forEach(parcel -> isNotBegun(new Trip(parcel)));
        waiting.clear();
        left();
    }

    /** Whoever has just come takes what waits for him, however long he took to come: or nothing might ever be begun. */
    private synchronized @Nullable Trip next(boolean first) {
        Instant now = time.instant();
        Parcel parcel = waiting.poll();
        while (parcel != null && (now.isAfter(parcel.latest()) || (!first && now.isAfter(parcel.fresh())))) {
            isNotBegun(new Trip(parcel));
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

    private void isNotBegun(Trip trip) {
        trip.untried = true;
        hasEnded(trip);
    }

    private synchronized void hasEnded(Trip trip) {
        ended.add(back(trip));
        notifyAll();
    }

    private synchronized boolean cameBack(Trip trip) {
        if (!underWay.remove(trip)) {
            return false;
        }
        hasEnded(trip);
        return true;
    }

    private synchronized void giveUp(Trip trip, String why) {
        if (!underWay.contains(trip)) {
            return;
        }
        Call.GivenUp state = limit.giveUp(trip.call);
        if (state == Call.GivenUp.AFTER_IT_ENDED) {
            return;
        }
        underWay.remove(trip);
        if (state == Call.GivenUp.UNDER_WAY) {
            trip.givenUp = why;
            hasEnded(trip);
        } else {
            isNotBegun(trip);
        }
        left();
    }

    private Back back(Trip trip) {
        if (trip.untried) {
            return new Back(trip.parcel, null, true, null);
        }
        if (trip.givenUp != null) {
            return new Back(trip.parcel, new Ambiguous(trip.givenUp), false, null);
        }
        try {
            return answered(trip.parcel, trip.call.answer(Duration.ZERO));
        } catch (ExecutionException thrown) {
            return threw(trip.parcel, thrown.getCause());
        } catch (InterruptedException | TimeoutException impossible) {
            return threw(trip.parcel, impossible);
        }
    }

    private Back answered(Parcel parcel, @Nullable SendResult result) {
        return result == null
                ? failed(parcel, "answered nothing", new IllegalStateException("null in place of a result"))
                : new Back(parcel, result, true, null);
    }

    private Back threw(Parcel parcel, @Nullable Throwable thrown) {
        return failed(parcel, "failed: " + thrown, limit.failed(thrown));
    }

    private Back failed(Parcel parcel, String what, RuntimeException failure) {
        return new Back(parcel, new Ambiguous(limit.peer() + " " + what), true, failure);
    }

    /** Takes back what nobody has begun. */
    synchronized List<Parcel> takeBack() {
        if (waiting.isEmpty()) {
            return List.of();
        }
        List<Parcel> untried = List.copyOf(waiting);
        waiting.clear();
        return untried;
    }

    /** Hands out what has ended since the last time; who hears of failures may take long. */
    List<Back> ended() {
        List<Back> all;
        synchronized (this) {
            all = List.copyOf(ended);
            ended.clear();
        }
        for (Back back : all) {
            if (back.failure() != null) {
                failed.accept("a call to " + limit.peer(), back.failure());
            }
        }
        return all;
    }

    synchronized boolean hasEnded() {
        return !ended.isEmpty();
    }

    /** Lets whoever waits look again. */
    synchronized void call() {
        called = true;
        notifyAll();
    }

    /** Why somebody waits no longer. */
    enum Woken {
        /** Something has ended, nothing is under way, or somebody has called. */
        BY_NEWS,
        BY_TIME,
        BY_INTERRUPT
    }

    /**
     * Waits for news, but no longer than a time. Whoever is interrupted meanwhile waits for nobody any more, and gives up what is
     * under way.
     */
    Woken await(Duration longest) {
        try {
            return awaitNews(longest.toMillis());
        } catch (InterruptedException closing) {
            for (Trip trip : underWay()) {
                giveUp(trip, "interrupted while waiting for " + limit.peer());
            }
            return Woken.BY_INTERRUPT;
        }
    }

    private synchronized Woken awaitNews(long millis) throws InterruptedException {
        boolean waited = false;
        while (ended.isEmpty() && atWork > 0 && !called) {
            if (waited) {
                return Woken.BY_TIME;
            }
            wait(millis);
            waited = true;
        }
        called = false;
        return Woken.BY_NEWS;
    }

    private synchronized List<Trip> underWay() {
        return List.copyOf(underWay);
    }
}
