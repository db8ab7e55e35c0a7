package io.incidentengine.memory;

import io.incidentengine.notification.Message;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.OutboxTask;
import io.incidentengine.notification.ProofOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A notification that is to be expanded, and what came of it. */
final class Announcement extends Job {
    Notification notification;
    /** The notification for which it stands in, or itself. */
    final Announcement first;

    final Watch watch;
    final Journal journal;
    boolean expanded;
    List<Sending.OfMessage> messages = List.of();
    List<String> failures = List.of();
    List<Announcement> fallbacks = List.of();
    Set<ProofOutcome.Kind> outcomes = Set.of();

    /** A notification in its own right. */
    Announcement(
            long number, Instant since, JobQueue queue, JobQueue proofs, Journal journal, Notification notification) {
        super(number, since, queue);
        this.journal = journal;
        this.notification = notification;
        this.first = this;
        this.watch = new Watch(number, since, proofs, this);
    }

    /** One that stands in for another. */
    Announcement(long number, Instant since, Announcement first, Notification notification) {
        super(number, since, first.queue);
        this.notification = notification;
        this.first = first;
        this.watch = first.watch;
        this.journal = first.journal;
    }

    @Override
    OutboxTask task() {
        return new OutboxTask.Expand(notification, failures.size());
    }

    @Override
    boolean isDone() {
        return expanded;
    }

    /** Finds a message of its own; {@code null} if it is none. */
    Sending.@Nullable OfMessage find(Message message) {
        for (Sending.OfMessage own : messages) {
            if (own.message.key().equals(message.key())) {
                return own;
            }
        }
        return null;
    }

    /** Lets somebody look at the proof, if there is to be one. */
    void wake(Instant now) {
        if (first.notification.rule().obligation().isPresent()) {
            watch.wake(now);
        }
    }

    /** It is proven, and nobody need look, unless it is too late. */
    void proven(Instant now) {
        if (notification.dueBy().filter(deadline -> !now.isAfter(deadline)).isPresent()) {
            watch.rest();
        }
    }

    NotificationRecord record() {
        return new NotificationRecord(
                notification,
                expanded,
                messages.stream().map(Sending.OfMessage::delivery).toList(),
                failures,
                outcomes);
    }
}
