package io.incidentengine.sms;

import io.incidentengine.port.Channel;
import io.incidentengine.testkit.contract.ChannelContract;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

class HttpChannelContractTest extends ChannelContract {
    private final List<AutoCloseable> open = new ArrayList<>();

    @Override
    protected Optional<Channel> channel(Provider provider) {
        HttpPeer peer = HttpPeer.start();
        open.add(peer);
        URI address = peer.address();
        switch (provider) {
            case ACCEPTS -> peer.answers(202, "", "");
            case REFUSES -> peer.answers(422, "", "");
            case IS_BUSY -> peer.answers(503, "", "");
            case CANNOT_BE_REACHED -> address = HttpPeer.nobody();
            case LOSES_ITS_ANSWER -> peer.does((request, link) -> link.reset());
        }
        SmsChannel channel = SmsChannel.over(HttpSmsGateway.to(address)
                        .unencrypted()
                        .form("recipient", "{digits}")
                        .form("body", "{text}")
                        .build())
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
