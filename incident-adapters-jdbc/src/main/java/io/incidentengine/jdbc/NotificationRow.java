package io.incidentengine.jdbc;

import io.incidentengine.notification.Claim;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row of a notification while it is locked: what is to be known when it is expanded or put back. */
final class NotificationRow {
    /** It is as old as the notification for which it stands in. */
    static final String COLUMNS =
            "n.id, n.first_id, (SELECT f.number FROM {notification} f WHERE f.id = n.first_id) AS age,"
                    + " n.due_by, n.incident_id, n.expanded, n.failures, n.token";

    final byte[] id;
    final byte[] first;
    final long age;
    final @Nullable Long dueBy;
    final String incident;
    final List<String> failures;
    private final boolean expanded;
    private final long token;

    NotificationRow(ResultSet row) throws SQLException {
        id = row.getBytes("id");
        first = row.getBytes("first_id");
        age = row.getLong("age");
        dueBy = Micros.ofNullable(Micros.nullable(row, "due_by"));
        incident = row.getString("incident_id");
        failures = Json.texts(row.getString("failures"));
        expanded = row.getBoolean("expanded");
        token = row.getLong("token");
    }

    /** Tells whether it is still to be expanded, and by whoever has this claim. */
    boolean isFor(Claim claim) {
        return !expanded && token == claim.token();
    }
}
