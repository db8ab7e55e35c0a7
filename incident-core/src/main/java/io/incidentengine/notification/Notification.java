package io.incidentengine.notification;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Severity;
import io.incidentengine.model.Time;
import io.incidentengine.sla.ClockKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The decision to tell somebody something, stored in one transaction with what caused it (S26, S27). Whom it reaches is
 * found only when it is sent.
 *
 * @param key unique and stable: deciding the same again gives the same key
 * @param incident the incident that it is about
 * @param rule the row of the table by which it was decided: kind, channels, audiences, obligation
 * @param severity the severity at that moment
 * @param at when what caused it took effect
 * @param knownAt when that became known, if only then somebody could be told; {@code null} for at once
 * @param facts what the text needs, by name
 * @param rung the step of a clock's ladder that caused it; {@code null} for other causes
 * @param fallback what it stands in for; {@code null} for a notification in its own right
 */
public record Notification(
        String key,
        IncidentId incident,
        NotificationRule rule,
        Severity severity,
        Instant at,
        @Nullable Instant knownAt,
        Map<String, String> facts,
        @Nullable ClockStep rung,
        @Nullable Fallback fallback) {

    /** Copies the facts. */
    public Notification {
        facts = Map.copyOf(facts);
    }

    /**
     * A notification in its own right that no rung caused.
     *
     * @param key unique and stable
     * @param incident the incident that it is about
     * @param rule the row of the table by which it was decided
     * @param severity the severity at that moment
     * @param at when what caused it took effect
     * @param facts what the text needs, by name
     */
    public Notification(
            String key,
            IncidentId incident,
            NotificationRule rule,
            Severity severity,
            Instant at,
            Map<String, String> facts) {
        this(key, incident, rule, severity, at, null, facts, null, null);
    }

    /**
     * The step of a clock's ladder that caused it (S20).
     *
     * @return the clock and the rung, or empty for other causes
     */
    public Optional<ClockStep> step() {
        return Optional.ofNullable(rung);
    }

    /**
     * What it stands in for (S29).
     *
     * @return the first notification, or empty for a notification in its own right
     */
    public Optional<Fallback> standsIn() {
        return Optional.ofNullable(fallback);
    }

    /**
     * The key of the notification of which proof is wanted: its own, or that for which it stands in.
     *
     * @return a notification's key
     */
    public String origin() {
        return fallback == null ? key : fallback.of();
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
     * From when on somebody could be told: when what caused it took effect, or later, when that became known.
     *
     * @return the instant
     */
    public Instant since() {
        return knownAt == null ? at : knownAt;
    }

    /**
     * By when it must be proven to have arrived (S29), whenever it became known; a fallback has no duty of its own.
     *
     * @return the instant, or empty if that is not required
     */
    public Optional<Instant> dueBy() {
        return rule.obligation().map(within -> Time.plus(at, within));
    }

    /**
     * By when the notification of which proof is wanted must be proven to have arrived: it, or that for which it stands in.
     *
     * @return the instant, or empty if that is not required
     */
    public Optional<Instant> deadline() {
        return fallback == null ? dueBy() : Optional.of(fallback.dueBy());
    }

    /**
     * A step of a clock's ladder.
     *
     * @param clock the run of the clock
     * @param rung the rung's name
     */
    public record ClockStep(ClockKey clock, String rung) {}
}
