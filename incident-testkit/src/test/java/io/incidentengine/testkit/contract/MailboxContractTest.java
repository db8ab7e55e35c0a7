package io.incidentengine.testkit.contract;

import io.incidentengine.port.Channel;
import io.incidentengine.testkit.FaultyChannel;
import io.incidentengine.testkit.Mailbox;
import java.util.Optional;

/** Mailboxes keep the contract of a channel; what they cannot play, a faulty channel around them does. */
class MailboxContractTest extends ChannelContract {
    @Override
    protected Optional<Channel> channel(Provider provider) {
        Mailbox mailbox = Mailbox.withoutReceipts();
        return Optional.of(
                switch (provider) {
                    case ACCEPTS -> mailbox.keeps("ann");
                    case REFUSES -> mailbox.isUnknown("ann");
                    case IS_BUSY -> mailbox.isFull("ann");
                    case CANNOT_BE_REACHED, LOSES_ITS_ANSWER ->
                        TestkitChannelContractTest.staged(FaultyChannel.around(mailbox), provider);
                });
    }
}
