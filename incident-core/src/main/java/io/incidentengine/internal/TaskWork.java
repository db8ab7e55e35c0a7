package io.incidentengine.internal;

import io.incidentengine.incident.Decisions;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.Situation;
import io.incidentengine.internal.TimeLimit.NotCalled;
import io.incidentengine.internal.TimeLimit.TookTooLong;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.UnknownIncidentException;
import io.incidentengine.notification.Bundle;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.Duty;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.OutboxTask;
import io.incidentengine.notification.Pace;
import io.incidentengine.notification.ProblemOffer;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.ChangeResult;
import io.incidentengine.port.Channel;
import io.incidentengine.port.Directory;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.port.Outbox;
import io.incidentengine.port.ProblemManagement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Does one task outside of any transaction, and settles what came of it (S26, S27). What goes wrong with a task stays with
 * it: it is put back, and the next one has its turn. That the store is out is no fault of any task, and ends the round.
 */
final class TaskWork {
    /** So many messages at most are told together: more would outlast their leases. */
    private static final int BUNDLE = 1_000;

    private final IncidentStore store;
    private final Outbox outbox;
    private final Directory directory;
    private final SureWording wording;
    private final Map<ChannelType, Channel> channels;
    private final Set<ChannelType> receipts;
    private final Map<Lane, Integer> windows;
    private final ProblemManagement problems;
    private final Function<Incident, IncidentPolicy> policies;
    private final Listeners listeners;
    private final InstantSource time;
    private final Settlement settlement;
    private final Runnable expanded;

    /** Wires it: what a task may need, who hears of it, and who is told that an expansion made messages. */
    TaskWork(
            IncidentStore store,
            Directory directory,
            SureWording wording,
            Map<ChannelType, Channel> channels,
            ProblemManagement problems,
            Function<Incident, IncidentPolicy> policies,
            Listeners listeners,
            InstantSource time,
            BooleanSupplier closed,
            Runnable expanded) {
        this.store = store;
        this.outbox = store.outbox();
        this.directory = directory;
        this.wording = wording;
        this.channels = channels;
        this.receipts = channels.values().stream()
                .filter(Channel::hasReceipts)
                .map(Channel::type)
                .collect(Collectors.toUnmodifiableSet());
        this.windows = channels.values().stream()
                .collect(Collectors.toUnmodifiableMap(channel -> Lane.of(channel.type()), Channel::window));
        this.problems = problems;
        this.policies = policies;
        this.listeners = listeners;
        this.time = time;
        this.settlement = new Settlement(outbox, channels, this::incident, this::delivery, listeners, time, closed);
        this.expanded = expanded;
    }

    /** The lanes in which something came of an attempt that is not stored yet. */
    Set<Lane> unsettled() {
        return settlement.unsettled();
    }

    /** How many messages the channel of a lane takes at a time. */
    int window(Lane lane) {
        return windows.getOrDefault(lane, 1);
    }

    /** What a call has thrown is told, and no fault of the engine. */
    void failed(String what, Throwable failure) {
        listeners.failed(what, failure);
    }

    /** Takes what came of an attempt, which {@link #settle} is to store. */
    void ended(Parcel parcel, SendResult result) {
        settlement.settle(parcel.claims(), result, () -> parcel.whenStored().accept(result));
    }

    /**
     * Stores what came of the last attempts in a lane, as far as it is not stored yet.
     *
     * @throws RuntimeException what a store throws that is out
     */
    void settle(Lane lane) {
        settlement.store(lane);
    }

    /**
     * Stores that, and what an outage has put off; while nothing of the lane is claimed.
     *
     * @throws RuntimeException what a store throws that is out
     */
    void settleAll(Lane lane) {
        settlement.storeAll(lane);
    }

    /**
     * Tells which claims of a lane still count: nothing but messages ends before somebody has done it. Those of which the store
     * cannot tell do.
     *
     * @throws RuntimeException what a store throws that is out
     */
    List<Boolean> counts(List<Claim> claims) {
        if (!(claims.get(0).task() instanceof OutboxTask.Send)) {
            return Collections.nCopies(claims.size(), true);
        }
        try {
            return outbox.counts(claims);
        } catch (RuntimeException failure) {
            if (Settlement.isOutage(failure)) {
                throw failure;
            }
            if (claims.size() > 1) {
                return claims.stream()
                        .map(claim -> counts(List.of(claim)).get(0))
                        .toList();
            }
            listeners.failed("asking whether " + claims.get(0).key() + " is still to be sent", failure);
            return List.of(true);
        }
    }

    /** Gives back what was claimed and not begun; false if the store is out. */
    boolean givesBack(Claim claim) {
        return settlement.givesBack(claim);
    }

    /**
     * Does a task, or all that is to be done before its peer is called, and hands it over then; false if somebody who was asked
     * did not answer in time, or was not asked.
     *
     * @throws RuntimeException what a store throws that is out; the task is given back, and nothing is counted against it
     */
    boolean work(Claim claim, TimeLimit limit, LaneRound.Hand hand) {
        OutboxTask task = claim.task();
        try {
            if (task instanceof OutboxTask.Expand expand) {
                expand(claim, expand.notification(), limit);
            } else if (task instanceof OutboxTask.Send send) {
                send(claim, send, limit, hand);
            } else if (task instanceof OutboxTask.Prove prove) {
                prove(claim, prove);
            } else if (task instanceof OutboxTask.HandOver handOver) {
                handOver(claim, handOver.offer(), hand);
            }
            return true;
        } catch (NotCalled untried) {
            settlement.release(claim);
            return false;
        } catch (Throwable failure) {
            if (Settlement.isOutage(failure)) {
                settlement.release(claim);
                throw failure;
            }
            settlement.putBack(claim, failure);
            return !(failure instanceof TookTooLong);
        }
    }

