package io.incidentengine.internal;

import io.incidentengine.model.Time;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.OutboxTask.Send;
import io.incidentengine.notification.SendResult;
import io.incidentengine.port.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One round of a lane: claims some tasks ahead, has them done, and stores together what came of those that ended meanwhile.
 * So the store and the peer work at the same time, and a transaction is not for one message only.
 *
 * <p>How many are claimed ahead follows from how fast the last ones were done: what a second was enough for. What could not
 * be begun early enough for its lease, or while the peer answers nothing, or is left when the round ends, is given back as if
 * nobody had claimed it. Of what this round sends, being ahead changes nothing: a message about the same incident for somebody
 * who is just being sent another waits for what comes of that, and is claimed anew, as it may be superseded then (S31); one that
 * a limit counts together with another waits for that (S32). What others do meanwhile is not seen: what they supersede, or
 * somebody acknowledges, after it was claimed is sent all the same.
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

    private final Lane lane;
    private final Outbox outbox;
    private final TaskWork work;
    private final TimeLimit limit;
    private final Couriers couriers;
    private final int window;
    private final InstantSource time;
    private final BooleanSupplier closed;
    private final int batch;

    private final Deque<Claim> claimed = new ArrayDeque<>();
    private final Set<Parcel> handed = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Message> told = new ArrayList<>();
    private @Nullable Instant claimedAt;
    private boolean isFull;
    private int ahead;
    private int done;
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
        while (more && !isOver() && done < batch && handed.size() < Math.max(window, ahead)) {
            more = beginNext() && !(couriers.hasEnded() && isSlow());
        }
        if (isOver()) {
            giveBack();
        }
        return !handed.isEmpty() || (!isOver() && done < batch && !nothingDue);
    }

    private boolean isOver() {
        return stopped || closed.getAsBoolean();
    }

    private boolean beginNext() {
        if (claimed.isEmpty() && !claimAhead()) {
            return false;
        }
        Claim next = claimed.element();
        if (isAmong(handed(), next, LaneRound::waitsFor)) {
            return false;
        }
        claimed.remove();
        if (time.instant().isAfter(latest()) || isAmong(told.stream(), next, LaneRound::isForSame)) {
            giveBack(next);
        } else {
            done++;
            stopped = !work.work(next, limit, this);
        }
        return true;
    }

    private boolean claimAhead() {
        if (nothingDue) {
            return false;
        }
        Instant now = time.instant();
        adapt();
        nothingDue = true; // unless somebody calls meanwhile
        int limited = Math.min(ahead, batch - done);
        List<Claim> more = outbox.claim(lane, now, limited, limit.lease());
        claimed.addAll(more);
        claimedAt = now;
        isFull = more.size() == ahead;
        told.clear();
        if (!more.isEmpty()) {
            nothingDue = false;
        }
        return !more.isEmpty();
    }

    private void adapt() {
        if (isSlow()) {
            ahead = Math.max(1, ahead / 2);
        } else if (isFull) {
            ahead = Math.min(2 * ahead, most());
        }
    }

    /** Whether what was claimed last takes longer than it should. */
    private boolean isSlow() {
        return claimedAt != null && time.instant().isAfter(Time.plus(claimedAt, SOON));
    }

    /** What is on record of a proof is read when it is claimed, and what was decided of another may have changed it. */
    private int most() {
        return lane.equals(Lane.PROOF) ? 1 : AHEAD;
    }

    private Instant latest() {
        return Time.plus(claimedAt == null ? time.instant() : claimedAt, LATEST);
    }

    private Stream<Message> handed() {
        return handed.stream().flatMap(parcel -> parcel.claims().stream()).flatMap(claim -> message(claim).stream());
    }

    private static Optional<Message> message(Claim claim) {
        return claim.task() instanceof Send send ? Optional.of(send.message()) : Optional.empty();
    }

    private static boolean isAmong(Stream<Message> others, Claim claim, BiPredicate<Message, Message> kind) {
        return message(claim)
                .filter(next -> others.anyMatch(other -> kind.test(next, other)))
                .isPresent();
    }

    /** Tells whether what comes of another one is to be on record before. */
    private static boolean waitsFor(Message next, Message other) {
        return isForSame(next, other)
                || (next.pace().limit() != null && next.readers().equals(other.readers()));
    }

    private static boolean isForSame(Message one, Message other) {
        return one.incident().equals(other.incident()) && !Collections.disjoint(one.readers(), other.readers());
    }

    /** Has an attempt made. */
    void hand(List<Claim> claims, Supplier<@Nullable SendResult> call, Consumer<SendResult> whenStored) {
        Parcel parcel = new Parcel(claims, call, whenStored, latest());
        couriers.hand(parcel);
        handed.add(parcel);
    }

    /** Gives back what may be told together with a message. */
    void giveBackWith(Message first) {
        claimed.removeIf(claim -> {
            boolean with = message(claim)
                    .filter(other -> other.readers().equals(first.readers()))
                    .isPresent();
            if (with) {
                giveBack(claim);
            }
            return with;
        });
    }

    /** What is not begun is left to others when nothing comes back for a while. */
    private void await() {
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
        for (Couriers.Back back : couriers.ended()) {
            Parcel parcel = back.parcel();
            handed.remove(parcel);
            SendResult result = back.result();
            if (result == null) {
                parcel.claims().forEach(this::giveBack);
            } else {
                parcel.claims().forEach(claim -> message(claim).ifPresent(told::add));
                work.ended(parcel, result);
                if (!back.inTime()) {
                    stopped = true;
                    ahead = 1;
                }
            }
        }
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
        claimed.forEach(this::giveBack);
        claimed.clear();
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
