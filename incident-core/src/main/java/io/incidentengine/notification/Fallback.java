package io.incidentengine.notification;

import io.incidentengine.model.PersonId;
import io.incidentengine.model.Required;
import java.time.Instant;
import java.util.List;

/**
 * Which notification another one stands in for, as that was not proven to have arrived (S29).
 *
 * @param of the key of the first notification
 * @param number 1 for the first fallback
 * @param told whom it is not for, as they were told already
 * @param dueBy by when the first notification must be proven to have arrived
 */
public record Fallback(String of, int number, List<PersonId> told, Instant dueBy) {
    /** Copies the list. */
    public Fallback {
        of = Required.value("notification of a fallback", of);
        told = List.copyOf(told);
        dueBy = Required.value("deadline of a fallback", dueBy);
    }
}
