package io.incidentengine.memory;

import io.incidentengine.model.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of one lane: those that are new and due at once, those that were put back and wait for their time, and those
 * that are leased. One whose lease has run out waits again since it first did, so it comes before all that came later.
 * Guarded by the store's latch.
 */
final class JobQueue {
    private static final Comparator<Job> LONGEST_WAIT =
            Comparator.comparing((Job job) -> job.since).thenComparingLong(job -> job.number);

    private final NavigableSet<Job> fresh = new TreeSet<>(LONGEST_WAIT);
    private final NavigableSet<Job> putBack = new TreeSet<>(LONGEST_WAIT);
    private final NavigableSet<Job> leased =
            new TreeSet<>(Comparator.comparing((Job job) -> job.until).thenComparingLong(job -> job.number));

    void add(Job job) {
        (job.fresh ? fresh : putBack).add(job);
    }

    void remove(Job job) {
        fresh.remove(job);
        putBack.remove(job);
        leased.remove(job);
    }

    /** Lets a job wait from another instant on, whether it is leased or not. */
    void putBack(Job job, Instant since) {
        remove(job);
        job.since = since;
        job.fresh = false;
        add(job);
    }

    /** Leases those that wait longest. */
    List<Job> lease(Instant now, int limit, Instant until) {
        while (!leased.isEmpty() && !leased.first().until.isAfter(now)) {
            add(leased.pollFirst());
        }
        List<Job> jobs = new ArrayList<>();
        for (Job job = next(now); job != null && jobs.size() < limit; job = next(now)) {
            remove(job);
            job.until = until;
            leased.add(job);
            jobs.add(job);
        }
        return jobs;
    }

    private @Nullable Job next(Instant now) {
        return Stream.concat(fresh.stream().limit(1), putBack.stream().limit(1).filter(job -> !job.since.isAfter(now)))
                .min(LONGEST_WAIT)
                .orElse(null);
    }

    Optional<Instant> nextDue() {
        return Stream.of(
                        fresh.stream().limit(1).map(job -> Time.EARLIEST),
                        putBack.stream().limit(1).map(job -> job.since),
                        leased.stream().limit(1).map(job -> job.until))
                .flatMap(first -> first)
                .min(Comparator.naturalOrder());
    }
}
