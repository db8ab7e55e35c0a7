package io.incidentengine.jdbc;

import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.OutboxTask;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What follows when the recipients of a notification were found, or could not be. */
final class Expansion {
    private final Conversation conversation;
    private final Notifications notifications;
    private final Messages messages;
    private final Overtaking overtaking;
    private final Proofs proofs;

    Expansion(
            Conversation conversation,
            Notifications notifications,
            Messages messages,
            Overtaking overtaking,
            Proofs proofs) {
        this.conversation = conversation;
        this.notifications = notifications;
        this.messages = messages;
        this.overtaking = overtaking;
        this.proofs = proofs;
    }

    /** Stores the messages of a notification, once. */
    boolean expand(
            Sql sql, Claim claim, List<Message> sent, List<String> failures, Instant now, @Nullable Instant check)
            throws SQLException {
        if (claim.task() instanceof OutboxTask.Expand expand) {
            conversation.lock(sql, expand.notification().incident().value());
        }
        NotificationRow row = notifications.lock(sql, claim);
        if (!row.isFor(claim)) {
            return false;
        }
        if (!sent.isEmpty()) {
            messages.insert(sql, row, sent, overtaking.after(sql, row), now);
        }
        notifications.expanded(sql, row, failures);
        if (sent.isEmpty()) {
            proofs.wakeIfObliged(sql, List.of(new Proofs.Woken(row.first, now)));
        } else if (check != null) {
            proofs.first(sql, row.first, check);
        }
        return true;
    }

    boolean postpone(Sql sql, Claim claim, String failure, Instant retryAt) throws SQLException {
        NotificationRow row = notifications.lock(sql, claim);
        if (!row.isFor(claim)) {
            return false;
        }
        notifications.postpone(sql, row, failure, retryAt);
        return true;
    }
}
