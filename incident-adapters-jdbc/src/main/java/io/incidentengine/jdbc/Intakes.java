package io.incidentengine.jdbc;

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

    /** Forgets the reports that an incident has opened with or taken in. */
    void forget(Sql sql, List<TimelineEntry> timeline) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        in(timeline).forEach(intake -> rows.add(new @Nullable Object[] {intake.value()}));
        sql.batch(remove, rows);
    }

    /**
     * Takes in the reports of an incident that was handled elsewhere.
     *
     * @throws IllegalStateException if one belongs to another incident
     */
    void restore(Sql sql, IncidentId incident, List<TimelineEntry> timeline) throws SQLException {
        for (IntakeId intake : in(timeline)) {
            if (!insert(sql, intake, incident)) {
                throw new IllegalStateException("Intake " + intake + " of incident " + incident
                        + " belongs to incident " + find(sql, intake) + "; allowed: intakes that are new");
            }
        }
    }

    private static List<IntakeId> in(List<TimelineEntry> timeline) {
        return timeline.stream().flatMap(entry -> entry.intake().stream()).toList();
    }
}
