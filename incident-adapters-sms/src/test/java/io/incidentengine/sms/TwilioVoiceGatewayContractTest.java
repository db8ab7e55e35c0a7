package io.incidentengine.sms;

import io.incidentengine.sms.contract.VoiceGatewayContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

class TwilioVoiceGatewayContractTest extends VoiceGatewayContract {
    private final List<AutoCloseable> open = new ArrayList<>();
    private FakeTwilio twilio;

    @Override
    protected Optional<VoiceGateway> gateway(Provider provider) {
        twilio = FakeTwilio.start();
        HttpPeer peer = HttpPeer.start();
        open.add(twilio);
        open.add(peer);
        TwilioAccount account = twilio.account().timeouts(Duration.ofSeconds(1), Duration.ofSeconds(20));
        TwilioAccount faulty = account.api(peer.address().resolve("/"));
        switch (provider) {
            case ACCEPTS -> twilio.refuses(order -> "");
            case REFUSES -> twilio.refuses(order -> "400 {\"code\": 21217, \"message\": \"" + order.get("To") + "\"}");
            case IS_BUSY -> twilio.refuses(order -> "429 {\"code\": 20429}");
            case REFUSES_THE_LOGIN -> account = account.apiKey("SK1", () -> "opensesame-wrong");
            case CANNOT_BE_REACHED -> account = account.api(HttpPeer.nobody().resolve("/"));
            case LOSES_ITS_ANSWER -> {
                peer.does((request, link) -> link.reset());
                account = faulty;
            }
            case NEVER_ANSWERS -> {
                peer.does((request, link) -> {});
                account = faulty.timeouts(Duration.ofSeconds(1), Duration.ofSeconds(1));
            }
            case ANSWERS_NONSENSE -> twilio.refuses(order -> "200 <html>Please pay for the hotel's network</html>");
        }
        VoiceGateway gateway =
                TwilioVoiceGateway.of(account).from("+49 30 555010").build();
        open.add(gateway);
        return Optional.of(gateway);
    }

    @Override
    protected List<String> arrived() {
        return twilio.calls().stream()
                .map(order -> Said.text(order.get("Twiml")))
                .toList();
    }

    @Override
    protected List<String> secrets() {
        return List.of(FakeTwilio.TOKEN, "opensesame-wrong");
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }
}
