package io.incidentengine.testkit;

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
    public List<Claim> claim(Lane lane, Instant now, int limit, Duration lease) {
        return faults.write(Write.CLAIM, () -> outbox.claim(lane, now, limit, lease));
    }

    @Override
    public boolean expand(
            Claim claim, List<Message> messages, List<String> failures, Instant now, @Nullable Instant check) {
        return faults.write(Write.EXPAND, () -> outbox.expand(claim, messages, failures, now, check));
    }

    @Override
    public List<Boolean> settle(List<Ended> ended) {
        return faults.write(Write.SETTLE, () -> outbox.settle(ended));
    }

    @Override
    public List<Boolean> counts(List<Claim> claims) {
        return faults.read(() -> outbox.counts(claims));
    }

    @Override
    public List<Instant> begun(Claim claim, Instant since, int count) {
        return outbox.begun(claim, since, count);
    }

    @Override
    public List<Claim> bundle(Claim claim, Instant now, int limit, Duration lease) {
        return faults.write(Write.BUNDLE, () -> outbox.bundle(claim, now, limit, lease));
    }

    @Override
    public void postpone(Claim claim, String failure, Instant retryAt) {
        faults.write(Write.POSTPONE, () -> {
            outbox.postpone(claim, failure, retryAt);
            return true;
        });
    }

    @Override
    public void release(Claim claim, Instant retryAt) {
        faults.write(Write.RELEASE, () -> {
            outbox.release(claim, retryAt);
            return true;
        });
    }

    @Override
    public boolean prove(Claim claim, List<Notification> fallbacks, Instant now, @Nullable Instant check) {
        return faults.write(Write.PROVE, () -> outbox.prove(claim, fallbacks, now, check));
    }

    @Override
    public News.Reception record(News news, Instant now) {
        return faults.write(Write.RECORD, () -> outbox.record(news, now));
    }

    @Override
    public boolean sendAgain(String message, Instant now) {
        return faults.write(Write.SEND_AGAIN, () -> outbox.sendAgain(message, now));
    }

    @Override
    public List<Delivery> givenUp(@Nullable String after, int limit) {
        return faults.read(() -> outbox.givenUp(after, limit));
    }

    @Override
    public Map<Lane, Instant> nextDue() {
        return faults.read(outbox::nextDue);
    }

    @Override
    public List<NotificationRecord> journal(IncidentId incident) {
        return faults.read(() -> outbox.journal(incident));
    }

    @Override
    public List<OfferRecord> offers(IncidentId incident) {
        return faults.read(() -> outbox.offers(incident));
    }
}
