package io.incidentengine.memory;

import io.incidentengine.notification.Notification;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.OutboxTask;
import java.time.Instant;
import java.util.List;

/** A notification that is to be expanded, and what came of it. */
final class Announcement extends Job {
    final Notification notification;
    boolean expanded;
    List<Sending.OfMessage> messages = List.of();
    List<String> failures = List.of();

    Announcement(long number, Instant since, JobQueue queue, Notification notification) {
        super(number, since, queue);
        this.notification = notification;
    }

    @Override
    OutboxTask task() {
        return new OutboxTask.Expand(notification, failures.size());
    }

    @Override
    boolean isDone() {
        return expanded;
    }

    NotificationRecord record() {
        return new NotificationRecord(
                notification,
                expanded,
                messages.stream().map(Sending.OfMessage::delivery).toList(),
                failures);
    }
}
