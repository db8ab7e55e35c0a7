package io.incidentengine.jdbc;

import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Delivery.State;
import io.incidentengine.notification.Ended;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.OutboxTask.Send;
import io.incidentengine.notification.SendResult.Accepted;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What follows when attempts to send messages have ended: for themselves, their bundles, older messages and the proofs. The
 * rows are locked and read, changed one after the other in memory, and written table by table.
 */
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

    /** Settles messages; tells of each in turn whether it did. */
    List<Boolean> settle(Sql sql, List<Ended> ended) throws SQLException {
        SortedSet<String> incidents = new TreeSet<>();
        SortedSet<String> sent = new TreeSet<>();
        for (Ended each : ended) {
            String incident = message(each).incident().value();
            incidents.add(incident);
            if (each.result() instanceof Accepted) {
                sent.add(incident);
            }
        }
        conversation.lock(sql, incidents);
        List<MessageRow> rows =
                messages.lock(sql, ended.stream().map(Ended::claim).toList());
        Set<MessageRow> each = new LinkedHashSet<>(rows);
        Together together = new Together(sql, overtaking.waiting(sql, sent, each));
        List<Boolean> settled = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            MessageRow row = rows.get(i);
            settled.add(together.settle(
                    ended.get(i), row, bundle(sql, row, ended.get(i).claim())));
        }
        messages.save(sql, each);
        together.write();
        return settled;
    }

    private static Message message(Ended ended) {
        return ((Send) ended.claim().task()).message();
    }

    private @Nullable String bundle(Sql sql, MessageRow row, Claim claim) throws SQLException {
        return row.place.isHeldBy(claim) ? row.bundle : bundles.of(sql, claim);
    }

    /** What is settled together, and what of it is to be written beside the rows of the messages. */
    private final class Together {
        private final Sql sql;
        private final Overtaking.Waiting waiting;
        private final List<Bundles.Begun> begun = new ArrayList<>();
        private final List<ProviderNames.Named> named = new ArrayList<>();
        private final List<byte[]> proven = new ArrayList<>();
        private final List<Proofs.Woken> acknowledged = new ArrayList<>(0);
        private final List<Proofs.Woken> failed = new ArrayList<>(0);

        Together(Sql sql, Overtaking.Waiting waiting) {
            this.sql = sql;
            this.waiting = waiting;
        }

        boolean settle(Ended ended, MessageRow row, @Nullable String bundle) {
            if (row.isUntried()) {
                begun.add(new Bundles.Begun(row, ended.at(), bundle));
            }
            State before = row.state;
            boolean settled = row.settle(ended, bundle);
            boolean isOver = row.state != before;
            if (isOver) {
                row.ended();
            }
            if (ended.result() instanceof Accepted accepted) {
                if (!accepted.reference().isEmpty()) {
                    named.add(new ProviderNames.Named(
                            message(ended).channel(), accepted.reference(), bundle == null ? row.key : bundle));
                }
                if (isOver) {
                    sent(row, message(ended), accepted.grade(), ended.at());
                }
            } else if (isOver) {
                failed.add(new Proofs.Woken(row.first, ended.at()));
            }
            return settled;
        }

        private void sent(MessageRow row, Message message, Grade grade, Instant at) {
            if (grade == Grade.ACKNOWLEDGED) {
                acknowledged.add(new Proofs.Woken(row.first, at));
            }
            if (message.isProvenBy(grade) && row.isInTime(at)) {
                proven.add(row.first);
            }
            waiting.overtakenBy(row);
        }

        void write() throws SQLException {
            bundles.begin(sql, begun);
            names.name(sql, named);
            proofs.rest(sql, proven); // before any is woken: what woke it does so in whatever order
            proofs.wake(sql, acknowledged);
            proofs.wakeIfObliged(sql, failed);
            waiting.write(sql);
        }
    }
}
