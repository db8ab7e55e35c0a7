package io.incidentengine.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The jobs that wait and those that are leased. One whose lease has run out waits again since it first did, so it comes
 * before all that came later. Guarded by the store's latch.
 */
final class JobQueue {
    private final NavigableSet<Job> waiting =
            new TreeSet<>(Comparator.comparing((Job job) -> job.since).thenComparingLong(job -> job.number));
    private final NavigableSet<Job> leased =
            new TreeSet<>(Comparator.comparing((Job job) -> job.until).thenComparingLong(job -> job.number));

    void add(Job job) {
        waiting.add(job);
    }

    void remove(Job job) {
        waiting.remove(job);
        leased.remove(job);
    }

    /** Lets a job wait from another instant on, whether it is leased or not. */
    void postpone(Job job, Instant since) {
        remove(job);
        job.since = since;
        add(job);
    }

    /** Leases those that wait longest. */
    List<Job> lease(Instant now, int limit, Instant until) {
        while (!leased.isEmpty() && !leased.first().until.isAfter(now)) {
            waiting.add(leased.pollFirst());
        }
        List<Job> jobs = new ArrayList<>();
        while (jobs.size() < limit
                && !waiting.isEmpty()
                && !waiting.first().since.isAfter(now)) {
            Job job = waiting.pollFirst();
            job.until = until;
            leased.add(job);
            jobs.add(job);
        }
        return jobs;
    }

    Optional<Instant> nextDue() {
        return Stream.concat(
                        waiting.stream().limit(1).map(job -> job.since),
                        leased.stream().limit(1).map(job -> job.until))
                .min(Comparator.naturalOrder());
    }
}
