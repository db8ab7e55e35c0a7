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

    /** Lets somebody look at a time, if it waits and nobody has looked yet. */
    void first(Instant check) {
        if (claims == 0 && place != null) {
            queue.putBack(this, check);
        }
    }

    /** Lets nobody look before there is news, if nobody has looked yet. */
    void rest() {
        if (claims == 0) {
            queue.remove(this);
        }
    }

    /** Lets somebody look at once. Whoever is at it has not seen what is new, so that their claim counts no more. */
    void wake(Instant now) {
        claims++;
        queue.putBack(this, now);
    }

    /** It never is: news may always come. */
    @Override
    boolean isDone() {
        return false;
    }
}
