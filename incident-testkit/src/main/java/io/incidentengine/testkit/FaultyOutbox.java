package io.incidentengine.testkit;

import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.OfferRecord;
import io.incidentengine.notification.OutboxTask;
import io.incidentengine.notification.SendResult;
import io.incidentengine.port.Outbox;
import io.incidentengine.testkit.FaultyStore.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The outbox of a {@link FaultyStore}, which says what is to fail. */
final class FaultyOutbox implements Outbox {
    private final Outbox outbox;
    private final FaultyStore faults;

    FaultyOutbox(Outbox outbox, FaultyStore faults) {
        this.outbox = outbox;
        this.faults = faults;
    }

    @Override
    public List<OutboxTask> claim(Lane lane, Instant now, int limit, Duration lease) {
        return faults.write(Write.CLAIM, () -> outbox.claim(lane, now, limit, lease));
    }

    @Override
    public boolean expand(String notification, List<Message> messages, List<String> failures, Instant now) {
        return faults.write(Write.EXPAND, () -> outbox.expand(notification, messages, failures, now));
    }

    @Override
    public boolean settle(String key, SendResult result, Instant now, @Nullable Instant retryAt) {
        return faults.write(Write.SETTLE, () -> outbox.settle(key, result, now, retryAt));
    }

    @Override
    public void postpone(String notification, String failure, Instant retryAt) {
        faults.write(Write.POSTPONE, () -> {
            outbox.postpone(notification, failure, retryAt);
            return true;
        });
    }

    @Override
    public void release(String key, Instant retryAt) {
        faults.write(Write.RELEASE, () -> {
            outbox.release(key, retryAt);
            return true;
        });
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
