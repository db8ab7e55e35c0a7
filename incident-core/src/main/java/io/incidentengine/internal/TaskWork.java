package io.incidentengine.internal;

import io.incidentengine.incident.Incident;
import io.incidentengine.internal.TimeLimit.NotCalled;
import io.incidentengine.internal.TimeLimit.TookTooLong;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Text;
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
import io.incidentengine.port.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does one task outside of any transaction, and settles what came of it (S26, S27). What goes wrong with a task stays with
 * it: it is put back, and the next one has its turn. A plain one: retries on a fixed schedule, and what is ambiguous is
 * sent again.
 */
final class TaskWork {
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final int ATTEMPTS = 10;

    private final IncidentStore store;
    private final Outbox outbox;
    private final Directory directory;
    private final Wording wording;
    private final Map<ChannelType, Channel> channels;
    private final ProblemManagement problems;
    private final Listeners listeners;
    private final InstantSource time;
    private final BooleanSupplier closed;
    private final Runnable expanded;

    /** Wires it: what a task may need, who hears of it, and who is told that an expansion made messages. */
    TaskWork(
            IncidentStore store,
            Directory directory,
            Wording wording,
            Map<ChannelType, Channel> channels,
            ProblemManagement problems,
            Listeners listeners,
            InstantSource time,
            BooleanSupplier closed,
            Runnable expanded) {
        this.store = store;
        this.outbox = store.outbox();
        this.directory = directory;
        this.wording = wording;
        this.channels = channels;
        this.problems = problems;
        this.listeners = listeners;
        this.time = time;
        this.closed = closed;
        this.expanded = expanded;
    }

    /** How an attempt ended, and whether its peer answered in time. */
    private record Outcome(SendResult result, boolean inTime) {}

    /** Does a task; false if its peer did not answer in time, or was not called. */
    boolean work(OutboxTask task, TimeLimit limit) {
        try {
            if (task instanceof OutboxTask.Expand expand) {
                expand(expand.notification(), limit);
            } else if (task instanceof OutboxTask.Send send) {
                return send(send, limit);
            } else if (task instanceof OutboxTask.HandOver handOver) {
                return handOver(handOver, limit);
            }
            return true;
        } catch (NotCalled untried) {
            release(task);
            return false;
        } catch (Throwable failure) {
            putBack(task, failure);
            return !(failure instanceof TookTooLong);
        }
    }

    private void expand(Notification notification, TimeLimit limit) {
        Incident incident = store.find(notification.incident())
                .orElseThrow(() -> new UnknownIncidentException(notification.incident()));
        Expansion expansion =
                limit.call(() -> Expansion.of(notification, incident, directory, wording, time.instant()));
        outbox.expand(notification.key(), expansion.messages(), expansion.failures(), time.instant());
        expanded.run();
    }

    private boolean send(OutboxTask.Send task, TimeLimit limit) {
        Message message = task.message();
        Channel channel = channels.get(message.channel());
        Outcome outcome = channel == null
                ? new Outcome(new Rejected("no channel for " + message.channel() + " is configured"), true)
                : attempt(limit, () -> channel.send(message));
        settle(task, task.attempt(), outcome.result());
        listeners.attempted(message, outcome.result());
        return outcome.inTime();
    }

    private boolean handOver(OutboxTask.HandOver task, TimeLimit limit) {
        ProblemOffer offer = task.offer();
        Outcome outcome = attempt(limit, () -> problems.take(offer));
        settle(task, task.attempt(), outcome.result());
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

    private void settle(OutboxTask task, int attempt, SendResult result) {
        Instant now = time.instant();
        Instant retryAt = null;
        if (attempt < ATTEMPTS && !(result instanceof Accepted) && !(result instanceof Rejected)) {
            retryAt = retryAt(attempt);
            if (result instanceof RetryLater later) {
                retryAt = Time.later(retryAt, Time.plus(now, later.after()));
            }
        }
        boolean settled = outbox.settle(task.key(), result, now, retryAt);
        if (settled && retryAt == null && !(result instanceof Accepted)) {
            listeners.givenUp(task.key(), attempt, result);
        }
    }

    private void release(OutboxTask task) {
        try {
            outbox.release(task.key(), closed.getAsBoolean() ? time.instant() : retryAt(1));
        } catch (Throwable failure) {
            listeners.failed("releasing " + task.key() + ", which waits until its lease is over", failure);
        }
    }

    /** Counts a failure or an attempt, so that what fails again and again waits longer each time. */
    private void putBack(OutboxTask task, Throwable failure) {
        listeners.failed("a task of the outbox, " + task.key(), failure);
        try {
            if (task instanceof OutboxTask.Expand expand) {
                String why = Text.cleaned(String.valueOf(failure.getMessage()), SendResult.TEXT_LENGTH);
                outbox.postpone(task.key(), why, retryAt(expand.failures() + 1));
            } else {
                int attempt = task instanceof OutboxTask.Send send
                        ? send.attempt()
                        : task instanceof OutboxTask.HandOver handOver ? handOver.attempt() : ATTEMPTS;
                settle(task, attempt, new Ambiguous("what came of it could not be stored"));
            }
        } catch (Throwable again) {
            listeners.failed("putting back " + task.key() + ", which waits until its lease is over", again);
        }
    }

    private Instant retryAt(int failures) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - 1, 6));
        return Time.plus(time.instant(), wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }
}
