package io.incidentengine.internal;

import io.incidentengine.internal.Claimed.Task;
import io.incidentengine.internal.Claimed.Told;
import io.incidentengine.model.Time;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.SendResult;
import io.incidentengine.port.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One round of a lane: claims some tasks ahead, has them done, and stores together what came of those that ended meanwhile.
 * So the store and the peer work at the same time, and a transaction is not for one message only.
 *
 * <p>How many are claimed ahead follows from how fast the last ones were done: what a second was enough for. What could not
 * be begun early enough for its lease, or is free to be begun while the peer answers nothing, or is left when the round ends, is
 * given back as if nobody had claimed it. What is sent, and in which order, is as if nothing were claimed ahead, but for what
 * happens to a message in the last quarter of a second before it is begun: what may be begun beside what else {@link Claimed}
 * tells, and the store is asked whether a message still is to be sent if it is not just known.
 *
 * <p>It ends when nothing is due any more, the batch is full, the peer did not answer in time, something failed, or the
 * engine is closed; and when all that was begun is stored. Used by one thread, but for {@link #call}.
 */
final class LaneRound {
    /** How many tasks are claimed ahead at most. */
    static final int AHEAD = 50;

    /** What was claimed ahead is to be done in about so long. */
    private static final Duration SOON = Duration.ofSeconds(1);

    /** A task is begun so long after its claim at the latest: the rest of the lease is for the call and for what follows. */
    private static final Duration LATEST = TimeLimit.MARGIN.dividedBy(2);

    /** So long after a message was known to be wanted it may wait until somebody is free to call; then the store is asked. */
    private static final Duration FRESH = Duration.ofMillis(250);

    /** How long what is handed over waits at most until somebody is free, if those who call go on as they did at last. */
    private static final Duration IN_HAND = FRESH.dividedBy(2);

    private final Lane lane;
    private final Outbox outbox;
    private final TaskWork work;
    private final TimeLimit limit;
    private final Couriers couriers;
    private final int window;
    private final InstantSource time;
    private final BooleanSupplier closed;
    private final int batch;

    private final Claimed claimed = new Claimed();
    /** Whom those parcels tell that are handed over, until it is known what came of them. */
    private final List<Told> underWay = new ArrayList<>();

    private int handed;
    private @Nullable Instant claimedAt;
    private Instant heardAt;
    private boolean isFull;
    private int ahead;
    private int done;
    private int pace;
    private boolean stopped;
    private boolean isOut;
    private volatile boolean nothingDue;

    /**
     * Not yet begun.
     *
     * @param limit the peer, and how long a call of it may take
     * @param batch how many tasks it does at most
     * @param ahead how many tasks it claims at first: as many as the round before at last
     */
    LaneRound(
            Lane lane,
            Outbox outbox,
            TaskWork work,
            TimeLimit limit,
            InstantSource time,
            BooleanSupplier closed,
            int batch,
            int ahead) {
        this.lane = lane;
        this.outbox = outbox;
        this.work = work;
        this.limit = limit;
        this.window = limit.window();
        this.couriers = new Couriers(limit, time, work::failed);
        this.time = time;
        this.closed = closed;
        this.batch = batch;
        this.ahead = ahead;
        this.heardAt = time.instant();
    }

    /** Says that something else may be due meanwhile. */
    void call() {
        nothingDue = false;
        couriers.call();
    }

    int ahead() {
        return ahead;
    }

    int done() {
        return done;
    }

    /**
     * Works.
     *
     * @return what was done
     * @throws RuntimeException what a store throws that is out, when all that was begun has ended
     */
    Dispatcher.Round run() {
        try {
            work.settleAll(lane);
            while (begin()) {
                await();
                work.settle(lane);
            }
        } finally {
            end();
        }
        work.settleAll(lane);
        return new Dispatcher.Round(done, !nothingDue && !closed.getAsBoolean());
    }

    /** Begins what may be begun now; false if nothing is under way any more, and there is nothing else to do. */
    private boolean begin() {
        boolean more = true;
        while (more && isToBegin()) {
            more = beginNext() || claimAhead();
        }
        if (isOver()) {
            giveBack();
        }
        return handed > 0 || (!isOver() && done < batch && !(nothingDue && claimed.isEmpty()));
    }

    /** So many are handed over that whoever is free has one while what has ended is stored, and that none waits for long. */
    private boolean isToBegin() {
        return !isOver()
                && done < batch
                && handed < Math.min(Math.max(window, ahead), window + pace)
                && !(couriers.hasEnded() && isSlow());
    }

    private boolean isOver() {
        return stopped || closed.getAsBoolean();
    }

    private boolean beginNext() {
        Task next = claimed.next(underWay);
        Instant now = time.instant();
        if (next != null && now.isAfter(Time.plus(next.known(), IN_HAND))) {
            claimed.ask(work::counts, now);
            next = claimed.next(underWay);
        }
        if (next == null) {
            return false;
        }
        if (now.isAfter(next.latest())) {
            claimed.removeAll().forEach(this::giveBack); // as another one may wait for it
        } else {
            claimed.remove(next);
            done++;
            stopped = !work.work(next.claim(), limit, new Hand(next));
        }
        return true;
    }

    private boolean claimAhead() {
        int room = most(lane) - claimed.size();
        if (nothingDue || room < 1) {
            return false;
        }
        Instant now = time.instant();
        adapt();
        nothingDue = true; // unless somebody calls meanwhile
        int asked = Math.min(Math.min(ahead, room), batch - done);
        List<Claim> more = outbox.claim(lane, now, asked, limit.lease());
        more.forEach(claim -> claimed.add(claim, Time.plus(now, LATEST), now));
        claimedAt = now;
        isFull = more.size() == ahead;
        if (more.size() == asked) {
            nothingDue = false;
        }
        return !more.isEmpty();
    }

    private void adapt() {
        if (isSlow()) {
            ahead = Math.max(1, ahead / 2);
        } else if (isFull) {
            ahead = Math.min(2 * ahead, most(lane));
        }
    }

    /** Whether what was claimed last takes longer than it should. */
    private boolean isSlow() {
        return claimedAt != null && time.instant().isAfter(Time.plus(claimedAt, SOON));
    }

    /** What is on record of a proof is read when it is claimed, and what was decided of another may have changed it. */
    private static int most(Lane lane) {
        return lane.equals(Lane.PROOF) ? 1 : AHEAD;
    }

    /** Takes the attempt that a task comes to. */
    final class Hand {
        private final Task task;

        private Hand(Task task) {
            this.task = task;
        }

        /** Has an attempt made. Of several, the others were just claimed, and wait as long as their leases allow. */
        void over(List<Claim> claims, Supplier<@Nullable SendResult> call, Consumer<SendResult> whenStored) {
            Instant fresh = claims.size() == 1 ? Time.plus(task.known(), FRESH) : task.latest();
            Parcel parcel = new Parcel(task, claims, told(claims), call, whenStored, fresh);
            if (handed == 0) {
                heardAt = time.instant();
            }
            couriers.hand(parcel);
            handed++;
            underWay.addAll(parcel.told());
        }

        private List<Told> told(List<Claim> claims) {
            Told told = task.told();
            if (told == null) {
                return List.of();
            }
            return claims.size() == 1
                    ? List.of(told)
                    : claims.stream().map(Told::by).filter(Objects::nonNull).toList();
        }

        /** Gives back what else is claimed, so that it can be told together with this one, and none before those that cannot. */
        void giveBackOthers() {
            claimed.removeAll().forEach(LaneRound.this::giveBack);
        }
    }

    private void await() {
        switch (couriers.await(SOON)) {
            case BY_TIME -> leaveToOthers();
            case BY_INTERRUPT -> stopped = true;
            case BY_NEWS -> takeIn();
        }
    }

    private void takeIn() {
        List<Couriers.Back> all = couriers.ended();
        Instant now = time.instant();
        if (all.isEmpty()) {
            if (handed > 0 && now.isAfter(Time.plus(heardAt, SOON))) {
                leaveToOthers();
            }
            return;
        }
        List<Task> notBegun = new ArrayList<>(0);
        List<Told> told = new ArrayList<>();
        int ended = 0;
        for (Couriers.Back back : all) {
            SendResult result = back.result();
            if (result == null) {
                notBegun.addAll(takeBack(back.parcel()));
            } else {
                remove(back.parcel());
                told.addAll(back.parcel().told());
                ended++;
                work.ended(back.parcel(), result);
                if (!back.inTime()) {
                    stopped = true;
                    ahead = 1;
                }
            }
        }
        claimed.addFirst(notBegun);
        claimed.haveEnded(told);
        long took = Math.max(1, now.toEpochMilli() - heardAt.toEpochMilli());
        pace = (int) Math.min(AHEAD, ended * IN_HAND.toMillis() / took);
        heardAt = now;
    }

    /** What waited too long is asked after; what was to be told together is left to others, and what waits for that. */
    private List<Task> takeBack(Parcel untried) {
        removeUntried(untried);
        if (untried.claims().size() == 1) {
            return List.of(untried.task());
        }
        untried.claims().forEach(this::giveBack);
        claimed.removeAll().forEach(this::giveBack);
        return List.of();
    }

    private void removeUntried(Parcel untried) {
        done--;
        remove(untried);
    }

    private void remove(Parcel parcel) {
        handed--;
        for (Told told : parcel.told()) {
            underWay.remove(told);
        }
    }

    /** What is not begun is left to others when nothing comes back for a while. */
    private void leaveToOthers() {
        List<Told> takenBack = new ArrayList<>();
        for (Parcel untried : couriers.takeBack()) {
            removeUntried(untried);
            takenBack.addAll(untried.told());
            untried.claims().forEach(this::giveBack);
        }
        claimed.removeAllBut(underWay, takenBack).forEach(this::giveBack);
        ahead = Math.max(1, ahead / 2);
        pace = 0; // or others had hardly a moment to claim what was left to them before it waits here again
        heardAt = time.instant();
    }

    /** While the store is out, leases end by themselves: to ask for each would take long. */
    private void giveBack(Claim claim) {
        nothingDue = false;
        isOut = isOut || !work.givesBack(claim);
    }

    private void giveBack() {
        for (Parcel untried : couriers.takeBack()) {
            removeUntried(untried);
            untried.claims().forEach(this::giveBack);
        }
        claimed.removeAll().forEach(this::giveBack);
    }

    /** Leaves nothing claimed, and nothing under way of which nobody hears. */
    private void end() {
        giveBack();
        while (handed > 0) {
            await();
            giveBack();
        }
    }
}
