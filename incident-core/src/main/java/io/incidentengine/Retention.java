package io.incidentengine;

import io.incidentengine.incident.Dossier;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Time;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.OfferRecord;
import io.incidentengine.policy.IncidentPolicy;
import java.time.Duration;
import java.util.List;

/**
 * How long incidents are kept that are over: closed, cancelled, or merged into another.
 *
 * @param period since something was last recorded of an incident; one on which work goes on is kept
 */
public record Retention(Duration period) {
    /**
     * Checks the period.
     *
     * @throws InvalidInputException if it is not positive
     */
    public Retention {
        period = Time.positive("retention", period);
    }

    /**
     * Keeps incidents for some days.
     *
     * @param days 1 and more
     * @return the retention
     * @throws InvalidInputException if it is not positive
     */
    public static Retention days(int days) {
        return new Retention(Duration.ofDays(days));
    }

    /** Refuses one that would forget a recovery while its fault still counts as recurring by a policy (R17). */
    void refuseUnlessEnoughFor(IncidentPolicy policy) {
        Duration least = policy.tolerances().recurrence();
        if (period.compareTo(least) < 0) {
            throw new InvalidInputException(
                    "retention", period.toString(), "at least " + least + ", the recurrence window of " + policy.ref());
        }
    }

    /**
     * What is on record of an incident that is about to be removed.
     *
     * @param dossier its last state, and all that happened
     * @param notifications what was told about it, and what became of that
     * @param offers what was offered to problem management
     */
    public record Leaving(Dossier dossier, List<NotificationRecord> notifications, List<OfferRecord> offers) {
        /** Copies the lists. */
        public Leaving {
            notifications = List.copyOf(notifications);
            offers = List.copyOf(offers);
        }
    }

    /**
     * What one {@link IncidentRecords#retire} did.
     *
     * @param removed how many incidents were removed
     * @param more whether there may be more to remove now, beyond the batch
     */
    public record Work(int removed, boolean more) {}
}
