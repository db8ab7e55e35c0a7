package io.incidentengine.testkit.contract;

import io.incidentengine.incident.Intake;
import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.OfferRecord;
import io.incidentengine.notification.OutboxTask;
import io.incidentengine.notification.SendResult;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.port.Outbox;
import io.incidentengine.port.ReportDecision;
import io.incidentengine.port.ReportResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The outbox of a store in memory, of which a subclass breaks one promise. */
abstract class OutboxAround implements Outbox {
    private final IncidentStore around = new StoreAround() {
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
    final IncidentStore store = ((StoreAround) around).store;
    final Outbox outbox = store.outbox();

    /** The store that writes to this outbox. */
    final IncidentStore ofItsStore() {
        return around;
    }

    /** Called when the store has stored a report. */
    void reported(IncidentId id) {}

    @Override
    public List<OutboxTask> claim(Lane lane, Instant now, int limit, Duration lease) {
        return outbox.claim(lane, now, limit, lease);
    }

    @Override
    public boolean expand(String notification, List<Message> messages, List<String> failures, Instant now) {
        return outbox.expand(notification, messages, failures, now);
    }

    @Override
    public boolean settle(String key, SendResult result, Instant now, @Nullable Instant retryAt) {
        return outbox.settle(key, result, now, retryAt);
    }

    @Override
    public void postpone(String notification, String failure, Instant retryAt) {
        outbox.postpone(notification, failure, retryAt);
    }

    @Override
    public void release(String key, Instant retryAt) {
        outbox.release(key, retryAt);
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
