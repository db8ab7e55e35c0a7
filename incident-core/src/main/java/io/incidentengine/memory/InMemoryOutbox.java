package io.incidentengine.memory;

import io.incidentengine.incident.Change;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Time;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.OfferRecord;
import io.incidentengine.notification.OutboxTask;
import io.incidentengine.notification.ProblemOffer;
import io.incidentengine.notification.SendResult;
import io.incidentengine.port.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The outbox of an {@link InMemoryStore}, under the same latch: what a change tells is seen together with the change.
 * What is new waits since its change was recorded, and is due at once. What is done stays, for the journals and for late
 * news.
 */
final class InMemoryOutbox implements Outbox {
    private final Object latch;
    private final Map<Lane, JobQueue> lanes = new HashMap<>();
    private final Map<String, Announcement> notifications = new HashMap<>();
    private final Map<String, Sending> sendings = new HashMap<>();
    private final Map<IncidentId, List<Announcement>> journals = new HashMap<>();
    private final Map<IncidentId, List<Sending.OfOffer>> offers = new HashMap<>();
    private long number;

    InMemoryOutbox(Object latch) {
        this.latch = latch;
    }

    /** Refuses keys that something else has. */
    void check(Change change) {
        for (Notification notification : change.notifications()) {
            Announcement known = notifications.get(notification.key());
            if (known != null && !known.notification.equals(notification)) {
                throw taken("notification", notification.key());
            }
        }
        for (ProblemOffer offer : change.offers()) {
            Sending known = sendings.get(offer.key());
            if (known != null && !(known instanceof Sending.OfOffer same && same.offer.equals(offer))) {
                throw taken("offer", offer.key());
            }
        }
    }

    private static IllegalStateException taken(String what, String key) {
        return new IllegalStateException(
                "The key of the " + what + " " + key + " is taken by another; allowed: one key for each");
    }

    /** Takes in what a change tells; what is known stays as it is. A change without entries tells nothing. */
    void add(Change change) {
        if (change.entries().isEmpty()) {
            return;
        }
        Instant since = change.incident().trace().recordedAt();
        for (Notification notification : change.notifications()) {
            Announcement announcement = new Announcement(++number, since, queue(Lane.DIRECTORY), notification);
            if (notifications.putIfAbsent(notification.key(), announcement) == null) {
                journals.computeIfAbsent(notification.incident(), any -> new ArrayList<>(2))
                        .add(announcement);
                announcement.queue.add(announcement);
            }
        }
        for (ProblemOffer offer : change.offers()) {
            if (!sendings.containsKey(offer.key())) {
                Sending.OfOffer sending = new Sending.OfOffer(++number, since, queue(Lane.PROBLEM_MANAGEMENT), offer);
                offers.computeIfAbsent(offer.incident(), any -> new ArrayList<>(1))
                        .add(sending);
                sendings.put(offer.key(), sending);
                sending.queue.add(sending);
            }
        }
    }

    private JobQueue queue(Lane lane) {
        return lanes.computeIfAbsent(lane, any -> new JobQueue());
    }

    @Override
    public List<OutboxTask> claim(Lane lane, Instant now, int limit, Duration lease) {
        if (limit < 1) {
            throw new InvalidInputException("limit", String.valueOf(limit), "1 and more");
        }
        Instant until = Time.plus(now, Time.positive("lease", lease));
        synchronized (latch) {
            JobQueue queue = lanes.get(lane);
            if (queue == null) {
                return List.of();
            }
            List<OutboxTask> tasks = new ArrayList<>();
            queue.lease(now, limit, until).forEach(job -> tasks.add(job.task()));
            return tasks;
        }
    }

    @Override
    public boolean expand(String notification, List<Message> messages, List<String> failures, Instant now) {
        synchronized (latch) {
            Announcement announcement = announcement(notification);
            if (announcement.expanded) {
                return false;
            }
            List<Sending.OfMessage> sent = sendings(messages, now);
            sent.forEach(sending -> sending.queue.add(sending));
            announcement.expanded = true;
            announcement.failures = Job.plus(announcement.failures, failures);
            announcement.messages = List.copyOf(sent);
            announcement.queue.remove(announcement);
            return true;
        }
    }

    /** Takes in all messages, or none if a key is taken. */
    private List<Sending.OfMessage> sendings(List<Message> messages, Instant now) {
        List<Sending.OfMessage> sent = new ArrayList<>(messages.size());
        for (Message message : messages) {
            JobQueue queue = queue(Lane.of(message.channel()));
            Sending.OfMessage sending = new Sending.OfMessage(++number, now, queue, message);
            if (sendings.putIfAbsent(message.key(), sending) != null) {
                sent.forEach(known -> sendings.remove(known.message.key()));
                throw taken("message", message.key());
            }
            sent.add(sending);
        }
        return sent;
    }

    @Override
    public boolean settle(String key, SendResult result, Instant now, @Nullable Instant retryAt) {
        synchronized (latch) {
            Sending sending = sendings.get(key);
            if (sending == null) {
                throw unknown("message or offer", key);
            }
            sending.tried(now, result);
            if (sending.isDone()) {
                return false;
            }
            if (retryAt == null) {
                sending.done(result);
                sending.queue.remove(sending);
            } else {
                sending.queue.putBack(sending, retryAt);
            }
            return true;
        }
    }

    @Override
    public void postpone(String notification, String failure, Instant retryAt) {
        synchronized (latch) {
            Announcement announcement = announcement(notification);
            if (!announcement.expanded) {
                announcement.failures = Job.plus(announcement.failures, List.of(failure));
                announcement.queue.putBack(announcement, retryAt);
            }
        }
    }

    @Override
    public void release(String key, Instant retryAt) {
        synchronized (latch) {
            Job job = sendings.containsKey(key) ? sendings.get(key) : notifications.get(key);
            if (job == null) {
                throw unknown("task", key);
            }
            if (!job.isDone()) {
                job.queue.putBack(job, retryAt);
            }
        }
    }

    private Announcement announcement(String key) {
        Announcement announcement = notifications.get(key);
        if (announcement == null) {
            throw unknown("notification", key);
        }
        return announcement;
    }

    private static IllegalArgumentException unknown(String what, String key) {
        return new IllegalArgumentException(
                "There is no " + what + " " + key + " in this outbox; allowed: keys of the tasks that it hands out");
    }

    @Override
    public Map<Lane, Instant> nextDue() {
        synchronized (latch) {
            Map<Lane, Instant> due = new HashMap<>();
            lanes.forEach((lane, queue) -> {
                Instant at = queue.nextDue();
                if (at != null) {
                    due.put(lane, at);
                }
            });
            return due;
        }
    }

    @Override
    public List<NotificationRecord> journal(IncidentId incident) {
        synchronized (latch) {
            return journals.getOrDefault(incident, List.of()).stream()
                    .map(Announcement::record)
                    .toList();
        }
    }

    @Override
    public List<OfferRecord> offers(IncidentId incident) {
        synchronized (latch) {
            return offers.getOrDefault(incident, List.of()).stream()
                    .map(Sending.OfOffer::record)
                    .toList();
        }
    }
}
