package io.incidentengine.memory;

import io.incidentengine.notification.OutboxTask;
import java.time.Instant;

/** The proof of one notification, and of those that stand in for it. */
final class Watch extends Job {
    private final Announcement announcement;

    Watch(long number, Instant since, JobQueue queue, Announcement announcement) {
        super(number, since, queue);
        this.announcement = announcement;
    }

    @Override
    OutboxTask task() {
        return new OutboxTask.Prove(
                announcement.record(),
                announcement.fallbacks.stream().map(Announcement::record).toList());
    }

    /** It never is: news may always come. */
    @Override
    boolean isDone() {
        return false;
    }
}
