package io.incidentengine.testkit.chaos;

import io.incidentengine.notification.Message;
import io.incidentengine.notification.SendResult;
import io.incidentengine.port.Channel;
import io.incidentengine.testkit.ChannelAround;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What providers saw: every message that reached one, and of which of them it is on record that it was sent. */
final class Provider {
    private final List<String> messages = new ArrayList<>();
    private final Set<String> onRecord = new HashSet<>();
    private final Set<String> doubtful = new HashSet<>();
    private @Nullable String sentTwice;

    /** A channel whose messages are seen. */
    Channel at(Channel channel) {
        return new Seen(channel);
    }

    /** The keys of all messages that were accepted, in order, those that came twice once more. */
    List<String> messages() {
        return messages;
    }

    /** It is on record that a message was sent. */
    void settled(String message) {
        onRecord.add(message);
    }

    /** The sender of messages is kept so long that another may come before it. */
    void doubt(List<String> messages) {
        doubtful.addAll(messages);
    }

    /** Ends the run if a message was sent again that was on record as sent. */
    void check() {
        Invariant.SENT_ONCE.check(sentTwice == null, "%s was sent again", sentTwice);
    }

    private final class Seen extends ChannelAround {
        Seen(Channel channel) {
            super(channel);
        }

        @Override
        public SendResult send(Message message) {
            SendResult result = channel.send(message);
            if (result instanceof SendResult.Accepted) {
                String key = message.key();
                messages.add(key);
                if (onRecord.contains(key) && !doubtful.contains(key)) {
                    sentTwice = key;
                }
            }
            return result;
        }
    }
}
