package io.incidentengine.forecast;

import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.Duty;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.OutboxTask;
import io.incidentengine.notification.ProofOutcome.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A notification and what stands in for it, played as an outbox would keep them. Confined to one forecast. */
final class Pursuit {
    /** Its place among the notifications of the incident; what stands in for it has the same (S31). */
    final int number;

    private NotificationRecord first;
    private final List<NotificationRecord> fallbacks = new ArrayList<>();
    private @Nullable Instant check;

    /** Decided just now. */
    Pursuit(int number, Notification notification) {
        this.number = number;
        first = undone(notification);
    }

    /** On record already. */
    Pursuit(int number, NotificationRecord record) {
        this.number = number;
        first = record;
    }

    private static NotificationRecord undone(Notification notification) {
        return new NotificationRecord(notification, false, List.of(), List.of(), Set.of());
    }

    Notification notification() {
        return first.notification();
    }

    void add(NotificationRecord fallback) {
        fallbacks.add(fallback);
    }

    void add(Notification fallback) {
        fallbacks.add(undone(fallback));
    }

    @Nullable
    Instant check() {
        return check;
    }

    void check(@Nullable Instant at) {
        check = at;
    }

    /** Looks when the outbox would, if nothing has ended it yet. */
    void resume(DeliveryPolicy policy) {
        check = first.outcomes().contains(Kind.ACKNOWLEDGED)
                ? null
                : Duty.nextCheck(first.notification(), fallbacks.size(), policy).orElse(null);
    }

    OutboxTask.Prove task() {
        return new OutboxTask.Prove(first, fallbacks);
    }

    void concluded(Kind kind) {
        Set<Kind> outcomes = EnumSet.of(kind);
        outcomes.addAll(first.outcomes());
        first = new NotificationRecord(
                first.notification(), first.expanded(), first.deliveries(), first.failures(), outcomes);
    }

    /** All records, the first one first. */
    List<NotificationRecord> records() {
        List<NotificationRecord> all = new ArrayList<>(fallbacks);
        all.add(0, first);
        return all;
    }

    void replace(NotificationRecord record) {
        String key = record.notification().key();
        if (first.notification().key().equals(key)) {
            first = record;
        } else {
            fallbacks.replaceAll(fallback -> fallback.notification().key().equals(key) ? record : fallback);
        }
    }
}
