package io.incidentengine.notification;

import java.util.List;

/**
 * A notification and what has become of it so far, from the outbox's own journal (S29).
 *
 * @param notification what was decided
 * @param expanded whether it was expanded into messages; until then its recipients are unknown
 * @param deliveries its messages
 * @param failures what went wrong on the way: nobody found, no usable address, a directory that failed
 */
public record NotificationRecord(
        Notification notification, boolean expanded, List<Delivery> deliveries, List<String> failures) {
    /** Copies the lists. */
    public NotificationRecord {
        deliveries = List.copyOf(deliveries);
        failures = List.copyOf(failures);
    }
}
