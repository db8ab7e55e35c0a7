package io.incidentengine.memory;

import io.incidentengine.document.Eraser;
import io.incidentengine.incident.Change;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Time;
import io.incidentengine.notification.Attempt;
import io.incidentengine.notification.Bundle;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Delivery.State;
import io.incidentengine.notification.Ended;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.News;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.OfferRecord;
import io.incidentengine.notification.OutboxTask;
import io.incidentengine.notification.ProblemOffer;
import io.incidentengine.notification.ProofOutcome;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.port.Backlog;
import io.incidentengine.port.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
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
    private final Map<String, Sending.OfOffer> offers = new HashMap<>();
    private final LateIndex<String, Sending.OfMessage> byKey = new LateIndex<>(Sending.OfMessage::keys);
    private final Map<IncidentId, Journal> journals = new HashMap<>();
    private final Map<Readers, Route> routes = new HashMap<>();
    private final LateIndex<News.Reference, Sending.OfMessage> byReference =
            new LateIndex<>(Sending.OfMessage::references);
    private final Map<String, List<Sending.OfMessage>> bundles = new HashMap<>();
    private final NavigableMap<String, Sending.OfMessage> givenUp = new TreeMap<>();
    private long number;

    private record Readers(ChannelType channel, List<PersonId> people) {}

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
        for (ProofOutcome outcome : change.outcomes()) {
            if (announcement(outcome.notification().key()).outcomes.contains(outcome.kind())) {
                throw new KnownOutcome();
            }
        }
        for (ProblemOffer offer : change.offers()) {
            Sending.OfOffer known = offers.get(offer.key());
            if (known != null && !known.offer.equals(offer)) {
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
            if (!notifications.containsKey(notification.key())) {
                announce(notification, since);
            }
        }
        for (ProofOutcome outcome : change.outcomes()) {
            record(outcome);
        }
        for (ProblemOffer offer : change.offers()) {
            if (!offers.containsKey(offer.key())) {
                Sending.OfOffer sending = new Sending.OfOffer(++number, since, queue(Lane.PROBLEM_MANAGEMENT), offer);
                journalOf(offer.incident()).offers.add(sending);
                offers.put(offer.key(), sending);
                sending.queue.add(sending);
            }
        }
    }

    private void announce(Notification notification, Instant since) {
        Announcement first = notification.standsIn().isPresent() ? notifications.get(notification.origin()) : null;
        Announcement announcement = first == null
                ? new Announcement(
                        ++number,
                        since,
                        queue(Lane.DIRECTORY),
                        queue(Lane.PROOF),
                        journalOf(notification.incident()),
                        notification)
                : new Announcement(++number, since, first, notification);
        notifications.put(notification.key(), announcement);
        announcement.journal.announcements.add(announcement);
        announcement.queue.add(announcement);
        if (first != null) {
            first.fallbacks = Job.plus(first.fallbacks, List.of(announcement));
        } else if (notification.rule().obligation().isPresent()) {
            announcement.watch.queue.add(announcement.watch);
        }
    }

    private void record(ProofOutcome outcome) {
        Announcement announcement = announcement(outcome.notification().key());
        Set<ProofOutcome.Kind> outcomes = EnumSet.of(outcome.kind());
        outcomes.addAll(announcement.outcomes);
        announcement.outcomes = outcomes;
        if (outcome.kind() == ProofOutcome.Kind.ACKNOWLEDGED) {
            endRetries(announcement);
        }
    }

    /** What somebody has acknowledged need not be sent again (S33). */
    private void endRetries(Announcement announcement) {
        for (Announcement one : Job.plus(List.of(announcement), announcement.fallbacks)) {
            for (Sending.OfMessage message : one.messages) {
                if (!message.isDone() && !message.attempts.isEmpty()) {
                    message.acknowledgedElsewhere();
                    message.queue.remove(message);
                    one.journal.noLongerWaits(message);
                }
            }
        }
    }

    private Journal journalOf(IncidentId incident) {
        return journals.computeIfAbsent(incident, any -> new Journal());
    }

    private JobQueue queue(Lane lane) {
        return lanes.computeIfAbsent(lane, any -> new JobQueue());
    }

    @Override
    public List<Claim> claim(Lane lane, Instant now, int limit, Duration lease) {
        positive(limit);
        Instant until = Time.plus(now, Time.positive("lease", lease));
        synchronized (latch) {
            JobQueue queue = lanes.get(lane);
            if (queue == null) {
                return List.of();
            }
            List<Claim> claims = new ArrayList<>(1); // most ask for one
            queue.lease(now, limit, until, job -> claims.add(job.claim()));
            return claims;
        }
    }

    @Override
    public boolean expand(
            Claim claim, List<Message> messages, List<String> failures, Instant now, @Nullable Instant check) {
        synchronized (latch) {
            Announcement announcement = announcement(claim.key());
            if (announcement.expanded || isStale(claim, announcement)) {
                return false;
            }
            List<Sending.OfMessage> sent = sendings(announcement, messages, now);
            announcement.expanded = true;
            announcement.failures = Job.plus(announcement.failures, failures);
            announcement.messages = List.copyOf(sent);
            announcement.queue.remove(announcement);
            sent.forEach(announcement.journal::await);
            if (sent.isEmpty()) {
                announcement.wake(now);
            } else if (check != null) {
                announcement.watch.first(check);
            }
            return true;
        }
    }

    private List<Sending.OfMessage> sendings(Announcement announcement, List<Message> all, Instant now) {
        refuseRepeated(all);
        List<Sending.OfMessage> sent = new ArrayList<>(all.size());
        for (Message message : all) {
            JobQueue queue = queue(Lane.of(message.channel()));
            Route route = routes.computeIfAbsent(new Readers(message.channel(), message.readers()), any -> new Route());
            Sending.OfMessage sending = new Sending.OfMessage(++number, now, queue, announcement, message, route);
            byKey.add(sending);
            sent.add(sending);
        }
        return sent;
    }

    private static void refuseRepeated(List<Message> messages) {
        Set<String> keys = new HashSet<>();
        for (Message message : messages) {
            if (!keys.add(message.key())) {
                throw taken("message", message.key());
            }
        }
    }

    @Override
    public List<Boolean> settle(List<Ended> ended) {
        synchronized (latch) {
            ended.forEach(each -> sending(each.claim())); // none is known by a mistake, or none is settled
            List<Boolean> settled = new ArrayList<>(ended.size());
            ended.forEach(each -> settled.add(settle(each)));
            return settled;
        }
    }

    private boolean settle(Ended ended) {
        Claim claim = ended.claim();
        SendResult result = ended.result();
        Sending sending = sending(claim);
        if (sending instanceof Sending.OfMessage message) {
            message.tried(ended.at(), result, claim.token());
            if (result instanceof Accepted accepted && !accepted.reference().isEmpty()) {
                byReference.add(message);
            }
        } else {
            sending.tried(ended.at(), result, null);
        }
        boolean sent = result instanceof Accepted;
        if (sent && sending.state != State.SENT) {
            boolean first = !sending.isDone();
            finish(sending, result, ended.at());
            return first;
        }
        if (sending.isDone() || isStale(claim, sending)) {
            return false;
        }
        if (ended.retryAt() == null) {
            finish(sending, result, ended.at());
        } else {
            sending.queue.putBack(sending, ended.retryAt());
        }
        return true;
    }

    private void finish(Sending sending, SendResult result, Instant now) {
        sending.done(result);
        sending.queue.remove(sending);
        if (sending instanceof Sending.OfMessage message) {
            message.announcement.journal.noLongerWaits(message);
            if (result instanceof Accepted accepted) {
                sent(message, accepted, now);
            } else {
                givenUp.put(message.message.key(), message);
                message.announcement.wake(now);
            }
        }
    }

    private void sent(Sending.OfMessage message, Accepted accepted, Instant now) {
        givenUp.remove(message.message.key());
        if (accepted.grade() == Grade.ACKNOWLEDGED) {
            acknowledged(message, now);
        }
        if (message.message.isProvenBy(accepted.grade())) {
            message.announcement.proven(now);
        }
        message.announcement.journal.overtake(message);
    }

    /** Nobody need be told any more what somebody has acknowledged (S33), and somebody is to hear of that. */
    private void acknowledged(Sending.OfMessage message, Instant now) {
        message.announcement.watch.wake(now);
    }

    @Override
    public List<Boolean> counts(List<Claim> claims) {
        synchronized (latch) {
            List<Boolean> counts = new ArrayList<>(claims.size());
            for (Claim claim : claims) {
                Sending.OfMessage message = claim.task() instanceof OutboxTask.Send send ? find(send.message()) : null;
                counts.add(message != null && !message.isDone() && !isStale(claim, message));
            }
            return counts;
        }
    }

    @Override
    public List<Instant> begun(Claim claim, Instant since, int count) {
        synchronized (latch) {
            return message(claim).route.begun(since, count);
        }
    }

    @Override
    public List<Claim> bundle(Claim claim, Instant now, int limit, Duration lease) {
        Instant until = Time.plus(now, Time.positive("lease", lease));
        synchronized (latch) {
            Sending.OfMessage first = message(claim);
            if (first.isDone() || isStale(claim, first)) {
                return List.of();
            }
            List<Sending.OfMessage> all = new ArrayList<>(List.of(first));
            for (Job other : first.queue.lease(job -> isToldWith(first, job, now), positive(limit), until)) {
                all.add((Sending.OfMessage) other);
            }
            if (all.size() == 1) {
                return List.of();
            }
            String key = Bundle.key(all.stream().map(one -> one.message.key()).toList());
            Bundling bundle = new Bundling(key);
            all.forEach(one -> one.bind(bundle));
            bundles.put(key, List.copyOf(all));
            return all.stream().skip(1).map(Job::claim).toList();
        }
    }

    private static boolean isToldWith(Sending.OfMessage first, Job job, Instant now) {
        return job instanceof Sending.OfMessage other
                && other.route == first.route
                && (other.isUntried() || !other.since.isAfter(now));
    }

    private Sending.OfMessage message(Claim claim) {
        if (sending(claim) instanceof Sending.OfMessage message) {
            return message;
        }
        throw unknown("message", claim.key());
    }

    private static int positive(int limit) {
        if (limit < 1) {
            throw new InvalidInputException("limit", String.valueOf(limit), "1 and more");
        }
        return limit;
    }

    @Override
    public void postpone(Claim claim, String failure, Instant retryAt) {
        synchronized (latch) {
            Announcement announcement = announcement(claim.key());
            if (!announcement.expanded && !isStale(claim, announcement)) {
                announcement.failures = Job.plus(announcement.failures, List.of(failure));
                announcement.queue.putBack(announcement, retryAt);
            }
        }
    }

    @Override
    public void release(Claim claim, Instant retryAt) {
        synchronized (latch) {
            Job job = job(claim);
            if (!job.isDone() && !isStale(claim, job)) {
                job.queue.release(job, retryAt);
            }
        }
    }

    @Override
    public boolean prove(Claim claim, List<Notification> fallbacks, Instant now, @Nullable Instant check) {
        synchronized (latch) {
            Job watch = job(claim);
            if (isStale(claim, watch)) {
                return false;
            }
            fallbacks.forEach(fallback -> {
                if (!notifications.containsKey(fallback.key())) {
                    announce(fallback, now);
                }
            });
            if (check == null) {
                watch.queue.remove(watch);
            } else {
                watch.queue.putBack(watch, check);
            }
            return true;
        }
    }

    @Override
    public News.Reception record(News news, Instant now) {
        synchronized (latch) {
            News.Reception reception = News.Reception.UNKNOWN;
            for (Sending.OfMessage message : about(news.about())) {
                News.Reception one = record(message, news, now);
                reception = one.compareTo(reception) < 0 ? one : reception;
            }
            return reception;
        }
    }

    private News.Reception record(Sending.OfMessage message, News news, Instant now) {
        if (message.news.contains(news)) {
            return News.Reception.KNOWN;
        }
        boolean late = message.news.stream().anyMatch(other -> other.sequence() > news.sequence());
        message.news = Job.plus(message.news, List.of(news));
        if (news.status() == News.Status.ACKNOWLEDGED) {
            acknowledged(message, now);
            return News.Reception.RECORDED;
        }
        if (news.status() == News.Status.FAILED && !late) {
            message.announcement.wake(now);
        }
        return late ? News.Reception.LATE : News.Reception.RECORDED;
    }

    private List<Sending.OfMessage> about(News.About about) {
        if (about instanceof News.Key named) {
            return about(named.key());
        }
        News.Reference reference = (News.Reference) about;
        Sending.OfMessage message = byReference.get(reference);
        if (message == null) {
            return List.of();
        }
        String bundle = message.bundleOf(reference.reference());
        return about(bundle == null ? message.message.key() : bundle);
    }

    private List<Sending.OfMessage> about(String key) {
        Sending.OfMessage message = byKey.get(key);
        return message == null ? bundles.getOrDefault(key, List.of()) : List.of(message);
    }

    @Override
    public boolean sendAgain(String message, Instant now) {
        synchronized (latch) {
            Sending.OfMessage sending = givenUp.remove(message);
            if (sending == null) {
                return false;
            }
            sending.again();
            sending.queue.putBack(sending, now);
            sending.announcement.journal.awaitAgain(sending);
            return true;
        }
    }

    @Override
    public List<Delivery> givenUp(@Nullable String after, int limit) {
        positive(limit);
        synchronized (latch) {
            return (after == null ? givenUp : givenUp.tailMap(after, false))
                    .values().stream()
                            .limit(limit)
                            .map(Sending.OfMessage::delivery)
                            .toList();
        }
    }

    /** Tells whether somebody else has claimed the task since. */
    private static boolean isStale(Claim claim, Job job) {
        return job.claims != claim.token();
    }

    private Job job(Claim claim) {
        if (claim.task() instanceof OutboxTask.Prove prove) {
            return announcement(prove.record().notification().key()).watch;
        }
        return claim.task() instanceof OutboxTask.Expand ? announcement(claim.key()) : sending(claim);
    }

    private Sending sending(Claim claim) {
        Sending sending = claim.task() instanceof OutboxTask.Send send ? find(send.message()) : offers.get(claim.key());
        if (sending == null) {
            throw unknown("message or offer", claim.key());
        }
        return sending;
    }

    private Sending.@Nullable OfMessage find(Message message) {
        Announcement announcement = notifications.get(message.notification());
        Sending.OfMessage found = announcement == null ? null : announcement.find(message);
        return found == null ? byKey.get(message.key()) : found;
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

    /** What is due in each lane in which something is. */
    Map<Lane, Backlog> backlog(Instant now) {
        Map<Lane, Backlog> due = new HashMap<>();
        lanes.forEach((lane, queue) -> {
            Backlog backlog = queue.backlog(now);
            if (backlog.count() > 0) {
                due.put(lane, backlog);
            }
        });
        return due;
    }

    /** How many messages were given up. */
    int givenUp() {
        return givenUp.size();
    }

    @Override
    public List<NotificationRecord> journal(IncidentId incident) {
        synchronized (latch) {
            Journal journal = journals.get(incident);
            return journal == null
                    ? List.of()
                    : journal.announcements.stream().map(Announcement::record).toList();
        }
    }

    /** Tells whether something about an incident waits, or somebody is at it. */
    boolean isBusyWith(IncidentId incident) {
        Journal journal = journals.get(incident);
        return journal != null && journal.isBusy();
    }

    /** What an eraser is to read of an incident. */
    Eraser reading(IncidentId incident, Eraser eraser) {
        Journal journal = journals.get(incident);
        return journal == null ? eraser : journal.read(eraser);
    }

    /** What is to be done so that nothing of a person is left in what is told about an incident; empty for nothing. */
    List<Runnable> erasing(IncidentId incident, Eraser eraser) {
        Journal journal = journals.get(incident);
        return journal == null ? List.of() : journal.erasing(eraser, this::replace);
    }

    /** A message that gets another key is not known by any other name. */
    private void replace(Sending.OfMessage message, Message erased) {
        Message was = message.message;
        if (!erased.readers().equals(was.readers())) {
            leaveRoute(message);
        }
        if (erased.key().equals(was.key())) {
            message.message = erased;
            return;
        }
        boolean wasGivenUp = givenUp.containsKey(was.key());
        forget(message);
        message.message = erased;
        byKey.add(message);
        if (wasGivenUp) {
            givenUp.put(erased.key(), message);
        }
    }

    /** Nothing that is said of a message from now on finds it. */
    private void forget(Sending.OfMessage message) {
        byKey.forget(message);
        byReference.forget(message);
        leaveBundles(message);
        givenUp.remove(message.message.key());
    }

    /** When people were sent something is forgotten with who they are, unless they wait for something. */
    private void leaveRoute(Sending.OfMessage message) {
        Route left = message.route;
        message.route = new Route();
        if (!message.queue.holds(job -> job instanceof Sending.OfMessage other && other.route == left)) {
            routes.remove(new Readers(message.message.channel(), message.message.readers()), left);
        }
    }

    private void leaveBundles(Sending.OfMessage message) {
        for (Attempt attempt : message.attempts) {
            if (attempt.bundle() != null) {
                bundles.computeIfPresent(attempt.bundle(), (key, members) -> {
                    List<Sending.OfMessage> others =
                            members.stream().filter(one -> one != message).toList();
                    return others.isEmpty() ? null : others;
                });
            }
        }
    }

    /** Removes all that is told about an incident. */
    void remove(IncidentId incident) {
        Journal journal = journals.remove(incident);
        if (journal == null) {
            return;
        }
        journal.offers.forEach(offer -> offers.remove(offer.offer.key()));
        for (Announcement announcement : journal.announcements) {
            notifications.remove(announcement.notification.key());
            announcement.messages.forEach(this::forget);
        }
    }

    @Override
    public List<OfferRecord> offers(IncidentId incident) {
        synchronized (latch) {
            Journal journal = journals.get(incident);
            return journal == null
                    ? List.of()
                    : journal.offers.stream().map(Sending.OfOffer::record).toList();
        }
    }
}
