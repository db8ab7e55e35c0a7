package io.incidentengine.jdbc;

import io.incidentengine.model.IncidentId;
import io.incidentengine.model.IntakeId;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The reports that have come in, each once (S25). */
final class Intakes {
    private final Database database;
    private final String find;
    private final String insert;

    Intakes(Database database) {
        this.database = database;
        this.find = database.tables.in("SELECT incident_id FROM {intake} WHERE id = ?");
        this.insert = database.tables.in("INSERT INTO {intake} (id, incident_id) VALUES (?, ?)");
    }

    /** The incident that a report has opened or joined, or null. */
    @Nullable
    IncidentId find(Sql sql, IntakeId id) throws SQLException {
        return sql.first(find, row -> IncidentId.of(row.getString(1)), id.value());
    }

    /** Takes a report in; false if somebody was first. */
    boolean insert(Sql sql, IntakeId id, IncidentId incident) throws SQLException {
        return sql.insertIfNew(database.dialect, insert, id.value(), incident.value());
    }
}
