package io.incidentengine.jdbc;

import io.incidentengine.incident.Incident;
import java.sql.SQLException;
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

    Mentions(JdbcTables tables) {
        insert = tables.in("INSERT INTO {mention} (kind, name, incident_id) VALUES (?, ?, ?)");
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
    }

    /** Puts in what a new state mentions and the one before did not; a state never mentions less. */
    static void rows(@Nullable Incident was, Incident is, List<@Nullable Object[]> rows) {
        Set<Mention> added = Mention.in(is);
        added.removeAll(Mention.in(was));
        for (Mention mention : added) {
            rows.add(new @Nullable Object[] {
                mention.kind(), mention.name(), is.id().value()
            });
        }
    }

    void insert(Sql sql, List<@Nullable Object[]> rows) throws SQLException {
        sql.batch(insert, rows);
    }
}
