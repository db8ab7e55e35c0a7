package io.incidentengine.jdbc;

import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Delivery.State;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What follows when an attempt to send a message has ended: for itself, its bundle, older messages and the proof. */
final class Settlement {
    private final Conversation conversation;
    private final Messages messages;
    private final Bundles bundles;
    private final ProviderNames names;
    private final Overtaking overtaking;
    private final Proofs proofs;

    Settlement(
            Conversation conversation,
            Messages messages,
            Bundles bundles,
            ProviderNames names,
            Overtaking overtaking,
            Proofs proofs) {
        this.conversation = conversation;
        this.messages = messages;
        this.bundles = bundles;
        this.names = names;
        this.overtaking = overtaking;
        this.proofs = proofs;
    }

    boolean settle(Sql sql, Claim claim, Message message, SendResult result, Instant now, @Nullable Instant retryAt)
            throws SQLException {
        conversation.lock(sql, message.incident().value());
        MessageRow row = messages.lock(sql, claim);
        if (row.isUntried()) {
            bundles.begin(sql, row, now);
        }
        State before = row.state;
        boolean settled = row.settle(claim, result, now, retryAt, row.bundle);
        boolean ended = row.state != before;
        if (ended) {
            row.ended();
        }
        messages.save(sql, row);
        if (result instanceof Accepted accepted && !accepted.reference().isEmpty()) {
            names.name(sql, message.channel(), accepted.reference(), row.bundle == null ? row.key : row.bundle);
        }
        if (ended && result instanceof Accepted accepted) {
            sent(sql, row, message, accepted, now);
        } else if (ended) {
            proofs.wakeIfObliged(sql, row.first, now);
        }
        return settled;
    }

    private void sent(Sql sql, MessageRow row, Message message, Accepted accepted, Instant now) throws SQLException {
        if (accepted.grade() == Grade.ACKNOWLEDGED) {
            proofs.wake(sql, row.first, now);
        }
        if (message.isProvenBy(accepted.grade()) && row.isInTime(now)) {
            proofs.rest(sql, row.first);
        }
        overtaking.by(sql, row);
    }
}
