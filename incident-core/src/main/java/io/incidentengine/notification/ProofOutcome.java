package io.incidentengine.notification;

import io.incidentengine.model.PersonId;
import io.incidentengine.model.Required;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of the proof that a notification arrived, as far as its incident must know (S29, S33). Each kind comes at most
 * once for a notification.
 *
 * @param notification the notification
 * @param kind what came of it
 * @param at when
 * @param by who acknowledged; {@code null} for the other kinds, and where nobody knows
 */
public record ProofOutcome(
        Notification notification,
        Kind kind,
        Instant at,
        @Nullable PersonId by) {
    /** Refuses what is missing. */
    public ProofOutcome {
        notification = Required.value("notification", notification);
        kind = Required.value("outcome of a notification", kind);
        at = Required.value("time of an outcome", at);
    }

    /**
     * Who acknowledged.
     *
     * @return the person, where it is known
     */
    public Optional<PersonId> person() {
        return Optional.ofNullable(by);
    }

    /** What can come of it. */
    public enum Kind {
        /** Somebody acknowledged. */
        ACKNOWLEDGED,
        /** Nothing is left to try, though the deadline is still ahead. */
        EXHAUSTED,
        /** There was no proof at its deadline. */
        MISSED
    }
}
