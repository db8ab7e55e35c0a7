package io.incidentengine.internal;

import io.incidentengine.incident.Decisions;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.Situation;
import io.incidentengine.internal.TimeLimit.NotCalled;
import io.incidentengine.internal.TimeLimit.TookTooLong;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Text;
import io.incidentengine.model.Time;
import io.incidentengine.model.UnknownIncidentException;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.Duty;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.OutboxTask;
import io.incidentengine.notification.ProblemOffer;
import io.incidentengine.notification.Retries;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.notification.SendResult.RetryLater;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.ChangeResult;
import io.incidentengine.port.Channel;
import io.incidentengine.port.Directory;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.port.Outbox;
import io.incidentengine.port.ProblemManagement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Does one task outside of any transaction, and settles what came of it (S26, S27). What goes wrong with a task stays with
 * it: it is put back, and the next one has its turn.
 */
final class TaskWork {
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
    private final BooleanSupplier closed;
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
        this.closed = closed;
        this.expanded = expanded;
    }

    /** How an attempt ended, and whether its peer answered in time. */
    private record Outcome(SendResult result, boolean inTime) {}

    /** Does a task; false if its peer did not answer in time, or was not called. */
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
            release(claim);
            return false;
        } catch (Throwable failure) {
            putBack(claim, failure);
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
                () -> Expansion.of(notification, incident, directory, policy.audiences(), wording, time.instant()));
        Instant check = Duty.firstCheck(notification, policy).orElse(null);
        outbox.expand(claim, expansion.messages(), expansion.failures(), time.instant(), check);
        expanded.run();
    }

    private boolean send(Claim claim, OutboxTask.Send task, TimeLimit limit) {
        Message message = task.message();
        Channel channel = channels.get(message.channel());
        Outcome outcome = channel == null
                ? new Outcome(new Rejected("no channel for " + message.channel() + " is configured"), true)
                : attempt(limit, () -> channel.send(message));
        settle(claim, outcome.result());
        listeners.attempted(message, outcome.result());
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
        ProblemOffer offer = task.offer();
        Outcome outcome = attempt(limit, () -> problems.take(offer));
        settle(claim, outcome.result());
        listeners.offered(offer, outcome.result());
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

    private void settle(Claim claim, SendResult result) {
        Instant now = time.instant();
        Instant retryAt = isFinal(result) ? null : retryAt(claim, result, now);
        boolean settled = outbox.settle(claim, result, now, retryAt);
        if (settled && retryAt == null && !(result instanceof Accepted)) {
            listeners.givenUp(claim.key(), attempt(claim.task()), result);
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
            Incident incident = incident(send.message().incident());
            DeliveryPolicy policy = delivery(incident);
            retries = policy.retries();
            if (result instanceof Ambiguous && !isSentAgain(send.message(), incident, policy)) {
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

    private boolean isSentAgain(Message message, Incident incident, DeliveryPolicy policy) {
        Channel channel = channels.get(message.channel());
        return policy.sentAgain().contains(incident.severity())
                || (channel != null && channel.guarantee() == Channel.Guarantee.IDEMPOTENT);
    }

    private static int attempt(OutboxTask task) {
        if (task instanceof OutboxTask.Send send) {
            return send.attempt();
        }
        return task instanceof OutboxTask.HandOver handOver ? handOver.attempt() : 1;
    }

    private void release(Claim claim) {
        try {
            outbox.release(claim, closed.getAsBoolean() ? time.instant() : retryAt(claim, 1));
        } catch (Throwable failure) {
            listeners.failed("releasing " + claim.key() + ", which waits until its lease is over", failure);
        }
    }

    /** Counts a failure or an attempt, so that what fails again and again waits longer each time. */
    private void putBack(Claim claim, Throwable failure) {
        listeners.failed("a task of the outbox, " + claim.key(), failure);
        try {
            if (claim.task() instanceof OutboxTask.Expand expand) {
                String why = Text.cleaned(String.valueOf(failure.getMessage()), SendResult.TEXT_LENGTH);
                outbox.postpone(claim, why, retryAt(claim, expand.failures() + 1));
            } else if (claim.task() instanceof OutboxTask.Prove) {
                outbox.release(claim, retryAt(claim, 1));
            } else {
                settle(claim, new Ambiguous("what came of it could not be stored"));
            }
        } catch (Throwable again) {
            listeners.failed("putting back " + claim.key() + ", which waits until its lease is over", again);
        }
    }

    private Instant retryAt(Claim claim, int failures) {
        return Time.plus(time.instant(), Retries.STANDARD.wait(failures, claim.key()));
    }
}
