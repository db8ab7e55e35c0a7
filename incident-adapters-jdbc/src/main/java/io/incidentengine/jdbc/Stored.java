package io.incidentengine.jdbc;

import io.incidentengine.document.DocumentForm;
import io.incidentengine.incident.Incident;
import io.incidentengine.model.IncidentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An incident as the database has it.
 *
 * @param incident the state
 * @param wake when it is due; {@code null} for never
 * @param failures how often in a row its tick has failed
 */
record Stored(Incident incident, @Nullable Instant wake, int failures) {
    static final String COLUMNS = "state, wake_at, failures";

    static Stored read(ResultSet row) throws SQLException {
        return new Stored(
                Json.read(DocumentForm.INCIDENT, row.getString("state")),
                Micros.nullable(row, "wake_at"),
                row.getInt("failures"));
    }

    IncidentId id() {
        return incident.id();
    }
}
