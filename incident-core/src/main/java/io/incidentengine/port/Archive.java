package io.incidentengine.port;

import io.incidentengine.document.Erasure;
import io.incidentengine.incident.Change;
import io.incidentengine.incident.Incident;
import io.incidentengine.model.IncidentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a store does with incidents besides keeping them while they are handled: it erases people from those that are over,
 * gives up what need not be kept any longer, and takes in what was handled elsewhere. It is part of the store that it belongs to, thread-safe, and reads no clock.
 */
public interface Archive {

    /**
     * Erases a person, from some incidents at a time; nothing else replaces what is on record (S35).
     *
     * <ol>
     *   <li>Looks at the incidents behind one in the order of their ids, at most {@code limit} of them, and says how far it
     *       has come and whether there are more.
     *   <li>The stand-in has the person's place in all that is on record of an incident: its state, its timeline, its
     *       notifications and offers, their messages, attempts, news and failures.
     *   <li>Folding the erased timeline gives the state.
     *   <li>An incident that is open stays as it is, and is named in the result if there is something to erase.
     *   <li>So does one about which something waits to be told, or to be proven, and one that cannot be read.
     *   <li>A message that was for the person alone has another key, and is known by no other name: news that comes
     *       later, which could bring back what was erased, is news of an unknown message.
     *   <li>Where there is nothing to erase, nothing changes.
     * </ol>
     *
     * <p>Each incident is one transaction: it is erased from as a whole, or not at all.
     *
     * @param erasure who is erased, and who stands in
     * @param after the incident behind which to begin; {@code null} for the first ones
     * @param limit how many incidents to look at, 1 and more
     * @return what was changed, and what could not be
     */
    ErasureResult erase(Erasure erasure, @Nullable IncidentId after, int limit);

    /**
     * Lists incidents that are over and done with.
     *
     * <ol>
     *   <li>They are not open, nothing is on record of them from {@code before} on, and nothing waits to be told about
     *       them, or to be proven.
     *   <li>Those of which something was recorded longest ago come first. What cannot be read is passed over.
     * </ol>
     *
     * @param before an instant
     * @param limit how many at most, 1 and more
     * @return their states
     */
    List<Incident> ended(Instant before, int limit);

    /**
     * Removes incidents for good, in one transaction.
     *
     * <ol>
     *   <li>All that is on record of them is gone: state, timeline, notifications, messages, offers, and the recoveries by
     *       which their faults would be known to recur. Their intake ids are new again.
     *   <li>One that is open, or about which something waits, stays, and is not in the result.
     *   <li>So does one that is not any more as it was handed in, and one of which not all can be read.
     *   <li>All else stays as it is, other incidents with the same deduplication keys and messages that were sent together with
     *       theirs included.
     * </ol>
     *
     * @param incidents as they are to be on record
     * @return the ids of those that were removed
     */
    List<IncidentId> remove(List<Incident> incidents);

    /**
     * Puts incidents on record that were handled elsewhere, in one transaction (R33).
     *
     * <ol>
     *   <li>They are then as if they had been handled here: found, listed, due, known by their intake ids, open for their
     *       deduplication keys or recovered. Nothing is told about them, and what was told elsewhere is not in the outbox.
     *   <li>One whose id is taken stays as it is, and is not in the result.
     *   <li>If an intake id or an open deduplication key of one belongs to another incident, the store throws {@link
     *       IllegalStateException}, and nothing of all this is stored.
     * </ol>
     *
     * @param changes each with the whole timeline of an incident, and without notifications and offers
     * @return the ids of those that were put on record
     */
    List<IncidentId> restore(List<Change> changes);
}
