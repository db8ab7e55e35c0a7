package io.incidentengine.jdbc;

import io.incidentengine.document.DocumentForm;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.ProofOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what is told about incidents and what became of it: each in one statement, so that all of it is of one moment. */
final class Journals {
    private final String select;

    Journals(JdbcTables tables) {
        select =
                tables.in("SELECT n.incident_id, n.number AS told, n.notification, n.expanded, n.failures, n.outcomes, "
                        + MessageRecord.COLUMNS + " FROM {notification} n LEFT JOIN {message} m"
                        + " ON m.incident_id = n.incident_id AND m.notification_id = n.id WHERE n.incident_id IN ($)"
                        + " ORDER BY n.number, m.number");
    }

    /** The records of an incident, in the order in which they were decided. */
    List<NotificationRecord> of(Sql sql, String incident) throws SQLException {
        Journal journal = of(sql, new TreeSet<>(List.of(incident))).get(incident);
        return journal == null ? List.of() : journal.records();
    }

    /** The journals of incidents, as far as they have any; one that cannot be read is nobody else's trouble. */
    Map<String, Journal> of(Sql sql, SortedSet<String> incidents) throws SQLException {
        Map<String, Journal> journals = new HashMap<>();
        sql.among(
                select,
                incidents,
                row -> journals.computeIfAbsent(row.getString("incident_id"), none -> new Journal())
                        .take(row));
        return journals;
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

    /** What is told about one incident: rows as they come, one for each message, and one for each notification without any. */
    static final class Journal {
        private final Map<Long, Told> told = new LinkedHashMap<>();
        private final Map<Long, MessageRecord> messages = new HashMap<>();
        private @Nullable RuntimeException unreadable;

        private Journal() {}

        /** The records, in the order in which they were decided; throws what kept them from being read. */
        List<NotificationRecord> records() {
            if (unreadable != null) {
                throw unreadable;
            }
            return told.values().stream().map(this::record).toList();
        }

        private boolean take(ResultSet row) throws SQLException {
            try {
                return unreadable == null && read(row);
            } catch (RuntimeException failure) {
                unreadable = failure;
                return false;
            }
        }

        private boolean read(ResultSet row) throws SQLException {
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

        private NotificationRecord record(Told notification) {
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
