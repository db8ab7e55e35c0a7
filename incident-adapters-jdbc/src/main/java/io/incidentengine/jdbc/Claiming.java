package io.incidentengine.jdbc;

import io.incidentengine.document.DocumentForm;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.OutboxTask;
import io.incidentengine.port.Backlog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which table a lane is in, what its tasks are made of, and when something is due in which lane. */
final class Claiming {
    private final Queue notifications;
    private final Queue proofs;
    private final Queue messages;
    private final Queue offers;
    private final Journals journals;
    private final String nextOfOthers;
    private final String nextOfMessages;

    Claiming(Database database, Queue notifications, Queue messages, Queue offers, Journals journals) {
        this.notifications = notifications;
        this.proofs = new Queue(database, "notification", "proof_", "notification");
        this.messages = messages;
        this.offers = offers;
        this.journals = journals;
        JdbcTables tables = database.tables;
        Dialect dialect = database.dialect;
        nextOfOthers = tables.in("(SELECT lane, ready FROM {notification} WHERE lane = ? ORDER BY "
                + dialect.within("lane") + "ready LIMIT 1)"
                + " UNION ALL (SELECT proof_lane, proof_ready FROM {notification} WHERE proof_lane = ? ORDER BY "
                + dialect.within("proof_lane") + "proof_ready LIMIT 1)"
                + " UNION ALL (SELECT lane, ready FROM {offer} WHERE lane = ? ORDER BY "
                + dialect.within("lane") + "ready LIMIT 1)");
        nextOfMessages = tables.in("SELECT lane, ready FROM {message} WHERE lane > ? ORDER BY lane, ready LIMIT 1");
    }

    List<Claim> claim(Sql sql, Lane lane, Instant now, int limit, Instant until) throws SQLException {
        if (lane.equals(Lane.PROOF)) {
            return proofs(sql, now, limit, until);
        }
        if (lane.equals(Lane.DIRECTORY)) {
            return claims(notifications.claim(sql, lane, now, limit, until, Notifications::task));
        }
        if (lane.equals(Lane.PROBLEM_MANAGEMENT)) {
            return claims(offers.claim(sql, lane, now, limit, until, Offers::task));
        }
        return claims(messages.claim(sql, lane, now, limit, until, Messages::task));
    }

    private Queue queue(Lane lane) {
        if (lane.equals(Lane.PROOF)) {
            return proofs;
        }
        return lane.equals(Lane.DIRECTORY) ? notifications : lane.equals(Lane.PROBLEM_MANAGEMENT) ? offers : messages;
    }

    private static List<Claim> claims(List<Leased<OutboxTask>> leased) {
        return leased.stream().map(one -> one.claim(one.task)).toList();
    }

    /** One whose incident has a journal that cannot be read stands in nobody's way. */
    private List<Claim> proofs(Sql sql, Instant now, int limit, Instant until) throws SQLException {
        List<Claim> claims = new ArrayList<>();
        List<byte[]> unreadable = new ArrayList<>(0);
        do {
            unreadable.clear();
            List<Leased<Notification>> leased = proofs.claim(
                    sql,
                    Lane.PROOF,
                    now,
                    limit - claims.size(),
                    until,
                    row -> Json.read(DocumentForm.NOTIFICATION, row.getString("notification")));
            Map<String, Journals.Journal> read = journalsOf(sql, leased);
            for (Leased<Notification> one : leased) {
                try {
                    claims.add(one.claim(prove(one.task, read)));
                } catch (RuntimeException failure) {
                    Queue.logUnreadable(Lane.PROOF, one.id, failure);
                    unreadable.add(one.id);
                }
            }
            proofs.putOff(sql, unreadable, now);
        } while (!unreadable.isEmpty() && claims.size() < limit);
        return claims;
    }

    /** What is on record is read after the rows are locked: who adds to it later wakes the proof once more. */
    private Map<String, Journals.Journal> journalsOf(Sql sql, List<Leased<Notification>> leased) throws SQLException {
        SortedSet<String> incidents = new TreeSet<>();
        for (Leased<Notification> one : leased) {
            incidents.add(one.task.incident().value());
        }
        return journals.of(sql, incidents);
    }

    private static OutboxTask prove(Notification notification, Map<String, Journals.Journal> journals) {
        String key = notification.key();
        Journals.Journal journal = journals.get(notification.incident().value());
        NotificationRecord first = null;
        List<NotificationRecord> fallbacks = new ArrayList<>(0);
        for (NotificationRecord record : journal == null ? List.<NotificationRecord>of() : journal.records()) {
            if (record.notification().key().equals(key)) {
                first = record;
            } else if (record.notification().origin().equals(key)) {
                fallbacks.add(record);
            }
        }
        if (first == null) {
            throw new StorageException("The notification " + key + " is no longer in its incident's journal");
        }
        return new OutboxTask.Prove(first, fallbacks);
    }

    /** Puts a task back; tells whether it is known. */
    boolean release(Sql sql, Claim claim, Instant until) throws SQLException {
        OutboxTask task = claim.task();
        if (task instanceof OutboxTask.Prove prove) {
            return proofs.release(sql, Key.of(prove.record().notification().key()), claim, until);
        }
        Queue queue =
                task instanceof OutboxTask.Expand ? notifications : task instanceof OutboxTask.Send ? messages : offers;
        return queue.release(sql, Key.of(claim.key()), claim, until);
    }

    /** When something is due first, in each lane in which something waits: one index probe for each. */
    Map<Lane, Instant> nextDue(Sql sql) throws SQLException {
        Map<Lane, Instant> due = new HashMap<>();
        for (Next next : sql.list(
                nextOfOthers, Next::read, Lane.DIRECTORY.name(), Lane.PROOF.name(), Lane.PROBLEM_MANAGEMENT.name())) {
            due.put(next.lane(), next.ready());
        }
        Next next = sql.first(nextOfMessages, Next::read, "");
        while (next != null) {
            due.put(next.lane(), next.ready());
            next = sql.first(nextOfMessages, Next::read, behind(next.lane()));
        }
        return due;
    }

    /** What is due, in each lane in which something is. */
    Map<Lane, Backlog> backlog(Sql sql, Instant now) throws SQLException {
        Map<Lane, Backlog> backlog = new HashMap<>();
        for (Lane lane : nextDue(sql).keySet()) {
            Backlog due = queue(lane).backlog(sql, lane, now);
            if (due.count() > 0) {
                backlog.put(lane, due);
            }
        }
        return backlog;
    }

    /** What comes after a lane's name and before all others: a scan that begins there meets none of its rows. */
    private static String behind(Lane lane) {
        return lane.name() + " ";
    }

    private record Next(Lane lane, Instant ready) {
        static Next read(ResultSet row) throws SQLException {
            return new Next(new Lane(row.getString("lane")), Micros.read(row, "ready"));
        }
    }
}
