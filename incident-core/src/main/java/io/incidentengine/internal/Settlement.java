package io.incidentengine.internal;

import io.incidentengine.incident.Incident;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Severity;
import io.incidentengine.model.Text;
import io.incidentengine.model.Time;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.Ended;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.OutboxTask;
import io.incidentengine.notification.Retries;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.notification.SendResult.RetryLater;
import io.incidentengine.port.Channel;
import io.incidentengine.port.Outbox;
import io.incidentengine.port.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Says to the outbox how a task went, and when it is to be tried again (S28, S30). What the store does not take down is kept, so
 * that what was sent is not sent again for it: of one attempt in each lane while the store is out, and else of {@link PutOff}.
 */
final class Settlement {
    private final Outbox outbox;
    private final Map<ChannelType, Channel> channels;
    private final Function<IncidentId, Incident> incidents;
    private final Function<Incident, DeliveryPolicy> policies;
    private final Listeners listeners;
    private final InstantSource time;
    private final BooleanSupplier closed;
    private final Map<Lane, Deque<Unsettled>> unsettled = new ConcurrentHashMap<>();
    private final Set<Lane> isBack = ConcurrentHashMap.newKeySet();
    private final PutOff putOff = new PutOff();

    /** Wires it. */
    Settlement(
            Outbox outbox,
            Map<ChannelType, Channel> channels,
            Function<IncidentId, Incident> incidents,
            Function<Incident, DeliveryPolicy> policies,
            Listeners listeners,
            InstantSource time,
            BooleanSupplier closed) {
        this.outbox = outbox;
        this.channels = channels;
        this.incidents = incidents;
        this.policies = policies;
        this.listeners = listeners;
        this.time = time;
        this.closed = closed;
    }

    /**
     * Takes what came of one attempt, which {@link #store} is to store. What is tried again is so together.
     *
     * @param claims what was tried together, in one lane
     * @param result what came of it
     * @param whenStored what to do when that is stored of all of them
     */
    void settle(List<Claim> claims, SendResult result, Runnable whenStored) {
        Attempted attempted = new Attempted(result, time.instant(), claims.size(), whenStored);
        Deque<Unsettled> all =
                unsettled.computeIfAbsent(claims.get(0).task().lane(), lane -> new ArrayDeque<>(claims.size()));
        claims.forEach(claim -> all.add(new Unsettled(claim, attempted, 0)));
    }

    /** The lanes in which something came of an attempt that is not stored yet. */
    Set<Lane> unsettled() {
        return unsettled.keySet();
    }

    /**
     * Stores what came of the last attempts in a lane, as far as it is not stored yet. What the store refuses is put off. So is
     * all that is left when the store is out and the leases are about to end: others have their turn then.
     *
     * @throws RuntimeException what a store throws that is out
     */
    void store(Lane lane) {
        Deque<Unsettled> left = unsettled.get(lane);
        if (left != null) {
            store(lane, left);
            unsettled.remove(lane);
            if (!putOff.isEmpty()) {
                isBack.add(lane);
            }
        }
    }

    /**
     * Stores that, and then what an outage alone has put off, if the store has taken down anything since. While nothing of the
     * lane is claimed: whoever has claimed it would not know that it is settled.
     *
     * @throws RuntimeException what a store throws that is out
     */
    void storeAll(Lane lane) {
        store(lane);
        while (isBack.remove(lane)) {
            Deque<Unsettled> left = putOff.takeBack(lane);
            if (!left.isEmpty()) {
                unsettled.put(lane, left);
                store(lane);
            }
        }
    }

    /** All together; if the store refuses that, one after the other, which shows what it refuses. */
    private void store(Lane lane, Deque<Unsettled> left) {
        try {
            if (left.size() > 1 && storesTogether(left)) {
                return;
            }
            while (!left.isEmpty()) {
                storeOrPutOff(left.element());
                left.remove();
            }
        } catch (Throwable failure) {
            if (isOutage(failure) && isOver(left.element().attempted())) {
                left.forEach(putOff::add);
                unsettled.remove(lane);
            }
            throw failure;
        }
    }

    private boolean storesTogether(Deque<Unsettled> left) {
        List<Ended> ended;
        List<Boolean> settled;
        try {
            ended = left.stream()
                    .map(one -> ended(one.claim(), one.attempted()))
                    .toList();
            settled = outbox.settle(ended);
        } catch (Throwable failure) {
            if (isOutage(failure)) {
                throw failure;
            }
            return false;
        }
        tell(ended, settled);
        while (!left.isEmpty()) {
            left.remove().attempted().stored();
        }
        return true;
    }

    private void storeOrPutOff(Unsettled next) {
        try {
            store(next.claim(), next.attempted());
        } catch (Throwable failure) {
            if (isOutage(failure)) {
                throw failure;
            }
            putOff(next.refused(), failure);
        }
    }

    /** Whether it is the store that failed, so that nobody else is to blame. */
    static boolean isOutage(Throwable failure) {
        return failure instanceof StoreException store && store.isOutage();
    }

    private boolean isOver(Attempted attempted) {
        return !time.instant().isBefore(Time.plus(attempted.at, TimeLimit.MARGIN));
    }

    /**
     * Stores what came of an attempt that was put off, now that its task is handed out again, rather than to make it again.
     *
     * @return false if nothing was put off
     * @throws RuntimeException what a store throws that is out
     */
    boolean makesUpFor(Claim claim) {
        Unsettled kept = putOff.find(claim);
        if (kept == null) {
            return false;
        }
        try {
            store(claim, kept.attempted());
            putOff.remove(claim);
        } catch (Throwable failure) {
            if (isOutage(failure)) {
                putOff.add(kept.by(claim));
                throw failure;
            }
            putOff(kept.by(claim).refused(), failure);
            release(claim, kept.refusals() + 1);
        }
        return true;
    }

