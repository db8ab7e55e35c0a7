package io.incidentengine.sms;

import io.incidentengine.sms.contract.SmsGatewayContract;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

class HttpSmsGatewayContractTest extends SmsGatewayContract {
    private static final String TOKEN = "opensesame-token";

    private final List<AutoCloseable> open = new ArrayList<>();
    private HttpPeer peer;

    @Override
    protected Optional<SmsGateway> gateway(Provider provider) {
        peer = HttpPeer.start();
        open.add(peer);
        URI address = peer.address();
        switch (provider) {
            case ACCEPTS ->
                peer.does((request, link) ->
                        link.answer(201, "", "{\"id\": \"m-%s\"}".formatted(Placeholders.id(request.body()))));
            case REFUSES ->
                peer.answers(400, "", "{\"error\": {\"code\": \"no_such_number\", \"to\": \"+4915550100\"}}");
            case IS_BUSY -> peer.answers(429, "Retry-After: 7\r\n", "");
            case REFUSES_THE_LOGIN -> peer.answers(401, "", "");
            case CANNOT_BE_REACHED -> address = HttpPeer.nobody();
            case LOSES_ITS_ANSWER -> peer.does((request, link) -> link.reset());
            case NEVER_ANSWERS -> peer.does((request, link) -> {});
            case ANSWERS_NONSENSE ->
                peer.does((request, link) -> {
                    link.write("220 mail.example.org ESMTP\r\n");
                    link.reset();
                });
        }
        SmsGateway gateway = HttpSmsGateway.to(address)
                .unencrypted()
                .bearer(() -> TOKEN)
                .json("{\"to\": \"{to}\", \"text\": \"{text}\", \"key\": \"{key}\"}")
                .referenceAt("/id")
                .codeAt("/error/code")
                .withReceipts()
                .timeouts(Duration.ofSeconds(1), Duration.ofSeconds(provider == Provider.NEVER_ANSWERS ? 1 : 20))
                .build();
        open.add(gateway);
        return Optional.of(gateway);
    }

    @Override
    protected List<String> arrived() {
        return peer.requests.stream()
                .map(request ->
                        ((Map<?, ?>) Json.read(request.body())).get("text").toString())
                .toList();
    }

    @Override
    protected List<String> secrets() {
        return List.of(TOKEN);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }
}
