package io.incidentengine.port;

import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.OfferRecord;
import io.incidentengine.notification.OutboxTask;
import io.incidentengine.notification.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told, and what has become of it (S26, S27). The store's changes put notifications and problem offers in;
 * a dispatcher takes tasks out and settles them. Every task waits in a lane of its own peer: notifications in
 * {@link Lane#DIRECTORY}, messages in {@linkplain Lane#of that of their channel}, offers in
 * {@link Lane#PROBLEM_MANAGEMENT}. Implementations are thread-safe and read no clock.
 */
public interface Outbox {

    /**
     * Claims tasks that wait in a lane.
     *
     * <ol>
     *   <li>A task is handed out to one caller at a time: until it is settled, put back or released, or {@code now} of a
     *       later call has reached the end of its lease.
     *   <li>Of those that are due, those that wait longest come first: since their change was recorded, since they were
     *       expanded, or since the time until which they were put back.
     *   <li>A message is handed out only after its notification was expanded.
     *   <li>What was never put back is due at once, whatever {@code now} is: a clock that steps backward delays nothing
     *       (S4).
     *   <li>What waits in other lanes neither comes nor counts.
     * </ol>
     *
     * @param lane which lane
     * @param now the present
     * @param limit how many at most, 1 and more
     * @param lease how long the caller may take
     * @return the tasks; empty if nothing is due in this lane
     */
    List<OutboxTask> claim(Lane lane, Instant now, int limit, Duration lease);

    /**
     * Stores the messages of a notification, once (S27).
     *
     * <ol>
     *   <li>Messages and failures are stored together.
     *   <li>A notification that is expanded already stays as it is, and the answer is false.
     * </ol>
     *
     * @param notification the notification's key
     * @param messages its messages; may be empty if nobody was found
     * @param failures what went wrong: nobody found, no usable address
     * @param now the present; the messages wait from then on
     * @return whether this call expanded it
     */
    boolean expand(String notification, List<Message> messages, List<String> failures, Instant now);

    /**
     * Records how an attempt ended, with its evidence, in one transaction.
     *
     * <ol>
     *   <li>Every call adds an attempt to the journal.
     *   <li>Without {@code retryAt} the message or offer is done: {@code Accepted} makes it sent, {@code Ambiguous}
     *       ambiguous, all else refused. With it, it waits again from then on.
     *   <li>One that is done stays as it is, and the answer is false: late or doubled news changes nothing.
     * </ol>
     *
     * @param key the message's or offer's key
     * @param result how the attempt ended
     * @param now the present
     * @param retryAt when to try again; {@code null} for never
     * @return whether this call settled it
     */
    boolean settle(String key, SendResult result, Instant now, @Nullable Instant retryAt);

    /**
     * Puts a notification back that could not be expanded, and keeps the reason with it.
     *
     * <ol>
     *   <li>It waits again from {@code retryAt} on.
     *   <li>One that was expanded meanwhile stays as it is.
     * </ol>
     *
     * @param notification the notification's key
     * @param failure what went wrong
     * @param retryAt when to try again
     */
    void postpone(String notification, String failure, Instant retryAt);

    /**
     * Gives a claim back: nothing was tried.
     *
     * <ol>
     *   <li>The task waits again from {@code retryAt} on, before its lease is over.
     *   <li>The journal stays as it is: this is neither an attempt nor a failure.
     *   <li>What is done stays done.
     * </ol>
     *
     * @param key the key of the notification, message or offer
     * @param retryAt from when on it may be handed out
     */
    void release(String key, Instant retryAt);

    /**
     * Where something waits, and since or until when.
     *
     * <ol>
     *   <li>Each lane is named in which something waits or is leased, and no other.
     *   <li>Its instant is the earliest of: {@link io.incidentengine.model.Time#EARLIEST} for what was never put back, as
     *       it is due at once; the time until which something was put back; the end of a lease.
     * </ol>
     *
     * @return the lanes and their instants; empty if nothing waits
     */
    Map<Lane, Instant> nextDue();

    /**
     * What has become of the notifications of an incident.
     *
     * @param incident the incident
     * @return a record for each, in the order in which they were decided
     */
    List<NotificationRecord> journal(IncidentId incident);

    /**
     * What has become of the problem offers of an incident.
     *
     * @param incident the incident
     * @return a record for each, in the order in which they were decided
     */
    List<OfferRecord> offers(IncidentId incident);
}
