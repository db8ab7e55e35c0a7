package io.incidentengine.jdbc;

import io.incidentengine.incident.Incident;
import io.incidentengine.model.IncidentId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** By which reporters and deduplication keys an incident is found. */
final class Mentions {
    static final String REPORTER = "reporter";
    static final String KEY = "key";

    /** What holds of an incident that a kind and a name lead to. */
    static final String OF = "id IN (SELECT incident_id FROM {mention} WHERE kind = ? AND name = ?)";

    private final String insert;
    private final String remove;

    Mentions(JdbcTables tables) {
        insert = tables.in("INSERT INTO {mention} (kind, name, incident_id) VALUES (?, ?, ?)");
        remove = tables.in("DELETE FROM {mention} WHERE kind = ? AND name = ? AND incident_id = ?");
    }

    private record Mention(String kind, String name) {
        static Set<Mention> in(@Nullable Incident incident) {
            Set<Mention> mentions = new LinkedHashSet<>();
            if (incident != null) {
                incident.people()
                        .reporters()
                        .forEach(reporter ->
                                mentions.add(new Mention(REPORTER, reporter.id().value())));
                incident.registration().keys().forEach(key -> mentions.add(new Mention(KEY, key.value())));
            }
            return mentions;
        }

        @Nullable
        Object[] row(IncidentId id) {
            return new @Nullable Object[] {kind, name, id.value()};
        }
    }

    /**
     * Puts in what new states mention and those before them did not; while it is handled, an incident never mentions less.
     */
    void add(Writes writes, List<Step> steps) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Step step : steps) {
            Incident is = step.change().incident();
            Set<Mention> added = Mention.in(is);
            added.removeAll(Mention.in(step.was()));
            added.forEach(mention -> rows.add(mention.row(is.id())));
        }
        writes.add(insert, rows);
    }

    /** Takes out what a state mentioned, and puts in what the one that stands in its place does: null for none. */
    void replace(Sql sql, Incident was, @Nullable Incident is) throws SQLException {
        List<@Nullable Object[]> removed = new ArrayList<>();
        List<@Nullable Object[]> inserted = new ArrayList<>();
        Mention.in(was).forEach(mention -> removed.add(mention.row(was.id())));
        Mention.in(is).forEach(mention -> inserted.add(mention.row(was.id())));
        sql.batch(remove, removed);
        sql.batch(insert, inserted);
    }
}
