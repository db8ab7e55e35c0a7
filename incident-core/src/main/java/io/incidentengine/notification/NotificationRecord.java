package io.incidentengine.notification;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A notification and what has become of it so far, from the outbox's own journal (S29).
 *
 * @param notification what was decided
 * @param expanded whether it was expanded into messages; until then its recipients are unknown
 * @param deliveries its messages
 * @param failures what went wrong on the way: nobody found, no usable address, a directory that failed
 * @param outcomes what its incident was told of its proof (S29)
 */
public record NotificationRecord(
        Notification notification,
        boolean expanded,
        List<Delivery> deliveries,
        List<String> failures,
        Set<ProofOutcome.Kind> outcomes) {
    /** Copies the collections. */
    public NotificationRecord {
        deliveries = List.copyOf(deliveries);
        failures = List.copyOf(failures);
        outcomes = Collections.unmodifiableSet(
                outcomes.isEmpty() ? EnumSet.noneOf(ProofOutcome.Kind.class) : EnumSet.copyOf(outcomes));
    }
}
