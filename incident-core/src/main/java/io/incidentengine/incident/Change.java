package io.incidentengine.incident;

import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.ProblemOffer;
import io.incidentengine.notification.ProofOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a decision changes, to be stored in one transaction (S26).
 *
 * @param incident the new state
 * @param entries the new lines of its timeline; empty if nothing happened
 * @param notifications what somebody is to be told
 * @param offers what goes to problem management
 * @param outcomes what the timeline says of the proof of notifications (S29)
 * @param next the one instant at which the incident wants attention next (S21); {@code null} for never
 * @param deadline the earliest deadline of its clocks that have not stopped (R34): past while it is overdue; {@code null}
 *     if there is none, or all that is left stands still
 */
public record Change(
        Incident incident,
        List<TimelineEntry> entries,
        List<Notification> notifications,
        List<ProblemOffer> offers,
        List<ProofOutcome> outcomes,
        @Nullable Instant next,
        @Nullable Instant deadline) {
    /** Copies the lists. */
    public Change {
        entries = List.copyOf(entries);
        notifications = List.copyOf(notifications);
        offers = List.copyOf(offers);
        outcomes = List.copyOf(outcomes);
    }

    /**
     * A change that says nothing of the proof of notifications, of an incident without a deadline.
     *
     * @param incident the new state
     * @param entries the new lines of its timeline
     * @param notifications what somebody is to be told
     * @param offers what goes to problem management
     * @param next the one instant at which the incident wants attention next; {@code null} for never
     */
    public Change(
            Incident incident,
            List<TimelineEntry> entries,
            List<Notification> notifications,
            List<ProblemOffer> offers,
            @Nullable Instant next) {
        this(incident, entries, notifications, offers, List.of(), next, null);
    }

    /**
     * The one instant at which the incident wants attention next (S21).
     *
     * @return an instant later than the decision's, or empty for never
     */
    public Optional<Instant> wakeUp() {
        return Optional.ofNullable(next);
    }

    /**
     * Tells whether the incident is new.
     *
     * @return true if its timeline begins with this change
     */
    public boolean isNew() {
        return !entries.isEmpty() && entries.get(0).sequence() == 1;
    }

    /**
     * Refuses what no store may keep: a change of another incident than the one that was handed to the decision, or one
     * that leaves a gap in the timeline. For stores.
     *
     * @param id the incident that was handed to the decision
     * @param sequence the last entry of its timeline; 0 if it is new
     * @throws IllegalStateException if it does not follow
     */
    public void refuseUnlessFollowing(IncidentId id, long sequence) {
        if (!incident.id().equals(id)) {
            throw new IllegalStateException("A decision about incident " + id + " changes incident " + incident.id()
                    + "; allowed: the incident that it was handed");
        }
        if (entries.isEmpty() && sequence > 0) {
            return;
        }
        long last = sequence;
        for (TimelineEntry entry : entries) {
            last++;
            refuseUnless(last, entry.sequence());
        }
        refuseUnless(last, incident.trace().sequence());
    }

    private void refuseUnless(long expected, long found) {
        if (found != expected) {
            throw new IllegalStateException("The timeline of incident " + incident.id() + " would go on with entry "
                    + found + "; allowed: entry " + expected + ", and the state after the last one");
        }
    }
}
