package io.incidentengine.internal;

import io.incidentengine.incident.Incident;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Text;
import io.incidentengine.model.Time;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.DeliveryPolicy;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says to the outbox how a task went, and when it is to be tried again (S28, S30). */
final class Settlement {
    private final Outbox outbox;
    private final Map<ChannelType, Channel> channels;
    private final Function<IncidentId, Incident> incidents;
    private final Function<Incident, DeliveryPolicy> policies;
    private final Listeners listeners;
    private final InstantSource time;
    private final BooleanSupplier closed;

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

    /** Settles what was tried in one attempt: what is tried again is so together. Tells whether all of it is stored. */
    boolean settle(List<Claim> claims, SendResult result) {
        Instant now = time.instant();
        Instant together = null;
        boolean stored = true;
        for (Claim claim : claims) {
            try {
                Instant retryAt = isFinal(result) ? null : retryAt(claim, result, now);
                together = together == null ? retryAt : together;
                settle(claim, result, now, retryAt == null ? null : together);
            } catch (Throwable failure) {
                stored = false;
                putBack(claim, failure);
            }
        }
        return stored;
    }

    private void settle(Claim claim, SendResult result, Instant now, @Nullable Instant retryAt) {
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
            Incident incident = incidents.apply(send.message().incident());
            DeliveryPolicy policy = policies.apply(incident);
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

    /** Gives back what was not tried. */
    void release(Claim claim) {
        try {
            outbox.release(claim, closed.getAsBoolean() ? time.instant() : retryAt(claim, 1));
        } catch (Throwable failure) {
            listeners.failed("releasing " + claim.key() + ", which waits until its lease is over", failure);
        }
    }

    /** Counts a failure or an attempt, so that what fails again and again waits longer each time. */
    void putBack(Claim claim, Throwable failure) {
        listeners.failed("a task of the outbox, " + claim.key(), failure);
        try {
            if (claim.task() instanceof OutboxTask.Expand expand) {
                String why = Text.cleaned(String.valueOf(failure.getMessage()), SendResult.TEXT_LENGTH);
                outbox.postpone(claim, why, retryAt(claim, expand.failures() + 1));
            } else if (claim.task() instanceof OutboxTask.Prove) {
                outbox.release(claim, retryAt(claim, 1));
            } else {
                SendResult unknown = new Ambiguous("what came of it could not be stored");
                Instant now = time.instant();
                settle(claim, unknown, now, retryAt(claim, unknown, now));
            }
        } catch (Throwable again) {
            listeners.failed("putting back " + claim.key() + ", which waits until its lease is over", again);
        }
    }

    private Instant retryAt(Claim claim, int failures) {
        return Time.plus(time.instant(), Retries.STANDARD.wait(failures, claim.key()));
    }
}
