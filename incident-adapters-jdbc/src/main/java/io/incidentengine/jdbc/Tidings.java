package io.incidentengine.jdbc;

import io.incidentengine.incident.Change;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.ProblemOffer;
import io.incidentengine.notification.ProofOutcome;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What changes tell: taken in together, and what is known stays as it is. A change without entries tells nothing. */
final class Tidings {
    private final Conversation conversation;
    private final Notifications notifications;
    private final Messages messages;
    private final Offers offers;

    Tidings(Conversation conversation, Notifications notifications, Messages messages, Offers offers) {
        this.conversation = conversation;
        this.notifications = notifications;
        this.messages = messages;
        this.offers = offers;
    }

    void add(Sql sql, Writes writes, List<Change> changes) throws SQLException {
        List<Notifications.Told> told = new ArrayList<>();
        List<ProofOutcome> outcomes = new ArrayList<>(0);
        List<Offers.Made> made = new ArrayList<>(0);
        for (Change change : changes) {
            if (!change.entries().isEmpty()) {
                Instant since = change.incident().trace().recordedAt();
                for (Notification notification : change.notifications()) {
                    told.add(new Notifications.Told(notification, since));
                }
                outcomes.addAll(change.outcomes());
                for (ProblemOffer offer : change.offers()) {
                    made.add(new Offers.Made(offer, since));
                }
            }
        }
        notifications.insert(sql, writes, told, known -> notifications.check(sql, known.notification()));
        if (!outcomes.isEmpty()) {
            writes.send();
            for (ProofOutcome outcome : outcomes) {
                conclude(sql, outcome);
            }
        }
        offers.insert(sql, writes, made);
    }

    private void conclude(Sql sql, ProofOutcome outcome) throws SQLException {
        Notification notification = outcome.notification();
        String incident = notification.incident().value();
        conversation.lock(sql, incident);
        notifications.conclude(sql, outcome);
        if (outcome.kind() == ProofOutcome.Kind.ACKNOWLEDGED) {
            messages.endRetries(sql, incident, Key.of(notification.key()));
        }
    }
}
