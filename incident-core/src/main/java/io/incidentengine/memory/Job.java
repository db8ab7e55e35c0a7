package io.incidentengine.memory;

import io.incidentengine.notification.Claim;
import io.incidentengine.notification.OutboxTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/** Something in the outbox that is to be done, or was. Guarded by the store's latch. */
abstract class Job {
    /** Which one it was to come in: among those that wait equally long, the first is first. */
    final long number;

    /** Since when it waits; moved by the queue alone. */
    Instant since;

    /** Where it waits. */
    final JobQueue queue;

    /** Where in its queue it is, {@code null} when it is done; moved by the queue alone. */
    @Nullable
    NavigableSet<Job> place;

    /** The fencing token of the latest claim: it grows with each lease, and when news makes a claim worthless. */
    long claims;

    /** Whether it was never put back, and is due at once; moved by the queue alone. */
    boolean fresh = true;

    /** Until when it is leased; moved by the queue alone. */
    Instant until = Instant.MIN;

    Job(long number, Instant since, JobQueue queue) {
        this.number = number;
        this.since = since;
        this.queue = queue;
    }

    abstract OutboxTask task();

    /** What its latest claim hands out. */
    final Claim claim() {
        return new Claim(task(), claims, since);
    }

    abstract boolean isDone();

    /** Lists here are short, and most stay empty: each is replaced, and none has room to spare. */
    static <T> List<T> plus(List<T> list, List<T> more) {
        if (list.isEmpty()) {
            return List.copyOf(more);
        }
        List<T> all = new ArrayList<>(list);
        all.addAll(more);
        return List.copyOf(all);
    }
}
