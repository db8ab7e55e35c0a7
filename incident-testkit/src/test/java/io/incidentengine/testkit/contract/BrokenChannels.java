package io.incidentengine.testkit.contract;

import io.incidentengine.notification.Message;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.port.Channel;
import io.incidentengine.testkit.ChannelAround;

/** Channels of which each breaks one promise. */
final class BrokenChannels {
    private BrokenChannels() {}

    static final class ThrowsWhatIsRefused extends ChannelAround {
        ThrowsWhatIsRefused(Channel channel) {
            super(channel);
        }

        @Override
        public SendResult send(Message message) {
            SendResult result = channel.send(message);
            if (result instanceof Rejected rejected) {
                throw new IllegalStateException(rejected.reason());
            }
            return result;
        }
    }

    static final class TakesSilenceForAcceptance extends ChannelAround {
        TakesSilenceForAcceptance(Channel channel) {
            super(channel);
        }

        @Override
        public SendResult send(Message message) {
            SendResult result = channel.send(message);
            return result instanceof Ambiguous ? new Accepted("") : result;
        }
    }
}
