package io.incidentengine.testkit.contract;

import io.incidentengine.incident.Intake;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Ended;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.News;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.OfferRecord;
import io.incidentengine.notification.SendResult;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.port.Outbox;
import io.incidentengine.port.ReportDecision;
import io.incidentengine.port.ReportResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The outbox of a store in memory, of which a subclass breaks one promise. */
public abstract class OutboxAround implements Outbox {
    protected final IncidentStore store;
    protected final Outbox outbox;
    private final IncidentStore around;

    protected OutboxAround() {
        this(new InMemoryStore());
    }

    /** Around the outbox of a store that others use, too. */
    protected OutboxAround(IncidentStore store) {
        this.store = store;
        this.outbox = store.outbox();
        this.around = new StoreAround(store) {
            @Override
            public Outbox outbox() {
                return OutboxAround.this;
            }

            @Override
            public ReportResult report(Intake intake, Instant again, Duration lookBack, ReportDecision decision) {
                ReportResult result = super.report(intake, again, lookBack, decision);
                reported(result.incident().id());
                return result;
            }
        };
    }

    /** The store that writes to this outbox. */
    public final IncidentStore ofItsStore() {
        return around;
    }

    /** A journal with other deliveries. */
    protected static List<NotificationRecord> mapped(List<NotificationRecord> journal, UnaryOperator<Delivery> other) {
        return journal.stream()
                .map(record -> new NotificationRecord(
                        record.notification(),
                        record.expanded(),
                        record.deliveries().stream().map(other).toList(),
                        record.failures(),
                        record.outcomes()))
                .toList();
    }

    /** Called when the store has stored a report. */
    void reported(IncidentId id) {}

    @Override
    public List<Claim> claim(Lane lane, Instant now, int limit, Duration lease) {
        return outbox.claim(lane, now, limit, lease);
    }

    @Override
    public boolean expand(
            Claim claim, List<Message> messages, List<String> failures, Instant now, @Nullable Instant check) {
        return outbox.expand(claim, messages, failures, now, check);
    }

    @Override
    public List<Boolean> settle(List<Ended> ended) {
        return ended.size() == 1 ? List.of(settle(ended.get(0))) : outbox.settle(ended);
    }

    private boolean settle(Ended one) {
        return settle(one.claim(), one.result(), one.at(), one.retryAt());
    }

    /** Settles one alone. */
    protected boolean settle(Claim claim, SendResult result, Instant now, @Nullable Instant retryAt) {
        return outbox.settle(List.of(new Ended(claim, result, now, retryAt))).get(0);
    }

    @Override
    public List<Boolean> counts(List<Claim> claims) {
        return outbox.counts(claims);
    }

    @Override
    public List<Instant> begun(Claim claim, Instant since, int count) {
        return outbox.begun(claim, since, count);
    }

    @Override
    public List<Claim> bundle(Claim claim, Instant now, int limit, Duration lease) {
        return outbox.bundle(claim, now, limit, lease);
    }

    @Override
    public void postpone(Claim claim, String failure, Instant retryAt) {
        outbox.postpone(claim, failure, retryAt);
    }

    @Override
    public void release(Claim claim, Instant retryAt) {
        outbox.release(claim, retryAt);
    }

    @Override
    public boolean prove(Claim claim, List<Notification> fallbacks, Instant now, @Nullable Instant check) {
        return outbox.prove(claim, fallbacks, now, check);
    }

    @Override
    public News.Reception record(News news, Instant now) {
        return outbox.record(news, now);
    }

    @Override
    public boolean sendAgain(String message, Instant now) {
        return outbox.sendAgain(message, now);
    }

    @Override
    public List<Delivery> givenUp(@Nullable String after, int limit) {
        return outbox.givenUp(after, limit);
    }

    @Override
    public Map<Lane, Instant> nextDue() {
        return outbox.nextDue();
    }

    @Override
    public List<NotificationRecord> journal(IncidentId incident) {
        return outbox.journal(incident);
    }

    @Override
    public List<OfferRecord> offers(IncidentId incident) {
        return outbox.offers(incident);
    }
}
