package io.incidentengine.notification;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Severity;
import io.incidentengine.model.Time;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The decision to tell somebody something, stored in one transaction with what caused it (S26, S27). Whom it reaches is
 * found only when it is sent.
 *
 * @param key unique and stable: deciding the same again gives the same key
 * @param incident the incident that it is about
 * @param rule the row of the table by which it was decided: kind, channels, audiences, obligation
 * @param severity the severity at that moment
 * @param at when what caused it took effect
 * @param facts what the text needs, by name
 */
public record Notification(
        String key,
        IncidentId incident,
        NotificationRule rule,
        Severity severity,
        Instant at,
        Map<String, String> facts) {

    /** Copies the facts. */
    public Notification {
        facts = Map.copyOf(facts);
    }

    /**
     * What it is about.
     *
     * @return the kind
     */
    public NotificationKind kind() {
        return rule.kind();
    }

    /**
     * By when it must be proven to have arrived (S29).
     *
     * @return the instant, or empty if that is not required
     */
    public Optional<Instant> dueBy() {
        return rule.obligation().map(within -> Time.plus(at, within));
    }
}
