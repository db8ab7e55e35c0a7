package io.incidentengine.testkit.chaos;

import static io.incidentengine.testkit.chaos.Invariant.DUTIES_END;
import static io.incidentengine.testkit.chaos.Invariant.EXPANDED_ONCE;
import static io.incidentengine.testkit.chaos.Invariant.JOURNALS_ONLY_GROW;
import static io.incidentengine.testkit.chaos.Invariant.TOLD_AS_DECIDED;

import io.incidentengine.model.PersonId;
import io.incidentengine.notification.Attempt;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.NotificationRecord;
import io.incidentengine.notification.OfferRecord;
import io.incidentengine.notification.ProofOutcome;
import io.incidentengine.notification.Recipient;
import io.incidentengine.notification.SendResult.Accepted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the outbox says of one incident, as it was read so far, and what it must keep to. */
final class Outgoing {
    private final Dossier dossier;
    private final Map<String, NotificationRecord> known = new HashMap<>();

    Outgoing(Dossier dossier) {
        this.dossier = dossier;
    }

    void read(List<NotificationRecord> journal, List<OfferRecord> offers) {
        toldAsDecided(journal, offers);
        for (NotificationRecord record : journal) {
            NotificationRecord before = known.put(record.notification().key(), record);
            if (before == null) {
                expandedOnce(record);
            } else if (!before.equals(record)) {
                expandedOnce(record);
                goesOn(before, record);
            }
        }
    }

    private void toldAsDecided(List<NotificationRecord> journal, List<OfferRecord> offers) {
        List<Notification> own = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (NotificationRecord record : journal) {
            Notification notification = record.notification();
            TOLD_AS_DECIDED.check(keys.add(notification.key()), "%s is in the outbox twice", notification.key());
            if (notification.standsIn().isEmpty()) {
                own.add(notification);
            } else {
                TOLD_AS_DECIDED.check(
                        keys.contains(notification.origin()), "%s stands in for nothing", notification.key());
            }
            TOLD_AS_DECIDED.check(
                    record.outcomes().equals(dossier.outcomes(notification.key())),
                    "of the proof of %s the outbox says %s, and the timeline %s",
                    notification.key(),
                    record.outcomes(),
                    dossier.outcomes(notification.key()));
        }
        TOLD_AS_DECIDED.check(
                own.equals(dossier.notifications()),
                "the outbox has %s of %s, and its timeline says %s",
                keys(own),
                dossier.id(),
                keys(dossier.notifications()));
        TOLD_AS_DECIDED.check(
                offers.stream().map(OfferRecord::offer).toList().equals(dossier.offers()),
                "the outbox has other offers of %s than its timeline",
                dossier.id());
    }

    private static List<String> keys(List<Notification> notifications) {
        return notifications.stream().map(Notification::key).toList();
    }

    private static void expandedOnce(NotificationRecord record) {
        Set<Object> told = new HashSet<>();
        for (Delivery delivery : record.deliveries()) {
            Message message = delivery.message();
            EXPANDED_ONCE.check(
                    told.add(message.key())
                            && message.notification()
                                    .equals(record.notification().key()),
                    "message %s is there twice, or of another notification",
                    message.key());
            for (Recipient recipient : message.recipients()) {
                PersonId person = recipient.person().id();
                EXPANDED_ONCE.check(
                        told.add(List.of(person, message.channel())),
                        "%s goes to %s twice by %s",
                        record.notification().key(),
                        person,
                        message.channel());
            }
        }
    }

    private static void goesOn(NotificationRecord before, NotificationRecord record) {
        String key = record.notification().key();
        if (before.expanded()) {
            EXPANDED_ONCE.check(
                    record.expanded() && messages(record).equals(messages(before)), "%s was expanded again", key);
        }
        for (int i = 0; i < before.deliveries().size(); i++) {
            goesOn(before.deliveries().get(i), record.deliveries().get(i));
        }
        JOURNALS_ONLY_GROW.check(
                begins(record.failures(), before.failures())
                        && record.outcomes().containsAll(before.outcomes()),
                "failures or outcomes of %s are lost",
                key);
    }

    private static List<Message> messages(NotificationRecord record) {
        return record.deliveries().stream().map(Delivery::message).toList();
    }

    private static void goesOn(Delivery before, Delivery delivery) {
        String key = delivery.message().key();
        JOURNALS_ONLY_GROW.check(begins(delivery.attempts(), before.attempts()), "attempts of %s are lost", key);
        JOURNALS_ONLY_GROW.check(begins(delivery.news(), before.news()), "news of %s is lost", key);
        JOURNALS_ONLY_GROW.check(
                new HashSet<>(delivery.news()).size() == delivery.news().size(), "news of %s is kept twice", key);
        JOURNALS_ONLY_GROW.check(
                before.state() != Delivery.State.SENT || delivery.state() == Delivery.State.SENT,
                "%s was sent, and is %s",
                key,
                delivery.state());
    }

    private static <T> boolean begins(List<T> all, List<T> first) {
        return all.size() >= first.size() && all.subList(0, first.size()).equals(first);
    }

    /** How many attempts to send a message there are, or a bundle of which one is a message of the same notification. */
    int attempts(Message message) {
        NotificationRecord record = known.get(message.notification());
        int attempts = 0;
        for (Delivery delivery : record == null ? List.<Delivery>of() : record.deliveries()) {
            for (Attempt attempt : delivery.attempts()) {
                String sent = attempt.bundle() == null ? delivery.message().key() : attempt.bundle();
                attempts += message.key().equals(sent) ? 1 : 0;
            }
        }
        return attempts;
    }

    /** After all engines have worked: what is owed is proven, or its end is told. */
    void duties(Instant now) {
        for (NotificationRecord record : known.values()) {
            Notification told = record.notification();
            Instant deadline = told.dueBy().orElse(now);
            boolean ended = record.outcomes().contains(ProofOutcome.Kind.MISSED)
                    || record.outcomes().contains(ProofOutcome.Kind.ACKNOWLEDGED);
            DUTIES_END.check(
                    ended || !deadline.isBefore(now) || wasAccepted(told.key(), deadline),
                    "%s was to be proven by %s, and was neither accepted by then nor missed",
                    told.key(),
                    deadline);
        }
    }

    private boolean wasAccepted(String notification, Instant by) {
        return known.values().stream()
                .filter(record -> record.notification().origin().equals(notification))
                .flatMap(record -> record.deliveries().stream())
                .anyMatch(delivery -> wasAccepted(delivery.overtakenBy().orElse(delivery), by));
    }

    private static boolean wasAccepted(Delivery delivery, Instant by) {
        for (Attempt attempt : delivery.attempts()) {
            if (attempt.result() instanceof Accepted && !attempt.at().isAfter(by)) {
                return true;
            }
        }
        return !delivery.news().isEmpty();
    }
}
