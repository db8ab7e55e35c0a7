package io.incidentengine.memory;

import io.incidentengine.notification.Delivery;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told about one incident, in the order in which it was decided. Guarded by the store's latch. */
final class Journal {
    final List<Announcement> announcements = new ArrayList<>(2);
    final List<Sending.OfOffer> offers = new ArrayList<>(0);

    /** The messages that wait to be sent, or are being sent. */
    private final List<Sending.OfMessage> waiting = new ArrayList<>(2);

    /** Lets a message wait, if no later one was sent (S31). */
    void await(Sending.OfMessage message) {
        Sending.OfMessage later = laterOf(message);
        if (later == null) {
            message.queue.add(message);
            waiting.add(message);
        } else {
            message.overtakenBy(later);
        }
    }

    private Sending.@Nullable OfMessage laterOf(Sending.OfMessage message) {
        for (int i = announcements.size() - 1; i >= 0; i--) {
            Announcement other = announcements.get(i);
            if (other.number <= message.announcement.first.number) {
                return null;
            }
            for (Sending.OfMessage later : other.messages) {
                if (later.state == Delivery.State.SENT && later.overtakes(message)) {
                    return later;
                }
            }
        }
        return null;
    }

    /** Lets a message that was done wait once more. */
    void awaitAgain(Sending.OfMessage message) {
        waiting.add(message);
    }

    /** A message is done. */
    void noLongerWaits(Sending.OfMessage message) {
        waiting.remove(message);
    }

    /** Takes back what a message that was sent has overtaken (S31). */
    void overtake(Sending.OfMessage sent) {
        for (int i = waiting.size() - 1; i >= 0; i--) {
            Sending.OfMessage older = waiting.get(i);
            if (sent.overtakes(older)) {
                older.overtakenBy(sent);
                older.queue.remove(older);
                waiting.remove(i);
            }
        }
    }
}
