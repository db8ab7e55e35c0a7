package io.incidentengine.jdbc;

import io.incidentengine.notification.Message;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which messages a later one makes superfluous (S31): about the same incident, over the same channel, older and for nobody
 * else. Both sides ask under the lock of the incident's {@link Conversation}, so that neither misses the other.
 */
final class Overtaking {
    private final String waiting;
    private final String sent;
    private final String overtake;

    Overtaking(JdbcTables tables) {
        String candidates = "SELECT id, number, channel, readers FROM {message} WHERE incident_id = ? AND ";
        waiting = tables.in(candidates + "age < ? AND channel = ? AND lane IS NOT NULL ORDER BY number");
        sent = tables.in(candidates + "age > ? AND state = 'SENT' ORDER BY age DESC, number");
        overtake = tables.in("UPDATE {message} SET state = 'SUPERSEDED', overtaken_by = ?, lane = NULL WHERE id = ?");
    }

    private static final class Candidate {
        final byte[] id;
        final long number;
        final String channel;
        final Set<String> readers;

        Candidate(ResultSet row) throws SQLException {
            id = row.getBytes("id");
            number = row.getLong("number");
            channel = row.getString("channel");
            readers = Set.copyOf(Json.texts(row.getString("readers")));
        }
    }

    /** Takes back what a message that was sent has overtaken. */
    void by(Sql sql, MessageRow later) throws SQLException {
        List<@Nullable Object[]> overtaken = new ArrayList<>(0);
        for (Candidate older : sql.list(waiting, Candidate::new, later.incident, later.age, later.channel)) {
            if (later.readers.containsAll(older.readers)) {
                overtaken.add(new @Nullable Object[] {later.number, older.id});
            }
        }
        sql.batch(overtake, overtaken);
    }

    /** What was sent later than a notification about the same incident. */
    Sent after(Sql sql, NotificationRow notification) throws SQLException {
        return new Sent(sql.list(sent, Candidate::new, notification.incident, notification.age));
    }

    /** Messages that were sent, the latest first. */
    static final class Sent {
        private final List<Candidate> messages;

        private Sent(List<Candidate> messages) {
            this.messages = messages;
        }

        /** The number of the message that makes this one superfluous; {@code null} if none does. */
        @Nullable
        Long than(Message message) {
            for (Candidate each : messages) {
                if (each.channel.equals(message.channel().name())
                        && each.readers.containsAll(Messages.readers(message))) {
                    return each.number;
                }
            }
            return null;
        }
    }
}