    private Incident incident(IncidentId id) {
        return store.find(id).orElseThrow(() -> new UnknownIncidentException(id));
    }

    /** A policy that cannot be found keeps nobody from being told. */
    private DeliveryPolicy delivery(Incident incident) {
        try {
            return policies.apply(incident).delivery();
        } catch (RuntimeException failure) {
            listeners.failed("finding policy " + incident.policy() + " of incident " + incident.id(), failure);
            return DeliveryPolicy.STANDARD;
        }
    }

    private void expand(Claim claim, Notification notification, TimeLimit limit) {
        Incident incident = incident(notification.incident());
        DeliveryPolicy policy = delivery(incident);
        Expansion expansion = limit.call(
                () -> new Expansion(notification, incident, directory, policy, receipts, wording, time.instant()));
        Instant check = Duty.firstCheck(notification, policy).orElse(null);
        outbox.expand(claim, expansion.messages(), expansion.failures(), time.instant(), check);
        expanded.run();
    }

    /** Sends a message when its time has come, with those that are to be told together with it (S32). */
    private void send(Claim claim, OutboxTask.Send task, TimeLimit limit, LaneRound.Hand hand) {
        if (settlement.makesUpFor(claim)) {
            return;
        }
        Message message = task.message();
        Pace pace = message.pace();
        Instant now = time.instant();
        List<Instant> begun = pace.limitOf(task.attempt())
                .map(room -> outbox.begun(claim, room.since(now), room.messages()))
                .orElse(List.of());
        Pace.Turn turn = pace.turn(
                message.severity(), message.recipients().get(0).person().zone(), task.attempt(), begun, now);
        if (turn instanceof Pace.Held held) {
            outbox.release(claim, held.until());
        } else if (turn instanceof Pace.Together) {
            hand.giveBackOthers();
            sendTogether(claim, message, outbox.bundle(claim, now, BUNDLE, limit.lease()), limit, hand);
        } else {
            send(List.of(claim), message, hand);
        }
    }

    private void sendTogether(Claim first, Message message, List<Claim> others, TimeLimit limit, LaneRound.Hand hand) {
        if (others.isEmpty()) {
            send(List.of(first), message, hand);
            return;
        }
        List<Claim> untried = new ArrayList<>(others);
        if (untried.removeIf(settlement::makesUpFor)) { // the bundle is another one without those
            untried.forEach(settlement::release);
            settlement.release(first);
            return;
        }
        List<Claim> all = new ArrayList<>(others.size() + 1);
        all.add(first);
        all.addAll(others);
        try {
            send(all, limit.call(() -> whole(all)), hand);
        } catch (Throwable notTold) {
            others.forEach(settlement::release); // or they would be held up until their leases are over
            throw notTold;
        }
    }

    private Message whole(List<Claim> claims) {
        Bundle bundle = new Bundle(claims.stream()
                .map(claim -> ((OutboxTask.Send) claim.task()).message())
                .toList());
        Message first = bundle.first();
        Incident incident = incident(first.incident());
        Notification notification = bundle.notification(
                incident.report().title(), incident.report().service().value(), time.instant());
        return bundle.whole(wording.word(
                notification,
                incident,
                first.channel(),
                first.recipients().get(0).person()));
    }

    private void send(List<Claim> claims, Message message, LaneRound.Hand hand) {
        Channel channel = channels.get(message.channel());
        hand.over(
                claims,
                channel == null ? () -> Rejected.withoutChannel(message.channel()) : () -> channel.send(message),
                result -> listeners.attempted(message, result));
    }

    /** Sees whether a notification is proven to have arrived, and does what is to be done about it (S29). */
    private void prove(Claim claim, OutboxTask.Prove task) {
        IncidentId id = task.record().notification().incident();
        Incident told = incident(id);
        Duty.Step step =
                told.isSilent() ? Duty.Step.NOTHING : Duty.next(task, delivery(told), receipts, time.instant());
        if (!step.outcomes().isEmpty()) {
            ChangeResult result = store.change(
                    id,
                    (incident, siblings) -> Decisions.prove(
                            incident,
                            step.outcomes(),
                            new Situation(
                                    policies.apply(incident),
                                    policies.apply(incident).roles(),
                                    time.instant(),
                                    siblings)));
            if (result instanceof ChangeResult.Committed committed) {
                listeners.changed(committed.change());
            }
        }
        outbox.prove(claim, step.fallbacks(), time.instant(), step.check());
        if (!step.fallbacks().isEmpty()) {
            expanded.run();
        }
    }

    private void handOver(Claim claim, ProblemOffer offer, LaneRound.Hand hand) {
        if (!settlement.makesUpFor(claim)) {
            hand.over(List.of(claim), () -> problems.take(offer), result -> listeners.offered(offer, result));
        }
    }
}
