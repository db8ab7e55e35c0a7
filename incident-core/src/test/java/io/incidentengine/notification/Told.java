package io.incidentengine.notification;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.Trigger;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Person;
import io.incidentengine.model.Severity;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Notifications as the rules of the default policy decide them, and people who read them. */
final class Told {
    static final Instant AT = Instant.parse("2026-03-02T08:00:00Z");
    static final String NOTE = "Mrs Miller (+49 170 555010) says:\nrestart the <pool>";

    static final List<NotificationKind> KINDS = List.of(
            NotificationKind.INITIAL,
            NotificationKind.PROGRESS,
            NotificationKind.RECTIFICATION,
            NotificationKind.OVERDUE,
            NotificationKind.WORSENED,
            NotificationKind.PROGRESS_REMINDER,
            NotificationKind.HELP_REQUEST,
            NotificationKind.REVIEW_REQUEST,
            NotificationKind.HANDLER_NEWS,
            NotificationKind.REPORT_CHASE,
            NotificationKind.REPORTER_UPDATE,
            NotificationKind.CONFIRMATION_REQUEST,
            NotificationKind.MERGED,
            NotificationKind.BUNDLE,
            NotificationKind.named("status page"));

    private Told() {}

    static Person reader(Locale locale, String zone) {
        return Person.of("ann", "Ann").in(locale, ZoneId.of(zone));
    }

    /** With no more than every notification has. */
    static Notification bare(NotificationKind kind) {
        return of(kind, Map.of());
    }

    /** With all that the kind can have. */
    static Notification full(NotificationKind kind) {
        Map<String, String> facts = new TreeMap<>();
        facts.put(Facts.NEXT_MILESTONE, "recovery");
        facts.put(Facts.NEXT_DEADLINE, "2026-03-02T10:00:00Z");
        if (kind.equals(NotificationKind.OVERDUE)) {
            facts.put(Facts.MILESTONE, "response");
            facts.put(Facts.CAUSE, "reclassified");
        }
        if (kind.equals(NotificationKind.REPORT_CHASE)) {
            facts.put(Facts.MILESTONE, "major-incident report");
        }
        if (kind.equals(NotificationKind.OVERDUE)
                || kind.equals(NotificationKind.REPORT_CHASE)
                || kind.equals(NotificationKind.PROGRESS_REMINDER)) {
            facts.put(Facts.DEADLINE, "2026-03-02T08:10:00Z");
        } else {
            facts.put(Facts.NOTE, NOTE);
        }
        if (kind.equals(NotificationKind.OVERDUE) || kind.equals(NotificationKind.PROGRESS)) {
            facts.put(Facts.COLLAPSED, "2");
        }
        return of(kind, facts);
    }

    /** Of what was late, and has been done. */
    static Notification inHindsight() {
        return of(
                NotificationKind.OVERDUE,
                Map.of(
                        Facts.MILESTONE, "response",
                        Facts.DEADLINE, "2026-03-02T08:10:00Z",
                        Facts.DONE, "2026-03-02T08:40:00Z"));
    }

    static Notification of(NotificationKind kind, Map<String, String> more) {
        return of(kind, "INC-1", "Cards are declined", "payments", more);
    }

    static Notification of(
            NotificationKind kind, String incident, String title, String service, Map<String, String> more) {
        Map<String, String> facts = new TreeMap<>(Map.of(Facts.TITLE, title, Facts.SERVICE, service));
        if (kind.equals(NotificationKind.BUNDLE)) {
            facts.put(Facts.COUNT, "3");
            facts.put(Facts.MESSAGES, "New incident (INC-1)\nNew incident (INC-2)\nOverdue (INC-3)");
        }
        facts.putAll(more);
        NotificationRule rule =
                NotificationRule.of("rule", kind).when(Trigger.firstInScope()).build();
        return new Notification("key", IncidentId.of(incident), rule, Severity.level(1), AT, facts);
    }
}
