package io.incidentengine.internal;

import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.OutboxTask.Send;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What a round of a lane has claimed and not begun, in the order in which it waits. Used by one thread.
 *
 * <p>What may be begun is as if each message were claimed when all before it are on record: one about the same incident for
 * one of the same people waits for what comes of those before, as it may be superseded then (S31); one that a limit counts
 * together with another waits for that (S32). Nothing else is held up by those that wait.
 */
final class Claimed {
    private final List<Task> tasks = new ArrayList<>();

    /**
     * One task.
     *
     * @param claim the claim
     * @param latest when it is to be begun at the latest, for its lease
     * @param pass in which pass of its round it was known to count
     */
    record Task(Claim claim, Instant latest, int pass) {
        Optional<Message> message() {
            return claim.task() instanceof Send send ? Optional.of(send.message()) : Optional.empty();
        }
    }

    int size() {
        return tasks.size();
    }

    boolean isEmpty() {
        return tasks.isEmpty();
    }

    void add(Task task) {
        tasks.add(task);
    }

    /** Takes in what was removed before, and not begun. */
    void addFirst(List<Task> removed) {
        tasks.addAll(0, removed);
    }

    /** Those that wait for nothing, so many at most. */
    List<Task> free(Collection<Claim> underWay, int most) {
        List<Message> before = new ArrayList<>(underWay.size() + tasks.size());
        for (Claim claim : underWay) {
            if (claim.task() instanceof Send send) {
                before.add(send.message());
            }
        }
        List<Task> free = new ArrayList<>();
        for (Task task : tasks) {
            if (free.size() == most) {
                break;
            }
            Optional<Message> message = task.message();
            if (message.isEmpty() || before.stream().noneMatch(other -> waitsFor(message.get(), other))) {
                free.add(task);
            }
            message.ifPresent(before::add);
        }
        return free;
    }

    private static boolean waitsFor(Message next, Message other) {
        return isForSame(next, other)
                || (next.pace().limit() != null && next.readers().equals(other.readers()));
    }

    private static boolean isForSame(Message one, Message other) {
        return one.incident().equals(other.incident()) && !Collections.disjoint(one.readers(), other.readers());
    }

    /** Whether it was there. */
    boolean remove(Task task) {
        return tasks.remove(task);
    }

    /** Removes what may be told together with a message. */
    List<Claim> removeThoseWith(Message first) {
        return remove(tasks.stream()
                .filter(task -> task.message()
                        .filter(other -> other.readers().equals(first.readers()))
                        .isPresent())
                .toList());
    }

    List<Claim> removeAll() {
        return remove(List.copyOf(tasks));
    }

    private List<Claim> remove(List<Task> some) {
        tasks.removeAll(some);
        return some.stream().map(Task::claim).toList();
    }
}
