package io.incidentengine.sms;

import io.incidentengine.sms.contract.SmsGatewayContract;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsmpp.SMPPConstant;
import org.junit.jupiter.api.AfterEach;

class SmppGatewayContractTest extends SmsGatewayContract {
    private final List<SmsGateway> gateways = new ArrayList<>();
    private final List<Closeable> servers = new ArrayList<>();
    private Smsc smsc;

    @Override
    protected Optional<SmsGateway> gateway(Provider provider) {
        try {
            smsc = Smsc.start();
            servers.add(smsc);
            SmppServer server = smsc.server();
            SmppServer impatient = server.timeouts(Duration.ofMillis(200), Duration.ofMillis(200));
            switch (provider) {
                case ACCEPTS -> smsc.asUsual();
                case REFUSES -> smsc.refuses(SMPPConstant.STAT_ESME_RINVDSTADR);
                case IS_BUSY -> {
                    smsc.refuses(SMPPConstant.STAT_ESME_RTHROTTLED);
                    server = impatient;
                }
                case REFUSES_THE_LOGIN -> smsc.refusesLogins(SMPPConstant.STAT_ESME_RBINDFAIL);
                case CANNOT_BE_REACHED -> smsc.down();
                case LOSES_ITS_ANSWER ->
                    smsc.does((message, link) -> {
                        link.reset();
                        return null;
                    });
                case NEVER_ANSWERS -> {
                    smsc.hangs();
                    server = impatient;
                }
                case ANSWERS_NONSENSE ->
                    smsc.does((message, link) -> {
                        link.write("220 mail.example.org ESMTP\r\n".getBytes(StandardCharsets.US_ASCII));
                        return null;
                    });
            }
            SmsGateway gateway = SmppGateway.to(server).build();
            gateways.add(gateway);
            return Optional.of(gateway);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    protected List<String> arrived() {
        return smsc.texts();
    }

    @Override
    protected List<String> secrets() {
        return List.of(Smsc.PASSWORD);
    }

    @AfterEach
    void close() throws IOException {
        gateways.forEach(SmsGateway::close);
        for (Closeable one : servers) {
            one.close();
        }
    }
}
