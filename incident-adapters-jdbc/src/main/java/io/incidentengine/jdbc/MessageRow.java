package io.incidentengine.jdbc;

import io.incidentengine.notification.Delivery.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row of a message while it is locked: what else is to be known when it is settled. */
final class MessageRow extends Sending {
    static final String COLUMNS = Sending.COLUMNS
            + ", number, message_key, first_id, age, due_by, incident_id, channel, readers, route, overtaken_by,"
            + " attempts_before, given_up,"
            + " (SELECT b.bundle_key FROM {bundle} b WHERE b.message_id = m.id AND b.token = m.token"
            + " ORDER BY b.number DESC LIMIT 1) AS bundle_key";

    private static final int BEGINNING = 100;

    final long number;
    final String key;
    final byte[] first;
    final long age;
    final String incident;
    final String channel;
    final List<String> readers;
    final byte[] route;

    /** The key of the bundle for which its latest claim was made; {@code null} for none. */
    final @Nullable String bundle;

    @Nullable
    Long overtakenBy;

    /** The beginning of its key if it was given up: keys may be too long to be indexed. */
    @Nullable
    String givenUp;

    private final @Nullable Instant dueBy;
    private final int before;

    MessageRow(ResultSet row) throws SQLException {
        super(row);
        number = row.getLong("number");
        key = row.getString("message_key");
        first = row.getBytes("first_id");
        age = row.getLong("age");
        incident = row.getString("incident_id");
        channel = row.getString("channel");
        readers = Json.texts(row.getString("readers"));
        route = row.getBytes("route");
        long later = row.getLong("overtaken_by");
        overtakenBy = row.wasNull() ? null : later;
        givenUp = row.getString("given_up");
        bundle = row.getString("bundle_key");
        dueBy = Micros.nullable(row, "due_by");
        before = row.getInt("attempts_before");
    }

    /** Tells whether nothing was tried since it was made, or sent again by hand. */
    boolean isUntried() {
        return attempts() == before;
    }

    /** Tells whether its notification is to be proven, and not too late yet. */
    boolean isInTime(Instant now) {
        return dueBy != null && !now.isAfter(dueBy);
    }

    /** A later message was sent, and this one need not be any more, if it still waits. */
    void overtakenBy(MessageRow later) {
        if (isWaiting()) {
            superseded();
            overtakenBy = later.number;
        }
    }

    /** It came to an end: whatever overtook it before does not matter any more. */
    void ended() {
        overtakenBy = null;
        givenUp = state == State.SENT ? null : beginning(key);
    }

    /** Where a key stands in the order of keys, but for what is equal up to there. */
    static String beginning(String key) {
        if (key.length() <= BEGINNING) {
            return key;
        }
        return key.substring(0, Character.isHighSurrogate(key.charAt(BEGINNING - 1)) ? BEGINNING - 1 : BEGINNING);
    }
}
