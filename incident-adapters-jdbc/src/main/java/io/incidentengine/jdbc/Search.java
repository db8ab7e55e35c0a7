package io.incidentengine.jdbc;

import io.incidentengine.document.DocumentForm;
import io.incidentengine.document.InvalidDocumentException;
import io.incidentengine.incident.Incident;
import io.incidentengine.model.DeduplicationKey;
import io.incidentengine.model.PersonId;
import io.incidentengine.port.IncidentCursor;
import io.incidentengine.port.IncidentFilter;
import io.incidentengine.port.IncidentFilter.Within;
import io.incidentengine.port.IncidentPage;
import io.incidentengine.port.IncidentQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of a list of incidents: the conditions of its statement, with their values. Confined to one thread. */
final class Search {
    private final List<String> conditions = new ArrayList<>();
    private final List<@Nullable Object> values = new ArrayList<>();

    private Search() {}

    /** A line of the list. */
    private record Line(Incident incident, @Nullable Instant deadline) {
        static Line read(ResultSet row) throws SQLException {
            try {
                Incident incident = Json.read(DocumentForm.INCIDENT, row.getString("state"));
                return new Line(incident, Micros.nullable(row, "deadline"));
            } catch (StorageException | InvalidDocumentException failure) {
                throw new StorageException("Incident " + row.getString("id") + " cannot be read", failure);
            }
        }
    }

    static IncidentPage page(Sql sql, JdbcTables tables, IncidentQuery query) throws SQLException {
        Search search = new Search();
        search.accepts(query.filter());
        search.isListed(query.order(), query.behind());
        search.values.add(query.limit() + 1);
        String where = search.conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", search.conditions);
        List<Line> lines = sql.list(
                tables.in("SELECT id, state, deadline FROM {incident}" + where + order(query.order()) + " LIMIT ?"),
                Line::read,
                search.values.toArray());
        if (lines.size() <= query.limit()) {
            return new IncidentPage(lines.stream().map(Line::incident).toList(), null);
        }
        List<Line> page = lines.subList(0, query.limit());
        Line last = page.get(query.limit() - 1);
        return new IncidentPage(
                page.stream().map(Line::incident).toList(), query.order().place(last.incident(), last.deadline()));
    }

    private static String order(IncidentQuery.Order order) {
        return switch (order) {
            case ID -> " ORDER BY id";
            case NEWEST -> " ORDER BY reported_at DESC, id DESC";
            case URGENT -> " ORDER BY deadline, id";
        };
    }

    /** Where the page begins, in a form of which every database sees where in the index that is. */
    private void isListed(IncidentQuery.Order order, @Nullable IncidentCursor behind) {
        if (order == IncidentQuery.Order.URGENT) {
            conditions.add("deadline IS NOT NULL");
        }
        if (behind == null) {
            return;
        }
        String id = behind.id().value();
        Long at = Micros.ofNullable(behind.at());
        if (at == null) {
            add("id > ?", id);
        } else if (order == IncidentQuery.Order.NEWEST) {
            add("reported_at <= ? AND (reported_at < ? OR id < ?)", at, at, id);
        } else {
            add("deadline >= ? AND (deadline > ? OR id > ?)", at, at, id);
        }
    }

    private void accepts(IncidentFilter filter) {
        oneOf("status", filter.statuses().stream().map(Enum::name).toList());
        Boolean open = filter.open();
        if (open != null) {
            conditions.add(open ? "is_open" : "NOT is_open");
        }
        oneOf(
                "severity",
                filter.severities().stream().map(severity -> severity.level()).toList());
        oneOf(
                "service",
                filter.services().stream().map(service -> service.value()).toList());
        PersonId owner = filter.owner();
        if (owner != null) {
            add("owner = ?", owner.value());
        }
        String assignee = filter.assignee();
        if (assignee != null) {
            add("assignee = ?", assignee);
        }
        PersonId reporter = filter.reporter();
        if (reporter != null) {
            add(Mentions.OF, Mentions.REPORTER, reporter.value());
        }
        DeduplicationKey key = filter.key();
        if (key != null) {
            add(Mentions.OF, Mentions.KEY, key.value());
        }
        String title = filter.title();
        if (title != null) {
            add("title LIKE ? ESCAPE '!'", "%" + IncidentFilter.folded(title).replaceAll("[!%_]", "!$0") + "%");
        }
        within("reported_at", filter.reported());
        Instant since = filter.since();
        if (since != null) {
            add("(is_open OR deadline IS NOT NULL OR ended_at >= ?)", Micros.of(since));
        }
        within("deadline", filter.due());
    }

    private void add(String condition, Object... more) {
        conditions.add(condition);
        values.addAll(List.of(more));
    }

    private void oneOf(String column, Collection<?> wanted) {
        if (!wanted.isEmpty()) {
            add(column + " IN (?" + ", ?".repeat(wanted.size() - 1) + ")", wanted.toArray());
        }
    }

    private void within(String column, @Nullable Within span) {
        if (span == null) {
            return;
        }
        Long from = Micros.ofNullable(span.from());
        Long before = Micros.ofNullable(span.before());
        conditions.add(column + " IS NOT NULL");
        if (from != null) {
            add(column + " >= ?", from);
        }
        if (before != null) {
            add(column + " < ?", before);
        }
    }
}
