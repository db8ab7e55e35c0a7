package io.incidentengine.memory;

import io.incidentengine.model.Time;
import io.incidentengine.port.Backlog;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of one lane: those that are new and due at once, those that were put back and wait for their time, and those
 * that are leased. One whose lease has run out waits again since it first did, so it comes before all that came later.
 * Guarded by the store's latch.
 */
final class JobQueue {
    private final NavigableSet<Job> fresh = new TreeSet<>(JobQueue::byWait);
    private final NavigableSet<Job> putBack = new TreeSet<>(JobQueue::byWait);
    private final NavigableSet<Job> leased = new TreeSet<>(JobQueue::byLease);

    private static int byWait(Job a, Job b) {
        int order = a.since.compareTo(b.since);
        return order == 0 ? Long.compare(a.number, b.number) : order;
    }

    private static int byLease(Job a, Job b) {
        int order = a.until.compareTo(b.until);
        return order == 0 ? Long.compare(a.number, b.number) : order;
    }

    void add(Job job) {
        move(job, job.fresh ? fresh : putBack);
    }

    private void move(Job job, NavigableSet<Job> place) {
        job.place = place;
        place.add(job);
    }

    void remove(Job job) {
        if (job.place != null) {
            job.place.remove(job);
            job.place = null;
            job.until = Instant.MIN; // what is done stays, and an instant of each would stay with it
        }
    }

    /** Lets a job wait from another instant on, whether it is leased or not. */
    void putBack(Job job, Instant since) {
        remove(job);
        job.since = since;
        job.fresh = false;
        add(job);
    }

    /** The same; as of when it has waited all the time, it is due at once. */
    void release(Job job, Instant since) {
        boolean asBefore = since.equals(job.since);
        putBack(job, since);
        if (asBefore) {
            remove(job);
            job.fresh = true;
            add(job);
        }
    }

    /** Leases those that wait longest. */
    void lease(Instant now, int limit, Instant until, Consumer<Job> taken) {
        while (!leased.isEmpty() && !leased.first().until.isAfter(now)) {
            add(leased.pollFirst());
        }
        for (int i = 0; i < limit; i++) {
            Job job = next(now);
            if (job == null) {
                return;
            }
            lease(job, until);
            taken.accept(job);
        }
    }

    private void lease(Job job, Instant until) {
        remove(job);
        job.until = until;
        job.claims++;
        move(job, leased);
    }

    /** Leases those of a kind that nobody has, whether their time has come or not. */
    List<Job> lease(Predicate<Job> kind, int limit, Instant until) {
        List<Job> jobs = Stream.concat(fresh.stream(), putBack.stream())
                .filter(kind)
                .sorted(JobQueue::byWait)
                .limit(limit)
                .toList();
        jobs.forEach(job -> lease(job, until));
        return jobs;
    }

    /** Tells whether one of a kind waits, or is leased. */
    boolean holds(Predicate<Job> kind) {
        return Stream.of(fresh, putBack, leased).flatMap(Set::stream).anyMatch(kind);
    }

    private @Nullable Job next(Instant now) {
        Job first = fresh.isEmpty() ? null : fresh.first();
        Job again = putBack.isEmpty() || putBack.first().since.isAfter(now) ? null : putBack.first();
        if (first == null || again == null) {
            return first == null ? again : first;
        }
        return byWait(first, again) < 0 ? first : again;
    }

    /** Those that may be leased now. */
    Backlog backlog(Instant now) {
        List<Job> due = Stream.of(
                        fresh.stream(),
                        putBack.stream().takeWhile(job -> !job.since.isAfter(now)),
                        leased.stream().takeWhile(job -> !job.until.isAfter(now)))
                .flatMap(jobs -> jobs)
                .limit(Backlog.MOST)
                .toList();
        return new Backlog(
                due.size(),
                due.stream()
                        .map(job -> job.since)
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    /** The earliest instant at which one may be leased; {@code null} if there is none. */
    @Nullable
    Instant nextDue() {
        if (!fresh.isEmpty()) {
            return Time.EARLIEST;
        }
        Instant again = putBack.isEmpty() ? null : putBack.first().since;
        Instant lapsed = leased.isEmpty() ? null : leased.first().until;
        if (again == null || lapsed == null) {
            return again == null ? lapsed : again;
        }
        return again.isBefore(lapsed) ? again : lapsed;
    }
}
