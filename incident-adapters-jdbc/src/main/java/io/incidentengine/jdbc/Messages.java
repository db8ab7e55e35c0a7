package io.incidentengine.jdbc;

import io.incidentengine.document.DocumentForm;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.PersonId;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Delivery.State;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.OutboxTask;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of messages: how they are made, found, sent again and listed. */
final class Messages {
    static final String TASK = "message, attempt_count, attempts_before";

    final Queue queue;
    private final String insert;
    private final String tokens;
    private final String lock;
    private final String save;
    private final String endRetries;
    private final String incidentOf;
    private final String givenUpOver;
    private final String again;
    private final String givenUp;

    Messages(Database database) {
        JdbcTables tables = database.tables;
        queue = new Queue(database, "message", "", TASK);
        insert =
                tables.in("INSERT INTO {message} (id, message_key, notification_id, first_id, age, due_by, incident_id,"
                        + " channel, readers, route, message, state, overtaken_by, attempts, attempts_before, attempt_count, news,"
                        + " given_up, lane, since, ready, leased, token)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '[]', 0, 0, '[]', NULL, ?, ?, ?, FALSE, 0)");
        tokens = tables.in("SELECT message_key, token FROM {message} WHERE id IN ($) AND lane IS NOT NULL");
        lock = tables.in("SELECT " + MessageRow.COLUMNS + " FROM {message} m WHERE id IN ($) ORDER BY id FOR UPDATE");
        save = tables.in(
                "UPDATE {message} SET state = ?, overtaken_by = ?, attempts = ?, attempt_count = ?, given_up = ?,"
                        + " lane = ?, since = ?, ready = ?, leased = ? WHERE id = ?");
        endRetries = tables.in("UPDATE {message} SET state = 'SUPERSEDED', lane = NULL WHERE incident_id = ?"
                + " AND lane IS NOT NULL AND attempt_count > 0 AND (notification_id = ? OR first_id = ?)");
        incidentOf = tables.in("SELECT incident_id FROM {message} WHERE id = ?");
        givenUpOver = tables.in("SELECT channel FROM {message} WHERE id = ? AND given_up IS NOT NULL FOR UPDATE");
        again = tables.in("UPDATE {message} SET state = 'QUEUED', overtaken_by = NULL, attempts_before = attempt_count,"
                + " given_up = NULL, lane = ?, since = ?, ready = ?, leased = FALSE WHERE id = ?");
        givenUp = tables.in("SELECT " + MessageRecord.COLUMNS + " FROM {message} m WHERE given_up >= ?"
                + " AND message_key > ? ORDER BY given_up, message_key LIMIT ?");
    }

    static OutboxTask task(ResultSet row) throws SQLException {
        Message message = Json.read(DocumentForm.MESSAGE, row.getString("message"));
        return new OutboxTask.Send(message, row.getInt("attempt_count") - row.getInt("attempts_before") + 1);
    }

    /** Who reads a message, as far as it matters to tell several together, and over which channel. */
    static byte[] route(Message message) {
        List<String> names = new ArrayList<>(List.of(message.channel().name()));
        names.addAll(readers(message));
        return Key.of(Json.texts(names));
    }

    static List<String> readers(Message message) {
        return message.readers().stream().map(PersonId::value).toList();
    }

    /** Puts in the messages of a notification; those that a later one has overtaken wait for nobody (S31). */
    void insert(Sql sql, NotificationRow notification, List<Message> messages, Overtaking.Sent later, Instant now)
            throws SQLException {
        Set<String> keys = new HashSet<>();
        List<@Nullable Object[]> rows = new ArrayList<>(messages.size());
        for (Message message : messages) {
            if (!keys.add(message.key())) {
                throw Refusal.taken("message", message.key());
            }
            rows.add(row(notification, message, later.than(message), now));
        }
        sql.batch(insert, rows);
    }

    private static @Nullable Object[] row(
            NotificationRow notification, Message message, @Nullable Long overtakenBy, Instant now) {
        Place place = Place.in(Lane.of(message.channel()), now);
        boolean waits = overtakenBy == null;
        return new @Nullable Object[] {
            Key.of(message.key()),
            message.key(),
            notification.id,
            notification.first,
            notification.age,
            notification.dueBy,
            notification.incident,
            message.channel().name(),
            Json.texts(readers(message)),
            route(message),
            Json.write(DocumentForm.MESSAGE, message),
            (waits ? State.QUEUED : State.SUPERSEDED).name(),
            overtakenBy,
            waits ? place.lane() : null,
            place.since(),
            place.ready()
        };
    }

    /** Which claims count. */
    List<Boolean> counts(Sql sql, List<Claim> claims) throws SQLException {
        Map<String, Long> found = new HashMap<>();
        sql.among(tokens, ids(claims), row -> found.put(row.getString("message_key"), row.getLong("token")));
        return claims.stream()
                .map(claim -> Objects.equals(found.get(claim.key()), claim.token()))
                .toList();
    }

    private static List<byte[]> ids(List<Claim> claims) {
        return claims.stream().map(Claim::key).distinct().map(Key::of).toList();
    }

    /** The rows of what was claimed, in the order of the claims. */
    List<MessageRow> lock(Sql sql, List<Claim> claims) throws SQLException {
        Map<String, MessageRow> found = new HashMap<>();
        sql.among(lock, ids(claims), row -> {
            MessageRow one = new MessageRow(row);
            return found.put(one.key, one);
        });
        List<MessageRow> rows = new ArrayList<>(claims.size());
        for (Claim claim : claims) {
            MessageRow row = found.get(claim.key());
            if (row == null) {
                throw Refusal.unknown("message", claim.key());
            }
            rows.add(row);
        }
        return rows;
    }

    void save(Sql sql, Collection<MessageRow> rows) throws SQLException {
        List<@Nullable Object[]> values = new ArrayList<>(rows.size());
        for (MessageRow row : rows) {
            Place place = row.place;
            values.add(new @Nullable Object[] {
                row.state.name(),
                row.overtakenBy,
                row.attemptsAsText(),
                row.attempts(),
                row.givenUp,
                place.lane(),
                place.since(),
                place.ready(),
                place.leased(),
                row.id
            });
        }
        sql.batch(save, values);
    }

    /** What somebody has acknowledged need not be sent again, nor what stands in for it (S33). */
    void endRetries(Sql sql, String incident, byte[] notification) throws SQLException {
        sql.update(endRetries, incident, notification, notification);
    }

    /** The incident that a message is about; {@code null} if there is no such message. */
    @Nullable
    String incidentOf(Sql sql, String key) throws SQLException {
        return sql.first(incidentOf, row -> row.getString("incident_id"), new @Nullable Object[] {Key.of(key)});
    }

    /** Lets what was given up wait again; false if it was not. */
    boolean again(Sql sql, String key, Instant now) throws SQLException {
        byte[] id = Key.of(key);
        String channel = sql.first(givenUpOver, row -> row.getString("channel"), new @Nullable Object[] {id});
        if (channel == null) {
            return false;
        }
        String lane = Lane.of(new ChannelType(channel)).name();
        return sql.update(again, lane, Micros.of(now), Micros.of(now), id) > 0;
    }

    List<Delivery> givenUp(Sql sql, String after, int limit) throws SQLException {
        return sql.list(
                givenUp, row -> MessageRecord.read(row).delivery(null), MessageRow.beginning(after), after, limit);
    }
}
