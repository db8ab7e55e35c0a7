package io.incidentengine.internal;

import io.incidentengine.model.IncidentId;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Time;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.OutboxTask.Send;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a round of a lane has claimed and not begun, in the order in which it waits. Used by one thread.
 *
 * <p>What may be begun is as if each message were claimed when all before it are on record: one about the same incident for
 * one of the same people waits for what comes of those before, as it may be superseded then (S31); one that a limit counts
 * together with another waits for that (S32). What else is claimed is not held up by those that wait.
 */
final class Claimed {
    private List<Task> tasks = new ArrayList<>();

    /**
     * Whom a message tells, as far as others wait for it.
     *
     * @param incident about which incident
     * @param readers who reads it
     * @param limited whether others to the same people count (S32)
     */
    record Told(IncidentId incident, List<PersonId> readers, boolean limited) {
        /** What a claim tells; {@code null} if it is none of a message. */
        static @Nullable Told by(Claim claim) {
            if (!(claim.task() instanceof Send send)) {
                return null;
            }
            Message message = send.message();
            return new Told(
                    message.incident(), message.readers(), message.pace().limit() != null);
        }

        private boolean waitsFor(Told other) {
            return (incident.equals(other.incident) && !Collections.disjoint(readers, other.readers))
                    || (limited && readers.equals(other.readers));
        }
    }

    /**
     * One task.
     *
     * @param claim the claim
     * @param told whom it tells; {@code null} if it is no message
     * @param latest when it is to be begun at the latest, for its lease
     * @param known when it was known to count
     */
    record Task(Claim claim, @Nullable Told told, Instant latest, Instant known) {
        private boolean waitsForAnyOf(Collection<Told> others) {
            if (told != null) {
                for (Told other : others) {
                    if (told.waitsFor(other)) {
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean isAboutAnyOf(Set<IncidentId> incidents) {
            return told != null && incidents.contains(told.incident);
        }

        private Task knownAt(Instant now) {
            return new Task(claim, told, latest, now);
        }
    }

    int size() {
        return tasks.size();
    }

    boolean isEmpty() {
        return tasks.isEmpty();
    }

    void add(Claim claim, Instant latest, Instant known) {
        tasks.add(new Task(claim, Told.by(claim), latest, known));
    }

    /** Takes in what was removed before, and not begun. */
    void addFirst(List<Task> removed) {
        tasks.addAll(0, removed);
    }

    /** The first that waits for nothing; {@code null} if there is none. */
    @Nullable
    Task next(Collection<Told> underWay) {
        Collection<Told> before = underWay;
        for (Task task : tasks) {
            if (!task.waitsForAnyOf(before)) {
                return task;
            }
            before = before == underWay ? new ArrayList<>(underWay) : before;
            add(task, before);
        }
        return null;
    }

    private static void add(Task task, Collection<Told> all) {
        if (task.told() != null) {
            all.add(task.told());
        }
    }

    void remove(Task task) {
        tasks.remove(task);
    }

    /** What came of some messages may have superseded those that waited for them, which nobody knows to count any more. */
    void haveEnded(Collection<Told> some) {
        if (tasks.isEmpty() || some.isEmpty()) {
            return;
        }
        Set<IncidentId> incidents = new HashSet<>();
        some.forEach(told -> incidents.add(told.incident));
        tasks.replaceAll(
                task -> task.isAboutAnyOf(incidents) && task.waitsForAnyOf(some) ? task.knownAt(Time.EARLIEST) : task);
    }

    /** Keeps those that still count. */
    void ask(Function<List<Claim>, List<Boolean>> counts, Instant now) {
        Iterator<Boolean> answers =
                counts.apply(tasks.stream().map(Task::claim).toList()).iterator();
        List<Task> counting = new ArrayList<>(tasks.size());
        for (Task task : tasks) {
            if (answers.next()) {
                counting.add(task.knownAt(now));
            }
        }
        tasks = counting;
    }

    List<Claim> removeAll() {
        if (tasks.isEmpty()) {
            return List.of();
        }
        List<Claim> all = tasks.stream().map(Task::claim).toList();
        tasks.clear();
        return all;
    }

    /** Removes all but those that wait for what is under way and for nothing else; what was taken back is not under way. */
    List<Claim> removeAllBut(Collection<Told> underWay, Collection<Told> takenBack) {
        List<Told> before = new ArrayList<>(underWay);
        List<Told> removed = new ArrayList<>(takenBack);
        List<Claim> claims = new ArrayList<>();
        List<Task> kept = new ArrayList<>();
        for (Task task : tasks) {
            if (task.waitsForAnyOf(before) && !task.waitsForAnyOf(removed)) {
                kept.add(task);
                add(task, before);
            } else {
                claims.add(task.claim());
                add(task, removed);
            }
        }
        tasks = kept;
        return claims;
    }
}
