package io.incidentengine.jdbc;

import io.incidentengine.incident.IncidentEvent;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.IntakeId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reports that have come in, each once (S25). */
final class Intakes {
    private final Database database;
    private final String find;
    private final String insert;
    private final String remove;

    Intakes(Database database) {
        this.database = database;
        this.find = database.tables.in("SELECT incident_id FROM {intake} WHERE id = ?");
        this.remove = database.tables.in("DELETE FROM {intake} WHERE id = ?");
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

    /** Lets the reports by which an incident was told of be new again. */
    void forget(Sql sql, List<TimelineEntry> timeline) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (TimelineEntry entry : timeline) {
            if (entry.event() instanceof IncidentEvent.IncidentReported reported) {
                rows.add(new @Nullable Object[] {reported.intake().id().value()});
            } else if (entry.event() instanceof IncidentEvent.Complained complained && complained.intake() != null) {
                rows.add(new @Nullable Object[] {complained.intake().id().value()});
            }
        }
        sql.batch(remove, rows);
    }
}
