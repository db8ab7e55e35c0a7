package io.incidentengine.jdbc;

import io.incidentengine.document.DocumentForm;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.ProofOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what is told about incidents and what became of it: in one statement, so that all is of one moment. */
final class Journals {
    private final String select;

    Journals(JdbcTables tables) {
        select = tables.in("SELECT n.number AS told, n.notification, n.expanded, n.failures, n.outcomes, "
                + MessageRecord.COLUMNS + " FROM {notification} n LEFT JOIN {message} m"
                + " ON m.incident_id = n.incident_id AND m.notification_id = n.id WHERE n.incident_id IN ($)"
                + " ORDER BY n.number, m.number");
    }

    /** The records of incidents, in the order in which they were decided. */
    List<NotificationRecord> of(Sql sql, Collection<String> incidents) throws SQLException {
        if (incidents.isEmpty()) {
            return List.of();
        }
        String marks = String.join(", ", Collections.nCopies(incidents.size(), "?"));
        Reading reading = new Reading();
        sql.list(select.replace("$", marks), reading::take, incidents.toArray());
        return reading.told.values().stream().map(reading::record).toList();
    }

    /** A notification, and its messages as far as they were read. */
    private record Told(
            Notification notification,
            boolean expanded,
            List<String> failures,
            Set<ProofOutcome.Kind> outcomes,
            List<MessageRecord> messages) {
        static Told read(ResultSet row) throws SQLException {
            return new Told(
                    Json.read(DocumentForm.NOTIFICATION, row.getString("notification")),
                    row.getBoolean("expanded"),
                    Json.texts(row.getString("failures")),
                    outcomes(row.getString("outcomes")),
                    new ArrayList<>(2));
        }

        private static Set<ProofOutcome.Kind> outcomes(String text) {
            Set<ProofOutcome.Kind> outcomes = EnumSet.noneOf(ProofOutcome.Kind.class);
            for (ProofOutcome.Kind kind : ProofOutcome.Kind.values()) {
                if (text.contains(Notifications.outcome(kind))) {
                    outcomes.add(kind);
                }
            }
            return outcomes;
        }
    }

    /** Rows as they come, one for each message, and one for each notification without any. */
    private static final class Reading {
        final Map<Long, Told> told = new LinkedHashMap<>();
        private final Map<Long, MessageRecord> messages = new HashMap<>();

        boolean take(ResultSet row) throws SQLException {
            Told notification = told.get(row.getLong("told"));
            if (notification == null) {
                notification = Told.read(row);
                told.put(row.getLong("told"), notification);
            }
            if (row.getString("message") == null) {
                return false;
            }
            MessageRecord message = MessageRecord.read(row);
            messages.put(message.number(), message);
            return notification.messages.add(message);
        }

        NotificationRecord record(Told notification) {
            return new NotificationRecord(
                    notification.notification,
                    notification.expanded,
                    notification.messages.stream().map(this::delivery).toList(),
                    notification.failures,
                    notification.outcomes);
        }

        private Delivery delivery(MessageRecord message) {
            return message.delivery(later(message.overtakenBy()));
        }

        private @Nullable Delivery later(@Nullable Long number) {
            MessageRecord later = number == null ? null : messages.get(number);
            return later == null ? null : delivery(later);
        }
    }
}
