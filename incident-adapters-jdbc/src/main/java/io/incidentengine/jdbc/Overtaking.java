package io.incidentengine.jdbc;

import io.incidentengine.notification.Message;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
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
        String candidates = "SELECT id, number, incident_id, age, channel, readers FROM {message} WHERE incident_id ";
        waiting = tables.in(candidates + "IN ($) AND age < ? AND lane IS NOT NULL ORDER BY number");
        sent = tables.in(candidates + "= ? AND age > ? AND state = 'SENT' ORDER BY age DESC, number");
        overtake = tables.in("UPDATE {message} SET state = 'SUPERSEDED', overtaken_by = ?, lane = NULL WHERE id = ?");
    }

    private static final class Candidate {
        final byte[] id;
        final long number;
        final String incident;
        final long age;
        final String channel;
        final Set<String> readers;

        Candidate(ResultSet row) throws SQLException {
            id = row.getBytes("id");
            number = row.getLong("number");
            incident = row.getString("incident_id");
            age = row.getLong("age");
            channel = row.getString("channel");
            readers = Set.copyOf(Json.texts(row.getString("readers")));
        }

        boolean isOvertakenBy(MessageRow later) {
            return incident.equals(later.incident)
                    && age < later.age
                    && channel.equals(later.channel)
                    && later.readers.containsAll(readers);
        }
    }

    /** What waits, or is under way, about incidents; some of their messages are locked, and to be written by others. */
    Waiting waiting(Sql sql, SortedSet<String> incidents, Collection<MessageRow> locked) throws SQLException {
        Waiting found = new Waiting(locked);
        long latest = locked.stream().mapToLong(row -> row.age).max().orElse(0);
        sql.among(waiting, incidents, row -> found.candidates.add(new Candidate(row)), latest);
        return found;
    }

    /** Messages that may be overtaken. */
    final class Waiting {
        private final List<Candidate> candidates = new ArrayList<>();
        private final Map<Long, MessageRow> locked = new HashMap<>();
        private final List<@Nullable Object[]> overtaken = new ArrayList<>(0);

        private Waiting(Collection<MessageRow> locked) {
            locked.forEach(row -> this.locked.put(row.number, row));
        }

        /** Takes back what a message that was sent has overtaken. */
        void overtakenBy(MessageRow later) {
            for (Iterator<Candidate> rest = candidates.iterator(); rest.hasNext(); ) {
                Candidate older = rest.next();
                if (older.isOvertakenBy(later)) {
                    rest.remove();
                    take(older, later);
                }
            }
        }

        private void take(Candidate older, MessageRow later) {
            MessageRow row = locked.get(older.number);
            if (row == null) {
                overtaken.add(new @Nullable Object[] {later.number, older.id});
            } else {
                row.overtakenBy(later);
            }
        }

        /** Writes what was taken back, but for what is locked. */
        void write(Sql sql) throws SQLException {
            sql.batch(overtake, overtaken);
        }
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
