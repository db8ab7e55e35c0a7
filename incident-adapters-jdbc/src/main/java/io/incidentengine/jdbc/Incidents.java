package io.incidentengine.jdbc;

import io.incidentengine.document.DocumentForm;
import io.incidentengine.incident.Change;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.PersonId;
import io.incidentengine.port.IncidentFilter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rows of incidents and their timelines. */
final class Incidents {
    private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);

    private final String find;
    private final String lock;
    private final String findAll;
    private final String lockAll;
    private final String firstOfLevel;
    private final String lockDue;
    private final String insert;
    private final String update;
    private final String wake;
    private final String insertEntry;

    /** Where the id of a new incident is taken, so are its entries: its own row is what says so. */
    private final String insertFirstEntry;

    private final String timeline;
    private final String rewrite;
    private final String rewriteEntry;
    private final String behind;
    private final String ended;
    private final String removeTimeline;
    private final String remove;

    Incidents(Database database) {
        JdbcTables tables = database.tables;
        this.find = tables.in("SELECT state FROM {incident} WHERE id = ?");
        this.lock = find + " FOR UPDATE";
        this.findAll = tables.in("SELECT state FROM {incident} WHERE id IN ($) ORDER BY id");
        this.lockAll = findAll + " FOR UPDATE";
        String level = database.dialect.dueSeverity;
        String due = database.dialect.by("incident_due");
        this.firstOfLevel = tables.in("SELECT severity, wake_at FROM {incident}" + due
                + " WHERE wake_at IS NOT NULL AND " + level
                + " > ? ORDER BY " + level + ", wake_at LIMIT 1");
        this.lockDue = tables.in("SELECT id, state, failures FROM {incident}" + due
                + " WHERE wake_at IS NOT NULL AND " + level
                + " = ? AND wake_at <= ?" + " ORDER BY wake_at, id LIMIT ? FOR UPDATE SKIP LOCKED");
        this.insert = tables.in("INSERT INTO {incident} (revision, status, is_open, severity, service, owner, assignee,"
                + " title, reported_at, deadline, wake_at, ended_at, failures, state, id)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)");
        this.update =
                tables.in("UPDATE {incident} SET revision = ?, status = ?, is_open = ?, severity = ?, service = ?,"
                        + " owner = ?, assignee = ?, title = ?, reported_at = ?, deadline = ?, wake_at = ?, ended_at = ?,"
                        + " failures = 0, state = ? WHERE id = ?");
        this.wake = tables.in("UPDATE {incident} SET wake_at = ?, failures = ? WHERE id = ?");
        this.insertEntry = tables.in(
                "INSERT INTO {timeline} (incident_id, sequence, recorded_at, type, entry) VALUES (?, ?, ?, ?, ?)");
        this.insertFirstEntry = insertEntry + database.dialect.ifNew;
        this.rewrite = tables.in("UPDATE {incident} SET owner = ?, assignee = ?, title = ?, state = ? WHERE id = ?");
        this.rewriteEntry = tables.in("UPDATE {timeline} SET entry = ? WHERE incident_id = ? AND sequence = ?");
        this.behind = tables.in("SELECT id FROM {incident} WHERE id > ? ORDER BY id LIMIT ?");
        this.ended = tables.in("SELECT id, ended_at, state FROM {incident} i WHERE ended_at < ?"
                + " AND ended_at >= ? AND (ended_at > ? OR id > ?)"
                + Correspondence.nothingWaitsAbout("i.id") + " ORDER BY ended_at, id LIMIT ?");
        this.removeTimeline = tables.in("DELETE FROM {timeline} WHERE incident_id = ?");
        this.remove = tables.in("DELETE FROM {incident} WHERE id = ?");
        this.timeline = tables.in("SELECT entry FROM {timeline} WHERE incident_id = ? ORDER BY sequence");
    }

    private static Incident state(ResultSet row) throws SQLException {
        return Json.read(DocumentForm.INCIDENT, row.getString("state"));
    }

    Optional<Incident> find(Sql sql, IncidentId id) throws SQLException {
        return Optional.ofNullable(sql.first(find, Incidents::state, id.value()));
    }

    /** Finds an incident, and lets nobody else change it before the transaction ends. */
    @Nullable
    Incident lock(Sql sql, IncidentId id) throws SQLException {
        return sql.first(lock, Incidents::state, id.value());
    }

    /** Finds incidents, as far as they are there. */
    Map<IncidentId, Incident> find(Sql sql, Collection<IncidentId> ids) throws SQLException {
        return among(sql, findAll, ids);
    }

    /** Finds incidents in the order of their ids, and lets nobody else change them before the transaction ends. */
    Map<IncidentId, Incident> lock(Sql sql, Collection<IncidentId> ids) throws SQLException {
        return among(sql, lockAll, ids);
    }

    private static Map<IncidentId, Incident> among(Sql sql, String select, Collection<IncidentId> ids)
            throws SQLException {
        Map<IncidentId, Incident> found = new HashMap<>();
        SortedSet<String> names = ids.stream().map(IncidentId::value).collect(Collectors.toCollection(TreeSet::new));
        sql.among(select, names, row -> {
            Incident incident = state(row);
            return found.put(incident.id(), incident);
        });
        return found;
    }

    /** The first wake-up instant of one severity. */
    record Level(int severity, Instant first) {}

    @Nullable
    Level levelBehind(Sql sql, int severity) throws SQLException {
        return sql.first(firstOfLevel, row -> new Level(row.getInt("severity"), Micros.read(row, "wake_at")), severity);
    }

    /**
     * An incident that is due. Its state is not read before somebody asks for it, so that one that cannot be read stands in
     * nobody's way.
     */
    record DueRow(IncidentId id, String state, int failures) {
        private static DueRow read(ResultSet row) throws SQLException {
            return new DueRow(IncidentId.of(row.getString("id")), row.getString("state"), row.getInt("failures"));
        }

        Incident incident() {
            return Json.read(DocumentForm.INCIDENT, state);
        }
    }

    /** Locks those that are due and that nobody else has locked, by severity, then by due time. */
    List<DueRow> lockDue(Sql sql, Instant now, int limit) throws SQLException {
        List<DueRow> due = new ArrayList<>();
        for (Level level = levelBehind(sql, 0);
                level != null && due.size() < limit;
                level = levelBehind(sql, level.severity())) {
            if (!level.first().isAfter(now)) {
                due.addAll(sql.list(lockDue, DueRow::read, level.severity(), Micros.of(now), limit - due.size()));
            }
        }
        return due;
    }

    Optional<Instant> nextDue(Sql sql) throws SQLException {
        Instant next = null;
        for (Level level = levelBehind(sql, 0); level != null; level = levelBehind(sql, level.severity())) {
            next = next == null || level.first().isBefore(next) ? level.first() : next;
        }
        return Optional.ofNullable(next);
    }

    /** Stores new states and timeline entries; the rows of those that are not new are locked. */
    void store(Writes writes, List<Change> changes) {
        List<Change> opened = new ArrayList<>();
        List<@Nullable Object[]> updated = new ArrayList<>();
        List<@Nullable Object[]> woken = new ArrayList<>();
        List<@Nullable Object[]> firstEntries = new ArrayList<>();
        List<@Nullable Object[]> entries = new ArrayList<>();
        for (Change change : changes) {
            if (change.entries().isEmpty()) {
                woken.add(waking(change.incident().id(), change.next(), 0));
            } else if (change.isNew()) {
                opened.add(change);
            } else {
                updated.add(columns(change));
            }
            for (TimelineEntry entry : change.entries()) {
                (change.isNew() ? firstEntries : entries)
                        .add(columns(change.incident().id(), entry));
            }
        }
        writes.insertSurely(insert, opened, Incidents::columns, taken -> {
            throw new IllegalStateException("A new incident cannot be "
                    + taken.incident().id() + ", which is taken; allowed: an id that is new");
        });
        writes.add(update, updated);
        writes.add(wake, woken);
        writes.add(insertFirstEntry, firstEntries);
        writes.add(insertEntry, entries);
    }

    private static @Nullable Object[] columns(Change change) {
        Incident incident = change.incident();
        return new @Nullable Object[] {
            incident.trace().sequence(),
            incident.status().name(),
            incident.isOpen(),
            incident.severity().level(),
            incident.report().service().value(),
            owner(incident),
            assignee(incident),
            title(incident),
            Micros.of(incident.reportedAt()),
            Micros.orAbsent(change.deadline()),
            Micros.orAbsent(change.next()),
            Micros.orAbsent(incident.isOpen() ? null : incident.trace().recordedAt()),
            Json.write(DocumentForm.INCIDENT, incident),
            incident.id().value()
        };
    }

    private static @Nullable Object[] columns(IncidentId id, TimelineEntry entry) {
        return new @Nullable Object[] {
            id.value(),
            entry.sequence(),
            Micros.of(entry.recorded()),
            entry.event().getClass().getSimpleName(),
            Json.write(DocumentForm.ENTRY, entry)
        };
    }

    /** Lets an incident wait for its next try. */
    void setAside(Sql sql, IncidentId id, Instant retryAt, int failures) throws SQLException {
        sql.update(wake, waking(id, retryAt, failures));
    }

    private static @Nullable Object[] waking(IncidentId id, @Nullable Instant at, int failures) {
        return new @Nullable Object[] {Micros.orAbsent(at), failures, id.value()};
    }

    List<TimelineEntry> timeline(Sql sql, IncidentId id) throws SQLException {
        return sql.list(timeline, row -> Json.read(DocumentForm.ENTRY, row.getString(1)), id.value());
    }

    private static Object owner(Incident incident) {
        return Absent.or(incident.people().owner().map(PersonId::value).orElse(null));
    }

    private static Object assignee(Incident incident) {
        return Absent.or(IncidentFilter.assignee(incident).orElse(null));
    }

    private static String title(Incident incident) {
        return IncidentFilter.folded(incident.report().title());
    }

    /** Puts others in the places of people who were erased; the row is locked. */
    void rewrite(Sql sql, Incident incident, List<TimelineEntry> entries) throws SQLException {
        String id = incident.id().value();
        String state = Json.write(DocumentForm.INCIDENT, incident);
        sql.update(rewrite, owner(incident), assignee(incident), title(incident), state, id);
        List<@Nullable Object[]> rows = new ArrayList<>(entries.size());
        for (TimelineEntry entry : entries) {
            rows.add(new @Nullable Object[] {Json.write(DocumentForm.ENTRY, entry), id, entry.sequence()});
        }
        sql.batch(rewriteEntry, rows);
    }

    /** The ids behind one, in their order. */
    List<String> behind(Sql sql, String id, int limit) throws SQLException {
        return sql.list(behind, row -> row.getString(1), id, limit);
    }

    private record EndedRow(String id, long at, String state) {
        private static final EndedRow NONE = new EndedRow("", Long.MIN_VALUE, "");

        static EndedRow read(ResultSet row) throws SQLException {
            return new EndedRow(row.getString("id"), row.getLong("ended_at"), row.getString("state"));
        }

        Optional<Incident> incident() {
            try {
                return Optional.of(Json.read(DocumentForm.INCIDENT, state));
            } catch (RuntimeException failure) {
                LOG.error("Incident {} is over, and cannot be read: it stays", id, failure);
                return Optional.empty();
            }
        }
    }

    /**
     * Those that are over and about which nothing waits, longest over first. What cannot be read is passed over, however
     * much of it there is.
     */
    List<Incident> ended(Sql sql, Instant before, int limit) throws SQLException {
        List<Incident> found = new ArrayList<>();
        EndedRow last = EndedRow.NONE;
        boolean more = true;
        while (more) {
            int asked = limit - found.size();
            List<EndedRow> page =
                    sql.list(ended, EndedRow::read, Micros.of(before), last.at(), last.at(), last.id(), asked);
            for (EndedRow row : page) {
                row.incident().ifPresent(found::add);
                last = row;
            }
            more = page.size() == asked && found.size() < limit;
        }
        return found;
    }

    void remove(Sql sql, IncidentId id) throws SQLException {
        sql.update(removeTimeline, id.value());
        sql.update(remove, id.value());
    }
}
