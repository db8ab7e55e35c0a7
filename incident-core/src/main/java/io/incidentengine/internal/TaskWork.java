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
import io.incidentengine.notification.SendResult.Ambiguous;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
        this.problems = problems;
        this.policies = policies;
        this.listeners = listeners;
        this.time = time;
        this.settlement = new Settlement(outbox, channels, this::incident, this::delivery, listeners, time, closed);
        this.expanded = expanded;
    }

    /** How an attempt ended, and whether its peer answered in time. */
    private record Outcome(SendResult result, boolean inTime) {}

    /** The lanes in which something came of an attempt that is not stored yet. */
    Set<Lane> unsettled() {
        return settlement.unsettled();
    }

    /**
     * Stores what came of the last attempt in a lane, if it is not stored yet: before and after each task.
     *
     * @throws RuntimeException what a store throws that is out
     */
    void settle(Lane lane) {
        settlement.store(lane);
    }

    /**
     * Does a task; false if its peer did not answer in time, or was not called.
     *
     * @throws RuntimeException what a store throws that is out; the task is given back, and nothing is counted against it
     */
    boolean work(Claim claim, TimeLimit limit) {
        OutboxTask task = claim.task();
        try {
            if (task instanceof OutboxTask.Expand expand) {
                expand(claim, expand.notification(), limit);
            } else if (task instanceof OutboxTask.Send send) {
                return send(claim, send, limit);
            } else if (task instanceof OutboxTask.Prove prove) {
                prove(claim, prove);
            } else if (task instanceof OutboxTask.HandOver handOver) {
                return handOver(claim, handOver, limit);
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
    private boolean send(Claim claim, OutboxTask.Send task, TimeLimit limit) {
        if (settlement.makesUpFor(claim)) {
            return true;
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
            return true;
        }
        List<Claim> others =
                turn instanceof Pace.Together ? outbox.bundle(claim, now, BUNDLE, limit.lease()) : List.of();
        if (others.isEmpty()) {
            return send(List.of(claim), message, limit);
        }
        List<Claim> untried = new ArrayList<>(others);
        if (untried.removeIf(settlement::makesUpFor)) { // the bundle is another one without those
            untried.forEach(settlement::release);
            settlement.release(claim);
            return true;
        }
        return sendBundle(claim, others, limit);
    }

    /** What goes wrong before the channel is called must not hold up the others until their leases are over. */
    private boolean sendBundle(Claim first, List<Claim> others, TimeLimit limit) {
        List<Claim> all = new ArrayList<>(others.size() + 1);
        all.add(first);
        all.addAll(others);
        try {
            return send(all, limit.call(() -> whole(all)), limit);
        } catch (Throwable untried) {
            others.forEach(settlement::release);
            throw untried;
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

    private boolean send(List<Claim> claims, Message message, TimeLimit limit) {
        Channel channel = channels.get(message.channel());
        Outcome outcome = channel == null
                ? new Outcome(new Rejected("no channel for " + message.channel() + " is configured"), true)
                : attempt(limit, () -> channel.send(message));
        settlement.settle(claims, outcome.result(), () -> listeners.attempted(message, outcome.result()));
        return outcome.inTime();
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

    private boolean handOver(Claim claim, OutboxTask.HandOver task, TimeLimit limit) {
        if (settlement.makesUpFor(claim)) {
            return true;
        }
        ProblemOffer offer = task.offer();
        Outcome outcome = attempt(limit, () -> problems.take(offer));
        settlement.settle(List.of(claim), outcome.result(), () -> listeners.offered(offer, outcome.result()));
        return outcome.inTime();
    }

    private Outcome attempt(TimeLimit limit, Supplier<@Nullable SendResult> call) {
        SendResult result;
        try {
            result = limit.call(call);
        } catch (NotCalled untried) {
            throw untried;
        } catch (TookTooLong late) {
            return new Outcome(new Ambiguous(String.valueOf(late.getMessage())), false);
        } catch (RuntimeException failure) {
            return failed(limit, "failed: " + failure, failure);
        }
        return result == null
                ? failed(limit, "answered nothing", new IllegalStateException("null in place of a result"))
                : new Outcome(result, true);
    }

    private Outcome failed(TimeLimit limit, String what, RuntimeException failure) {
        listeners.failed("a call to " + limit.peer(), failure);
        return new Outcome(new Ambiguous(limit.peer() + " " + what), true);
    }
}
