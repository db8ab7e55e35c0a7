package io.incidentengine.port;

import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.OutboxTask;
import io.incidentengine.notification.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told, and what has become of it (S26, S27). The store's changes put notifications and problem offers in;
 * a dispatcher takes tasks out and settles them. Implementations are thread-safe and read no clock.
 */
public interface Outbox {

    /**
     * Claims tasks that wait.
     *
     * <ol>
     *   <li>A task is handed out to one caller at a time: until it is settled, or {@code now} of a later call has
     *       reached the end of its lease.
     *   <li>Those that wait longest come first.
     *   <li>A message is handed out only after its notification was expanded.
     * </ol>
     *
     * @param now the present
     * @param limit how many at most, 1 and more
     * @param lease how long the caller may take
     * @return the tasks; empty if nothing waits
     */
    List<OutboxTask> claim(Instant now, int limit, Duration lease);

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
     * @param notification the notification's key
     * @param failure what went wrong
     * @param retryAt when to try again
     */
    void postpone(String notification, String failure, Instant retryAt);

    /**
     * The earliest instant at which something waits.
     *
     * @return the instant, past or ahead, or empty if nothing waits
     */
    Optional<Instant> nextDue();

    /**
     * What has become of the notifications of an incident.
     *
     * @param incident the incident
     * @return a record for each, in the order in which they were decided
     */
    List<NotificationRecord> journal(IncidentId incident);
}
