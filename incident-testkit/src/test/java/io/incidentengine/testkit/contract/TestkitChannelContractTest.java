package io.incidentengine.testkit.contract;

import io.incidentengine.model.ChannelType;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.SendResult;
import io.incidentengine.port.Channel;
import io.incidentengine.testkit.ChannelAround;
import io.incidentengine.testkit.FaultyChannel;
import io.incidentengine.testkit.InjectedFault;
import java.util.Optional;

/** A channel that makes a result of what its provider throws keeps the contract; a faulty one plays the provider. */
class TestkitChannelContractTest extends ChannelContract {

    private static final class Careful extends ChannelAround {
        Careful(FaultyChannel provider) {
            super(provider);
        }

        @Override
        public SendResult send(Message message) {
            try {
                return channel.send(message);
            } catch (InjectedFault lost) {
                return new SendResult.Ambiguous(lost.getMessage());
            }
        }
    }

    @Override
    protected Optional<Channel> channel(Provider provider) {
        return Optional.of(staged(FaultyChannel.of(ChannelType.EMAIL), provider));
    }

    static Channel staged(FaultyChannel channel, Provider provider) {
        return new Careful(
                switch (provider) {
                    case ACCEPTS -> channel.works();
                    case REFUSES -> channel.refuses("no such address");
                    case IS_BUSY -> channel.isBusy("try again");
                    case CANNOT_BE_REACHED -> channel.isBusy("connection refused");
                    case LOSES_ITS_ANSWER -> channel.losesTheAnswer("connection reset");
                });
    }
}
