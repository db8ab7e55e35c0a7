package io.incidentengine.sms;

import io.incidentengine.port.Channel;
import io.incidentengine.testkit.contract.ChannelContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsmpp.SMPPConstant;
import org.junit.jupiter.api.AfterEach;

class SmppChannelContractTest extends ChannelContract {
    private final List<AutoCloseable> open = new ArrayList<>();

    @Override
    protected Optional<Channel> channel(Provider provider) {
        try {
            Smsc smsc = Smsc.start();
            open.add(smsc);
            SmppServer server = smsc.server();
            switch (provider) {
                case ACCEPTS -> smsc.asUsual();
                case REFUSES -> smsc.refuses(SMPPConstant.STAT_ESME_RINVDSTADR);
                case IS_BUSY -> {
                    smsc.refuses(SMPPConstant.STAT_ESME_RTHROTTLED);
                    server = server.timeouts(Duration.ofMillis(200), Duration.ofMillis(200));
                }
                case CANNOT_BE_REACHED -> smsc.close();
                case LOSES_ITS_ANSWER ->
                    smsc.does((message, link) -> {
                        link.reset();
                        return null;
                    });
            }
            SmsChannel channel = SmsChannel.over(SmppGateway.to(server).build()).build();
            open.add(channel);
            return Optional.of(channel);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }
}
