package io.incidentengine.jdbc;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.IntakeId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The reports that have come in, each once (S25). */
final class Intakes {
    private final Database database;
    private final String find;
    private final String insert;
    private final String remove;

    Intakes(Database database) {
        this.database = database;
        this.find = database.tables.in("SELECT id, incident_id FROM {intake} WHERE id IN ($)");
        this.remove = database.tables.in("DELETE FROM {intake} WHERE id = ?");
        this.insert = database.tables.in("INSERT INTO {intake} (id, incident_id) VALUES (?, ?)");
    }

    /** The incidents that reports have opened or joined, as far as they are known. */
    Map<IntakeId, IncidentId> find(Sql sql, Collection<IntakeId> ids) throws SQLException {
        Map<IntakeId, IncidentId> found = new HashMap<>();
        SortedSet<String> names = ids.stream().map(IntakeId::value).collect(Collectors.toCollection(TreeSet::new));
        sql.among(find, names, row -> found.put(IntakeId.of(row.getString(1)), IncidentId.of(row.getString(2))));
        return found;
    }

    /** Takes reports in, in the order of their ids; none, and false, if somebody was first with one of them. */
    boolean insert(Sql sql, Map<IntakeId, IncidentId> reports) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>(reports.size());
        reports.entrySet().stream()
                .sorted(Comparator.comparing(report -> report.getKey().value()))
                .forEach(report -> rows.add(new @Nullable Object[] {
                    report.getKey().value(), report.getValue().value()
                }));
        return sql.insertIfAllNew(database.dialect, insert, rows);
    }

    /** Forgets the reports that an incident has opened with or taken in. */
    void forget(Sql sql, List<TimelineEntry> timeline) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        in(timeline).forEach(intake -> rows.add(new @Nullable Object[] {intake.value()}));
        sql.batch(remove, rows);
    }

    /**
     * Takes in the reports of incidents that were handled elsewhere; none, and false, if one of them is known.
     *
     * @throws IllegalStateException if one belongs to two of the incidents
     */
    boolean restore(Sql sql, List<Change> changes) throws SQLException {
        Map<IntakeId, IncidentId> reports = new HashMap<>();
        for (Change change : changes) {
            IncidentId id = change.incident().id();
            for (IntakeId intake : in(change.entries())) {
                IncidentId other = reports.putIfAbsent(intake, id);
                if (other != null) {
                    throw belongs(intake, other);
                }
            }
        }
        return insert(sql, reports);
    }

    /** What is said of reports that belong to other incidents. */
    IllegalStateException known(Sql sql, List<Change> changes) throws SQLException {
        List<IntakeId> all = changes.stream()
                .flatMap(change -> in(change.entries()).stream())
                .toList();
        Map.Entry<IntakeId, IncidentId> known =
                find(sql, all).entrySet().iterator().next();
        return belongs(known.getKey(), known.getValue());
    }

    private static IllegalStateException belongs(IntakeId intake, IncidentId other) {
        return new IllegalStateException(
                "Intake " + intake + " belongs to incident " + other + "; allowed: intakes that are new");
    }

    private static List<IntakeId> in(List<TimelineEntry> timeline) {
        return timeline.stream().flatMap(entry -> entry.intake().stream()).toList();
    }
}
