package io.incidentengine.port;

import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Ended;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.News;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.OfferRecord;
import io.incidentengine.notification.OutboxTask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told, and what has become of it (S26, S27). The store's changes put notifications and problem offers in;
 * a dispatcher takes tasks out and settles them. Every task waits in a lane: notifications in {@link Lane#DIRECTORY},
 * messages in {@linkplain Lane#of that of their channel}, offers in {@link Lane#PROBLEM_MANAGEMENT}, and notifications of
 * which proof is wanted, besides, in {@link Lane#PROOF}. Implementations are thread-safe and read no clock.
 *
 * <p>A claim is fenced: it counts until somebody has claimed the same task again, and that of a proof until news has made
 * it due. Whoever comes back with one that counts no more changes nothing, but for an attempt that was made: that goes
 * into the journal, and a message that was accepted is sent.
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
     *   <li>Each claim of a task has a higher token than those before it.
     *   <li>A claim says since when its task waits: who releases it as of then leaves it in its place.
     *   <li>Fewer than the limit come only where nothing else is due, or somebody else is at it: who is given fewer need not
     *       ask again at once.
     * </ol>
     *
     * @param lane which lane
     * @param now the present
     * @param limit how many at most, 1 and more
     * @param lease how long the caller may take
     * @return the claims; empty if nothing is due in this lane
     * @throws io.incidentengine.model.InvalidInputException if the limit is less, or the lease is not positive
     */
    List<Claim> claim(Lane lane, Instant now, int limit, Duration lease);

    /**
     * Stores the messages of a notification, once (S27).
     *
     * <ol>
     *   <li>Messages and failures are stored together.
     *   <li>A notification that is expanded already stays as it is, and the answer is false; so it is with a claim that
     *       counts no more.
     *   <li>A message whose recipients have all been sent a later one about the incident, over the same channel, is
     *       superseded and never handed out (S31). Those that stand in for a notification are as old as that one.
     *   <li>The proof of the notification, if there is to be one, is due from {@code check} on if nobody has claimed it
     *       yet; without a message it is due at once.
     * </ol>
     *
     * @param claim the claim of the notification
     * @param messages its messages; may be empty if nobody was found
     * @param failures what went wrong: nobody found, no usable address
     * @param now the present; the messages wait from then on
     * @param check when to look at the proof first; {@code null} for at once
     * @return whether this call expanded it
     */
    boolean expand(Claim claim, List<Message> messages, List<String> failures, Instant now, @Nullable Instant check);

    /**
     * Records how attempts ended, with their evidence, in one transaction.
     *
     * <ol>
     *   <li>Each of them adds an attempt to the journal.
     *   <li>Without {@code retryAt} the message or offer is done: {@code Accepted} makes it sent, {@code Ambiguous}
     *       ambiguous, all else refused. With it, it waits again from then on. {@code Accepted} makes it sent in any case.
     *   <li>One that is done stays as it is, and the answer is false; so it is with a claim that counts no more. But what
     *       was accepted is sent, whatever was thought of it.
     *   <li>A message that is sent supersedes those that wait, are older, about the same incident, over the same channel,
     *       and for nobody else (S31).
     *   <li>When a message is done and not sent, the proof of its notification is due at once, if there is to be one; when
     *       it was acknowledged, in any case.
     *   <li>When it is sent in time and {@linkplain Message#isProvenBy proven} by that, the proof of its notification is due
     *       only when news demands it, if nobody has claimed it yet.
     *   <li>Each counts as if it were recorded alone, when those before it are.
     *   <li>If one cannot be recorded, none is.
     * </ol>
     *
     * @param ended the attempts; may be empty
     * @return for each of them, in their order, whether this call settled its task
     */
    List<Boolean> settle(List<Ended> ended);

    /**
     * Tells which claims of messages still count, so that what was claimed a while ago is not sent for nothing (S31, S33).
     *
     * <ol>
     *   <li>One counts until its message is done, however that came about, or somebody has claimed it again; that its lease
     *       is over does not matter.
     *   <li>One whose message is not known counts no more.
     *   <li>Nothing is changed by asking.
     * </ol>
     *
     * @param claims claims of messages; may be empty
     * @return for each of them, in their order, whether it counts
     */
    List<Boolean> counts(List<Claim> claims);

    /**
     * When messages for the same {@linkplain Message#readers readers} over the same channel began their way: the instants
     * of their first attempts, those of a bundle as one (S32).
     *
     * @param claim the claim of a message
     * @param since after which instant
     * @param count how many at most, 1 to {@link io.incidentengine.notification.RateLimit#MOST}
     * @return the latest instants, the newest first
     */
    List<Instant> begun(Claim claim, Instant since, int count);

    /**
     * Claims what is to be told together with a message, and binds it to a bundle (S32).
     *
     * <ol>
     *   <li>It hands out all other messages for the same {@linkplain Message#readers readers} over the same channel that
     *       nobody has claimed, if they are due or were never tried; those that wait longest first.
     *   <li>Attempts that are settled by these claims and by the first one have the bundle's {@linkplain
     *       io.incidentengine.notification.Bundle#key key} on record, and news by that key is news of each of them; so it
     *       is with news by the reference that came with {@code Accepted}.
     *   <li>Without others there is no bundle.
     *   <li>With a claim that counts no more nothing is claimed.
     * </ol>
     *
     * @param claim the claim of a message
     * @param now the present
     * @param limit how many others at most, 1 and more
     * @param lease how long the caller may take
     * @return the claims of the others; empty if there are none
     * @throws io.incidentengine.model.InvalidInputException if the limit is less
     */
    List<Claim> bundle(Claim claim, Instant now, int limit, Duration lease);

    /**
     * Puts a notification back that could not be expanded, and keeps the reason with it.
     *
     * <ol>
     *   <li>It waits again from {@code retryAt} on.
     *   <li>One that was expanded meanwhile stays as it is; so it is with a claim that counts no more.
     * </ol>
     *
     * @param claim the claim of the notification
     * @param failure what went wrong
     * @param retryAt when to try again
     */
    void postpone(Claim claim, String failure, Instant retryAt);

    /**
     * Gives a claim back: nothing was tried.
     *
     * <ol>
     *   <li>The task waits again from {@code retryAt} on, before its lease is over; as of {@linkplain Claim#since when it has
     *       waited} all the time, it is due at once, whatever {@code now} is (S4).
     *   <li>The journal stays as it is: this is neither an attempt nor a failure.
     *   <li>What is done stays done, and a claim that counts no more changes nothing.
     * </ol>
     *
     * @param claim the claim
     * @param retryAt from when on the task may be handed out
     */
    void release(Claim claim, Instant retryAt);

    /**
     * Settles what is to be done about the proof of a notification (S29).
     *
     * <ol>
     *   <li>The fallbacks, which are to be expanded like other notifications, and the time of the next look are stored
     *       together; a fallback whose key is known is there already.
     *   <li>The notification is handed out again in {@link Lane#PROOF} from {@code check} on; without it, only when news
     *       demands it.
     *   <li>With a claim that counts no more nothing is stored, and the answer is false.
     * </ol>
     *
     * @param claim the claim of the proof
     * @param fallbacks what is to be told besides; may be empty
     * @param now the present; the fallbacks wait from then on
     * @param check when to look again; {@code null} for when there is news
     * @return whether it was stored
     */
    boolean prove(Claim claim, List<Notification> fallbacks, Instant now, @Nullable Instant check);

    /**
     * Records what is said of a message after it was sent.
     *
     * <ol>
     *   <li>Every piece of news is kept once, and nothing is overwritten: which is the newest follows from the sequence.
     *   <li>A failure that is no older than what is known makes the proof of the notification due at once, if there is to
     *       be one; an acknowledgement does so in any case.
     *   <li>News of a message that is not known changes nothing.
     * </ol>
     *
     * @param news what is said
     * @param now the present
     * @return what became of it
     */
    News.Reception record(News news, Instant now);

    /**
     * Lets a message be sent again that was refused, given up, or of which nobody knows (S30).
     *
     * <ol>
     *   <li>It waits from {@code now} on; its attempts stay in the journal, and {@link OutboxTask.Send#attempt} begins
     *       anew.
     *   <li>For all other messages the answer is false, and nothing changes.
     * </ol>
     *
     * @param message the message's key
     * @param now the present
     * @return whether it will be sent again
     */
    boolean sendAgain(String message, Instant now);

    /**
     * Lists the messages that were refused or given up, and those of which nobody knows (S30).
     *
     * @param after the key behind which the page begins; {@code null} for the first page
     * @param limit how many at most, 1 and more
     * @return in the order of their keys
     * @throws io.incidentengine.model.InvalidInputException if the limit is less
     */
    List<Delivery> givenUp(@Nullable String after, int limit);

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
