package io.incidentengine.jdbc;

import io.incidentengine.incident.Change;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Time;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Ended;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.News;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.OfferRecord;
import io.incidentengine.notification.OutboxTask;
import io.incidentengine.port.Backlog;
import io.incidentengine.port.Outbox;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The outbox of a database: each call is a transaction, and what does the work is in the class that knows its table.
 * What is done stays, for the journals and for late news.
 */
final class JdbcOutbox implements Outbox {
    private final Database database;
    private final Conversation conversation;
    private final Notifications notifications;
    private final Messages messages;
    private final Offers offers;
    private final Proofs proofs;
    private final Bundles bundles;
    private final Journals journals;
    private final Claiming claiming;
    private final Expansion expansion;
    private final Settlement settlement;
    private final NewsDesk newsDesk;
    private final Tidings tidings;

    JdbcOutbox(Database database) {
        this.database = database;
        JdbcTables tables = database.tables;
        ProviderNames names = new ProviderNames(tables);
        Overtaking overtaking = new Overtaking(tables);
        conversation = new Conversation(tables);
        notifications = new Notifications(database);
        messages = new Messages(database);
        offers = new Offers(database);
        proofs = new Proofs(tables);
        bundles = new Bundles(tables, messages);
        journals = new Journals(tables);
        claiming = new Claiming(database, notifications.queue, messages.queue, offers.queue, journals);
        expansion = new Expansion(conversation, notifications, messages, overtaking, proofs);
        settlement = new Settlement(conversation, messages, bundles, names, overtaking, proofs);
        newsDesk = new NewsDesk(tables, conversation, names, proofs);
        tidings = new Tidings(conversation, notifications, messages, offers);
    }

    /**
     * Takes in what changes tell, in the transaction that stores them.
     *
     * @throws KnownOutcome if what one says of a proof is on record already
     */
    void add(Sql sql, Writes writes, List<Change> changes) throws SQLException {
        tidings.add(sql, writes, changes);
    }

    /** What is due, in each lane in which something is. */
    Map<Lane, Backlog> backlog(Sql sql, Instant now) throws SQLException {
        return claiming.backlog(sql, now);
    }

    @Override
    public List<Claim> claim(Lane lane, Instant now, int limit, Duration lease) {
        Refusal.unlessPositive(limit);
        Instant until = Time.plus(now, Time.positive("lease", lease));
        return database.transaction(sql -> claiming.claim(sql, lane, now, limit, until));
    }

    @Override
    public boolean expand(
            Claim claim, List<Message> messages, List<String> failures, Instant now, @Nullable Instant check) {
        return database.transaction(sql -> expansion.expand(sql, claim, messages, failures, now, check));
    }

    @Override
    public List<Boolean> settle(List<Ended> ended) {
        return ended.isEmpty() ? List.of() : database.transaction(sql -> settle(sql, ended));
    }

    /** What was sent comes first, as it locks more than what was handed over. */
    private List<Boolean> settle(Sql sql, List<Ended> ended) throws SQLException {
        List<Ended> sent = ended.stream()
                .filter(each -> each.claim().task() instanceof OutboxTask.Send)
                .toList();
        Iterator<Boolean> ofSent = (sent.isEmpty() ? List.<Boolean>of() : settlement.settle(sql, sent)).iterator();
        List<Boolean> settled = new ArrayList<>(ended.size());
        for (Ended each : ended) {
            boolean isSent = each.claim().task() instanceof OutboxTask.Send;
            settled.add(isSent ? ofSent.next() : offers.settle(sql, each));
        }
        return settled;
    }

    @Override
    public List<Boolean> counts(List<Claim> claims) {
        return database.query(sql -> messages.counts(sql, claims));
    }

    @Override
    public List<Instant> begun(Claim claim, Instant since, int count) {
        return database.query(sql -> bundles.begun(sql, claim, since, count));
    }

    @Override
    public List<Claim> bundle(Claim claim, Instant now, int limit, Duration lease) {
        Refusal.unlessPositive(limit);
        Instant until = Time.plus(now, Time.positive("lease", lease));
        return database.transaction(sql -> bundles.bundle(sql, claim, now, limit, until));
    }

    @Override
    public void postpone(Claim claim, String failure, Instant retryAt) {
        database.<Boolean>transaction(sql -> expansion.postpone(sql, claim, failure, retryAt));
    }

    @Override
    public void release(Claim claim, Instant retryAt) {
        if (!database.<Boolean>transaction(sql -> claiming.release(sql, claim, retryAt))) {
            throw Refusal.unknown("task", claim.key());
        }
    }

    @Override
    public boolean prove(Claim claim, List<Notification> fallbacks, Instant now, @Nullable Instant check) {
        String key = notification(claim);
        return database.transaction(sql -> {
            boolean settled = proofs.settle(sql, Key.of(key), claim, check);
            if (settled) {
                Writes writes = new Writes(sql, database.dialect, false);
                notifications.insert(
                        sql,
                        writes,
                        fallbacks.stream()
                                .map(one -> new Notifications.Told(one, now))
                                .toList(),
                        known -> {});
                writes.send();
            } else if (!notifications.queue.isKnown(sql, Key.of(key))) {
                throw Refusal.unknown("notification", key);
            }
            return settled;
        });
    }

    private static String notification(Claim claim) {
        return claim.task() instanceof OutboxTask.Prove prove
                ? prove.record().notification().key()
                : claim.key();
    }

    @Override
    public News.Reception record(News news, Instant now) {
        return database.transaction(sql -> newsDesk.record(sql, news, now));
    }

    @Override
    public boolean sendAgain(String message, Instant now) {
        return database.transaction(sql -> sendAgain(sql, message, now));
    }

    boolean sendAgain(Sql sql, String message, Instant now) throws SQLException {
        String incident = messages.incidentOf(sql, message);
        if (incident == null) {
            return false;
        }
        conversation.lock(sql, incident);
        return messages.again(sql, message, now);
    }

    @Override
    public List<Delivery> givenUp(@Nullable String after, int limit) {
        Refusal.unlessPositive(limit);
        return database.query(sql -> messages.givenUp(sql, after == null ? "" : after, limit));
    }

    @Override
    public Map<Lane, Instant> nextDue() {
        return database.query(claiming::nextDue);
    }

    @Override
    public List<NotificationRecord> journal(IncidentId incident) {
        return database.query(sql -> journals.of(sql, incident.value()));
    }

    @Override
    public List<OfferRecord> offers(IncidentId incident) {
        return database.query(sql -> offers.of(sql, incident));
    }
}
