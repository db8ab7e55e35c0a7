package io.incidentengine.testkit;

import static java.util.stream.Collectors.joining;

import io.incidentengine.incident.CorrectiveAction;
import io.incidentengine.incident.IncidentEvent;
import io.incidentengine.incident.IncidentEvent.NotificationDecided;
import io.incidentengine.incident.Intake;
import io.incidentengine.model.Person;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.ProblemOffer;
import io.incidentengine.notification.ProofOutcome;
import io.incidentengine.sla.ClockKey;
import io.incidentengine.sla.Verdict;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/**
 * An event in words that need no table: its name, and what its parts say. Shorter than prose, and new events are in it
 * from their first day. Thread-safe, as it has no state.
 */
public final class EventWords {
    private EventWords() {}

    /**
     * Tells whether a timeline shows it; notifications show by their messages.
     *
     * @param event the event
     * @return false for the decision to notify
     */
    public static boolean isShown(IncidentEvent event) {
        return !(event instanceof NotificationDecided);
    }

    /**
     * Says an event in words.
     *
     * @param event the event
     * @return one line
     */
    public static String of(IncidentEvent event) {
        String parts = Arrays.stream(event.getClass().getRecordComponents())
                .map(part -> part(part, event))
                .filter(words -> !words.isEmpty())
                .collect(joining(", "));
        String name = event.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        return name.toLowerCase(Locale.ROOT) + (parts.isEmpty() ? "" : ": " + parts);
    }

    private static String part(RecordComponent part, IncidentEvent event) {
        Object value;
        try {
            value = part.getAccessor().invoke(event);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("Cannot read " + part + " of an event", impossible);
        }
        if (value instanceof Boolean holds) {
            return holds ? part.getName() : "";
        } else if (value instanceof Number number) {
            return number.longValue() == 0 ? "" : part.getName() + " " + number;
        } else if (value instanceof Duration duration) {
            return duration.isZero() ? "" : part.getName() + " " + duration;
        }
        return words(value);
    }

    static String words(Object value) {
        if (value == null || value instanceof Map || value instanceof Notification) {
            return "";
        } else if (value instanceof Collection<?> values) {
            return values.stream().map(EventWords::words).collect(joining(", "));
        } else if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        } else if (value instanceof Intake intake) {
            return intake.report().title();
        } else if (value instanceof Person person) {
            return person.id().value();
        } else if (value instanceof ClockKey clock) {
            return clock.milestone();
        } else if (value instanceof Verdict verdict) {
            String cause = verdict.cause().map(why -> ", " + words(why)).orElse("");
            return verdict.clock().milestone() + " " + words(verdict.outcome()) + cause;
        } else if (value instanceof ProofOutcome outcome) {
            String by = outcome.person().map(person -> " by " + person).orElse("");
            return outcome.notification().kind() + ", " + words(outcome.kind()) + by;
        } else if (value instanceof ProblemOffer offer) {
            return words(offer.ground()) + ", " + offer.evidence();
        } else if (value instanceof CorrectiveAction action) {
            return action.id() + ", " + action.action();
        }
        return value.toString();
    }
}
