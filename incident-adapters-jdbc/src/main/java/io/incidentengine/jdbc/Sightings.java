package io.incidentengine.jdbc;

import io.incidentengine.document.Erasure;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds incidents in whose documents a person may be named: quickly, as the texts are not read as JSON, and so that none is
 * missed. The state is not asked: all that it says is on the timeline.
 */
final class Sightings {
    private static final String BETWEEN = " WHERE incident_id > ? AND incident_id <= ?";

    private final String texts;
    private final Pattern words;

    Sightings(JdbcTables tables, Erasure erasure) {
        texts = tables.in("SELECT incident_id, entry AS said FROM {timeline}" + BETWEEN
                + " UNION ALL SELECT incident_id, CONCAT(notification, failures) FROM {notification}" + BETWEEN
                + " UNION ALL SELECT incident_id, CONCAT(message, attempts, news) FROM {message}" + BETWEEN
                + " UNION ALL SELECT incident_id, CONCAT(offer, attempts) FROM {offer}" + BETWEEN);
        Set<String> all = new TreeSet<>(erasure.spellings());
        all.add(erasure.person().value());
        words = Pattern.compile(
                all.stream().map(Sightings::quoted).collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** As it stands in a document. */
    private static String quoted(String word) {
        String list = Json.texts(List.of(word));
        return Pattern.quote(list.substring(2, list.length() - 2));
    }

    /** The ids of incidents behind one, up to another. */
    Set<String> between(Sql sql, String first, String last) throws SQLException {
        Set<String> named = new TreeSet<>();
        sql.list(
                texts,
                row -> words.matcher(row.getString("said")).find() && named.add(row.getString("incident_id")),
                first,
                last,
                first,
                last,
                first,
                last,
                first,
                last);
        return named;
    }
}