    private void putOff(Unsettled refused, Throwable failure) {
        listeners.failed("putting back " + refused.claim().key() + ", of which the store takes down nothing", failure);
        putOff.add(refused);
    }

    /** What came of it is unknown if that is all that the store takes down: so it counts, and is tried again as such. */
    private void store(Claim claim, Attempted attempted) {
        try {
            settle(ended(claim, attempted));
        } catch (Throwable failure) {
            if (isOutage(failure)) {
                throw failure;
            }
            listeners.failed("storing what came of " + claim.key(), failure);
            SendResult unknown = new Ambiguous("what came of it could not be stored");
            settle(new Ended(claim, unknown, attempted.at, retryAt(claim, unknown, attempted.at)));
            return;
        }
        attempted.stored();
    }

    private Ended ended(Claim claim, Attempted attempted) {
        SendResult result = attempted.result;
        Instant retryAt = isFinal(result) ? null : retryAt(claim, result, attempted.at);
        return new Ended(claim, result, attempted.at, attempted.together(retryAt));
    }

    private void settle(Ended ended) {
        List<Ended> one = List.of(ended);
        tell(one, outbox.settle(one));
    }

    private void tell(List<Ended> ended, List<Boolean> settled) {
        for (int i = 0; i < ended.size(); i++) {
            Ended each = ended.get(i);
            if (settled.get(i) && each.retryAt() == null && !(each.result() instanceof Accepted)) {
                listeners.givenUp(each.claim().key(), attempt(each.claim().task()), each.result());
            }
        }
    }

    private static boolean isFinal(SendResult result) {
        return result instanceof Accepted || result instanceof Rejected;
    }

    /** When to try again (S30); {@code null} if it is given up, or may have been sent and must not be twice (S28). */
    private @Nullable Instant retryAt(Claim claim, SendResult result, Instant now) {
        OutboxTask task = claim.task();
        Retries retries = Retries.STANDARD;
        if (task instanceof OutboxTask.Send send) {
            Severity severity = send.message().severity();
            DeliveryPolicy policy = DeliveryPolicy.STANDARD;
            try {
                Incident incident = incidents.apply(send.message().incident());
                severity = incident.severity();
                policy = policies.apply(incident);
            } catch (RuntimeException unreadable) {
                if (isOutage(unreadable)) {
                    throw unreadable;
                }
                listeners.failed("reading incident " + send.message().incident(), unreadable);
            }
            retries = policy.retries();
            if (result instanceof Ambiguous && !isSentAgain(send.message(), severity, policy)) {
                return null;
            }
        }
        int attempt = attempt(task);
        if (attempt >= retries.attempts()) {
            return null;
        }
        Instant retryAt = Time.plus(now, retries.wait(attempt, claim.key()));
        return result instanceof RetryLater later ? Time.later(retryAt, Time.plus(now, later.after())) : retryAt;
    }

    private boolean isSentAgain(Message message, Severity severity, DeliveryPolicy policy) {
        Channel channel = channels.get(message.channel());
        return policy.sentAgain().contains(severity)
                || (channel != null && channel.guarantee() == Channel.Guarantee.IDEMPOTENT);
    }

    static int attempt(OutboxTask task) {
        if (task instanceof OutboxTask.Send send) {
            return send.attempt();
        }
        return task instanceof OutboxTask.HandOver handOver ? handOver.attempt() : 1;
    }

    /** Gives back what was not begun: it waits where it did, as if nobody had claimed it. False if the store is out. */
    boolean givesBack(Claim claim) {
        return releases(claim, claim.since());
    }

    /** Gives back what could not be tried, and nothing is counted. */
    void release(Claim claim) {
        release(claim, 1);
    }

    private void release(Claim claim, int failures) {
        releases(claim, closed.getAsBoolean() ? claim.since() : retryAt(claim, failures));
    }

    private boolean releases(Claim claim, Instant until) {
        try {
            outbox.release(claim, until);
            return true;
        } catch (Throwable failure) {
            listeners.failed("releasing " + claim.key() + ", which waits until its lease is over", failure);
            return !isOutage(failure);
        }
    }

    /** Counts a failure or an attempt at what could not be tried, so that what fails again and again waits longer each time. */
    void putBack(Claim claim, Throwable failure) {
        listeners.failed("a task of the outbox, " + claim.key(), failure);
        try {
            String why = Text.cleaned(String.valueOf(failure.getMessage()), SendResult.TEXT_LENGTH);
            if (claim.task() instanceof OutboxTask.Expand expand) {
                outbox.postpone(claim, why, retryAt(claim, expand.failures() + 1));
            } else if (claim.task() instanceof OutboxTask.Prove) {
                outbox.release(claim, retryAt(claim, 1));
            } else {
                SendResult untried = new RetryLater("could not be tried: " + why, Duration.ZERO);
                Instant now = time.instant();
                settle(new Ended(claim, untried, now, retryAt(claim, untried, now)));
            }
        } catch (Throwable again) {
            listeners.failed("putting back " + claim.key() + ", which waits until its lease is over", again);
        }
    }

    private Instant retryAt(Claim claim, int failures) {
        return Time.plus(time.instant(), Retries.STANDARD.wait(failures, claim.key()));
    }
}
