package io.incidentengine.internal;

import io.incidentengine.incident.Incident;
import io.incidentengine.internal.TimeLimit.NotCalled;
import io.incidentengine.internal.TimeLimit.TookTooLong;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Time;
import io.incidentengine.model.UnknownIncidentException;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.OutboxTask;
import io.incidentengine.notification.ProblemOffer;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.notification.SendResult.RetryLater;
import io.incidentengine.port.Channel;
import io.incidentengine.port.Directory;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.port.Outbox;
import io.incidentengine.port.ProblemManagement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes tasks out of the outbox, does them outside of any transaction, and settles them (S26, S27). A plain one: one task
 * after the other, retries on a fixed schedule, and what is ambiguous is sent again.
 */
public final class Dispatcher {
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final int ATTEMPTS = 10;

    private final IncidentStore store;
    private final Outbox outbox;
    private final Directory directory;
    private final Map<ChannelType, Channel> channels;
    private final ProblemManagement problems;
    private final Listeners listeners;
    private final TimeLimit limit;
    private final InstantSource time;

    /**
     * Wires a dispatcher.
     *
     * @param store where incidents are read
     * @param directory who knows the people
     * @param channels the channels by type
     * @param problems who takes problem offers
     * @param listeners who hears of attempts
     * @param limit calls the outside world
     * @param time the engine's time
     */
    public Dispatcher(
            IncidentStore store,
            Directory directory,
            Map<ChannelType, Channel> channels,
            ProblemManagement problems,
            Listeners listeners,
            TimeLimit limit,
            InstantSource time) {
        this.store = store;
        this.outbox = store.outbox();
        this.directory = directory;
        this.channels = channels;
        this.problems = problems;
        this.listeners = listeners;
        this.limit = limit;
        this.time = time;
    }

    /**
     * What one round did.
     *
     * @param tasks how many tasks
     * @param more whether there may be more now
     */
    public record Round(int tasks, boolean more) {}

    /**
     * Does tasks, those too that come of others, until none waits or the batch is full.
     *
     * @param batch how many at most
     * @return what was done
     */
    public Round run(int batch) {
        int done = 0;
        while (done < batch) {
            List<OutboxTask> tasks = outbox.claim(time.instant(), batch - done, LEASE);
            if (tasks.isEmpty()) {
                return new Round(done, false);
            }
            tasks.forEach(this::work);
            done += tasks.size();
        }
        return new Round(done, true);
    }

    private void work(OutboxTask task) {
        if (task instanceof OutboxTask.Expand expand) {
            expand(expand);
        } else if (task instanceof OutboxTask.Send send) {
            Message message = send.message();
            settle(task, send.attempt(), send(message), message);
        } else if (task instanceof OutboxTask.HandOver handOver) {
            ProblemOffer offer = handOver.offer();
            SendResult result = attempt("problem management", () -> problems.take(offer));
            settle(task, handOver.attempt(), result, null);
        }
    }

    private void expand(OutboxTask.Expand task) {
        Notification notification = task.notification();
        try {
            Incident incident = store.find(notification.incident())
                    .orElseThrow(() -> new UnknownIncidentException(notification.incident()));
            Expansion expansion = limit.call("the directory", () -> Expansion.of(notification, incident, directory));
            outbox.expand(notification.key(), expansion.messages(), expansion.failures(), time.instant());
        } catch (RuntimeException failure) {
            outbox.postpone(notification.key(), String.valueOf(failure.getMessage()), retryAt(task.failures() + 1));
            listeners.failed("finding the recipients of " + notification.key(), failure);
        }
    }

    private SendResult send(Message message) {
        Channel channel = channels.get(message.channel());
        if (channel == null) {
            return new Rejected("no channel for " + message.channel() + " is configured");
        }
        return attempt(message.channel().name(), () -> channel.send(message));
    }

    private SendResult attempt(String peer, Supplier<SendResult> call) {
        try {
            return limit.call(peer, call);
        } catch (NotCalled busy) {
            return new RetryLater(String.valueOf(busy.getMessage()), Duration.ZERO);
        } catch (TookTooLong late) {
            return new Ambiguous(String.valueOf(late.getMessage()));
        } catch (RuntimeException failure) {
            listeners.failed("a call to " + peer, failure);
            return new Ambiguous(peer + " failed: " + failure);
        }
    }

    private void settle(OutboxTask task, int attempt, SendResult result, @Nullable Message message) {
        Instant retryAt = null;
        if (attempt < ATTEMPTS && !(result instanceof Accepted) && !(result instanceof Rejected)) {
            retryAt = retryAt(attempt);
            if (result instanceof RetryLater later) {
                retryAt = Time.later(retryAt, time.instant().plus(later.after()));
            }
        }
        outbox.settle(task.key(), result, time.instant(), retryAt);
        if (message != null) {
            listeners.attempted(message, result);
        }
    }

    private Instant retryAt(int failures) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - 1, 6));
        return time.instant().plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }
}
