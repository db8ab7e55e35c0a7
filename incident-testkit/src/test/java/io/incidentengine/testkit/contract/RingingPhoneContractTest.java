package io.incidentengine.testkit.contract;

import io.incidentengine.port.Channel;
import io.incidentengine.testkit.FaultyChannel;
import io.incidentengine.testkit.RingingPhone;
import io.incidentengine.testkit.RingingPhone.Answer;
import java.util.Optional;

/** Phones that ring keep the contract of a channel; what they cannot play, a faulty channel around them does. */
class RingingPhoneContractTest extends ChannelContract {
    @Override
    protected Optional<Channel> channel(Provider provider) {
        RingingPhone phone = RingingPhone.tellingAtOnce();
        return Optional.of(
                switch (provider) {
                    case ACCEPTS -> phone.whenCalled("ann", Answer.VOICEMAIL, Answer.KEY_PRESSED);
                    case REFUSES -> phone.whenCalled("ann", Answer.NO_SUCH_NUMBER);
                    case IS_BUSY -> phone.whenCalled("ann", Answer.BUSY);
                    case CANNOT_BE_REACHED, LOSES_ITS_ANSWER ->
                        TestkitChannelContractTest.staged(FaultyChannel.around(phone), provider);
                });
    }
}
