package io.incidentengine.sms;

import io.incidentengine.port.Channel;
import io.incidentengine.testkit.contract.ChannelContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

class TwilioChannelContractTest extends ChannelContract {
    private final List<AutoCloseable> open = new ArrayList<>();

    @Override
    protected Optional<Channel> channel(Provider provider) {
        FakeTwilio twilio = FakeTwilio.start();
        HttpPeer peer = HttpPeer.start();
        open.add(twilio);
        open.add(peer);
        TwilioAccount account = twilio.account();
        switch (provider) {
            case ACCEPTS -> twilio.refuses(order -> "");
            case REFUSES -> twilio.refuses(order -> "400 {\"code\": 13224}");
            case IS_BUSY -> twilio.refuses(order -> "503 {}");
            case CANNOT_BE_REACHED -> account = account.api(HttpPeer.nobody().resolve("/"));
            case LOSES_ITS_ANSWER -> {
                peer.does((request, link) -> link.reset());
                account = account.api(peer.address().resolve("/"));
            }
        }
        PhoneChannel channel = PhoneChannel.over(
                        TwilioVoiceGateway.of(account).from("+4930555010").build())
                .build();
        open.add(channel);
        return Optional.of(channel);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }
}
