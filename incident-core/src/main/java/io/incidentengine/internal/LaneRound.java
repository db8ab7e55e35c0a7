package io.incidentengine.internal;

import io.incidentengine.internal.Claimed.Task;
import io.incidentengine.model.Time;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.SendResult;
import io.incidentengine.port.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One round of a lane: claims some tasks ahead, has them done, and stores together what came of those that ended meanwhile.
 * So the store and the peer work at the same time, and a transaction is not for one message only.
 *
 * <p>How many are claimed ahead follows from how fast the last ones were done: what a second was enough for. What could not
 * be begun early enough for its lease, or while the peer answers nothing, or is left when the round ends, is given back as if
 * nobody had claimed it. Being ahead changes nothing of what is sent and in which order: what may be begun beside what else
 * {@link Claimed} tells, and the store is asked again whether a message still is to be sent, shortly before it is begun.
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

    /** A message is begun so long at the latest after the store has said that it is to be sent. */
    private static final Duration FRESH = Duration.ofMillis(250);

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
    private final IdentityHashMap<Parcel, Task> handed = new IdentityHashMap<>();
    private @Nullable Instant claimedAt;
    private boolean isFull;
    private int ahead;
    private int done;
    private int pass;
    private int ended;
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
        this.window = work.window(lane);
        this.couriers = new Couriers(limit, window, time, work::failed);
        this.time = time;
        this.closed = closed;
        this.batch = batch;
        this.ahead = ahead;
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
            more = beginFree() || claimAhead();
        }
        if (isOver()) {
            giveBack();
        }
        return !handed.isEmpty() || (!isOver() && done < batch && !(nothingDue && claimed.isEmpty()));
    }

    private boolean isToBegin() {
        return !isOver() && done < batch && handed.size() < most() && !(couriers.hasEnded() && isSlow());
    }

    private boolean isOver() {
        return stopped || closed.getAsBoolean();
    }

    /** So many are handed over that nobody waits for the next one while what has ended is stored. */
    private int most() {
        return Math.min(Math.max(window, ahead), window + 2 * ended);
    }

    private boolean beginFree() {
        List<Task> free = claimed.free(underWay(), most() - handed.size());
        if (free.isEmpty()) {
            return false;
        }
        free = counting(free);
        Instant fresh = Time.plus(time.instant(), FRESH);
        for (Task task : free) {
            if (time.instant().isAfter(fresh)) {
                pass++;
                break;
            }
            if (isToBegin() && claimed.remove(task)) {
                begin(task);
            }
        }
        return true;
    }

    private List<Claim> underWay() {
        return handed.keySet().stream()
                .flatMap(parcel -> parcel.claims().stream())
                .toList();
    }

    /** What was claimed before is left alone if another one is sent in its place meanwhile, or somebody needs it no more. */
    private List<Task> counting(List<Task> tasks) {
        List<Task> older = tasks.stream().filter(task -> task.pass() != pass).toList();
        if (older.isEmpty()) {
            return tasks;
        }
        Iterator<Boolean> counts =
                work.counts(older.stream().map(Task::claim).toList()).iterator();
        List<Task> gone = older.stream().filter(task -> !counts.next()).toList();
        gone.forEach(claimed::remove);
        return tasks.stream().filter(task -> !gone.contains(task)).toList();
    }

    private void begin(Task task) {
        if (time.instant().isAfter(task.latest())) {
            giveBack(task.claim());
        } else {
            done++;
            stopped = !work.work(task.claim(), limit, new Hand(task));
        }
    }

    private boolean claimAhead() {
        int room = most(lane) - claimed.size();
        if (nothingDue || room < 1) {
            return false;
        }
        Instant now = time.instant();
        if (claimed.isEmpty()) {
            adapt();
        }
        nothingDue = true; // unless somebody calls meanwhile
        List<Claim> more = outbox.claim(lane, now, Math.min(Math.min(ahead, room), batch - done), limit.lease());
        more.forEach(claim -> claimed.add(new Task(claim, Time.plus(now, LATEST), pass)));
        claimedAt = now;
        isFull = more.size() == ahead;
        if (!more.isEmpty()) {
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

        /** Has an attempt made. */
        void over(List<Claim> claims, Supplier<@Nullable SendResult> call, Consumer<SendResult> whenStored) {
            Instant fresh = Time.plus(time.instant(), FRESH);
            Instant latest = fresh.isBefore(task.latest()) ? fresh : task.latest();
            Parcel parcel = new Parcel(claims, call, whenStored, latest);
            couriers.hand(parcel);
            handed.put(parcel, task);
        }

        /** Gives back what may be told together with a message. */
        void giveBackThoseWith(Message first) {
            claimed.removeThoseWith(first).forEach(LaneRound.this::giveBack);
        }
    }

    /** What is not begun is left to others when nothing comes back for a while. */
    private void await() {
        pass++;
        ended = 0;
        switch (couriers.await(SOON)) {
            case BY_TIME -> {
                giveBack();
                ahead = Math.max(1, ahead / 2);
            }
            case BY_INTERRUPT -> stopped = true;
            case BY_NEWS -> takeIn();
        }
    }

    private void takeIn() {
        List<Task> notBegun = new ArrayList<>(0);
        for (Couriers.Back back : couriers.ended()) {
            Parcel parcel = back.parcel();
            Task task = handed.remove(parcel);
            SendResult result = back.result();
            if (result != null) {
                ended++;
                work.ended(parcel, result);
                if (!back.inTime()) {
                    stopped = true;
                    ahead = 1;
                }
            } else if (task != null && parcel.claims().size() == 1) {
                done--;
                notBegun.add(task);
            } else {
                parcel.claims().forEach(this::giveBack);
            }
        }
        claimed.addFirst(notBegun);
    }

    /** While the store is out, leases end by themselves: to ask for each would take long. */
    private void giveBack(Claim claim) {
        nothingDue = false;
        isOut = isOut || !work.givesBack(claim);
    }

    private void giveBack() {
        for (Parcel untried : couriers.takeBack()) {
            handed.remove(untried);
            untried.claims().forEach(this::giveBack);
        }
        claimed.removeAll().forEach(this::giveBack);
    }

    /** Leaves nothing claimed, and nothing under way of which nobody hears. */
    private void end() {
        giveBack();
        while (!handed.isEmpty()) {
            await();
            giveBack();
        }
    }
}
