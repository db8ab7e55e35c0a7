package io.incidentengine.testkit.contract;

import io.incidentengine.model.ChannelType;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.port.Channel;

/** Channels of which each breaks one promise. */
final class BrokenChannels {
    private BrokenChannels() {}

    record ThrowsWhatIsRefused(Channel channel) implements Channel {
        @Override
        public SendResult send(Message message) {
            SendResult result = channel.send(message);
            if (result instanceof Rejected rejected) {
                throw new IllegalStateException(rejected.reason());
            }
            return result;
        }

        @Override
        public ChannelType type() {
            return channel.type();
        }

        @Override
        public Guarantee guarantee() {
            return channel.guarantee();
        }

        @Override
        public boolean hasReceipts() {
            return channel.hasReceipts();
        }
    }

    record TakesSilenceForAcceptance(Channel channel) implements Channel {
        @Override
        public SendResult send(Message message) {
            SendResult result = channel.send(message);
            return result instanceof Ambiguous ? new Accepted("") : result;
        }

        @Override
        public ChannelType type() {
            return channel.type();
        }

        @Override
        public Guarantee guarantee() {
            return channel.guarantee();
        }

        @Override
        public boolean hasReceipts() {
            return channel.hasReceipts();
        }
    }
}
