package io.incidentengine.sms.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.incidentengine.IncidentEngine;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.notification.SendResult.RetryLater;
import io.incidentengine.sms.CallbackRequest;
import io.incidentengine.sms.HttpCallbacks;
import io.incidentengine.sms.PhoneNumber;
import io.incidentengine.sms.Sms;
import io.incidentengine.sms.SmsChannel;
import io.incidentengine.sms.SmsGateway;
import io.incidentengine.sms.SmsIntake;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What the guide describes is what happens. */
class DescribedProviderTest {
    private record Answer(int status, String body) {}

    private final AtomicReference<Answer> answer = new AtomicReference<>(new Answer(500, ""));
    private final AtomicReference<String> asked = new AtomicReference<>("");

    private HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", exchange -> {
            asked.set(exchange.getRequestHeaders().getFirst("Idempotency-Key")
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.get().body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.get().status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private SendResult sent(SmsGateway gateway, int status, String body) {
        answer.set(new Answer(status, body));
        return gateway.send(new Sms("m", new PhoneNumber("+4915550100"), "checkout \"fails\"", Locale.ENGLISH));
    }

    @Test
    void it_is_sent_and_understood_as_described() throws IOException {
        HttpServer server = server();
        URI there = URI.create("http://localhost:" + server.getAddress().getPort());
        try (SmsGateway gateway =
                DescribedProvider.gateway(there, () -> "token").unencrypted().build()) {
            assertThat(sent(gateway, 202, "{\"message\": {\"id\": \"4711\"}}")).isEqualTo(new Accepted("4711"));
            assertThat(asked.get())
                    .matches("[0-9a-f]{32}\\{.*")
                    .endsWith("{\"to\":\"+4915550100\",\"text\":\"checkout \\\"fails\\\"\",\"from\":\"Desk\"}");
            assertThat(sent(gateway, 400, "{\"error\": \"opted_out\"}"))
                    .isEqualTo(new Rejected("HTTP status 400, opted_out"));
            assertThat(sent(gateway, 400, "{\"error\": \"too_fast\"}"))
                    .isEqualTo(new RetryLater("HTTP status 400, too_fast", Duration.ZERO));
            assertThat(sent(gateway, 200, "hello")).isInstanceOf(Ambiguous.class);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void it_calls_back_as_described() {
        try (SmsChannel sms = SmsChannel.over(
                                DescribedProvider.gateway(URI.create("https://sms.example.org"), () -> "token")
                                        .build())
                        .build();
                IncidentEngine engine =
                        IncidentEngine.on(new InMemoryStore()).channel(sms).build()) {
            HttpCallbacks callbacks = DescribedProvider.callbacks(SmsIntake.of(sms, engine), () -> "secret")
                    .build();

            assertThat(callbacks
                            .apply(new CallbackRequest("GET", "/sms/receipts", Map.of(), new byte[0]))
                            .status())
                    .isEqualTo(405);
            assertThat(callbacks
                            .apply(new CallbackRequest("POST", "/sms/other", Map.of(), new byte[0]))
                            .status())
                    .isEqualTo(404);
        }
    }
}
