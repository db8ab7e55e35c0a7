package io.incidentengine.sms.guide;

import io.incidentengine.notification.SendResult;
import io.incidentengine.port.Channel;
import io.incidentengine.sms.Sms;
import io.incidentengine.sms.SmsGateway;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/** A gateway that takes a text by POST, answers with the name of the message, and drops repeats by a key. */
final class PostGateway implements SmsGateway {
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI provider;
    private final String token;
    private final Duration patience;
    private volatile boolean closed;

    PostGateway(URI provider, String token, Duration patience) {
        this.provider = provider;
        this.token = token;
        this.patience = patience;
    }

    @Override
    public Channel.Guarantee guarantee() {
        return Channel.Guarantee.IDEMPOTENT;
    }

    @Override
    public boolean hasReceipts() {
        return true;
    }

    @Override
    public int window() {
        return 8;
    }

    @Override
    public SendResult send(Sms sms) {
        if (closed) {
            return new SendResult.RetryLater("closed", Duration.ZERO);
        }
        UUID key = UUID.nameUUIDFromBytes(sms.key().getBytes(StandardCharsets.UTF_8)); // keys may hold anything
        HttpRequest request = HttpRequest.newBuilder(
                        provider.resolve("/" + sms.to().digits()))
                .timeout(patience)
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key.toString())
                .POST(BodyPublishers.ofString(sms.text()))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            return switch (answer.statusCode()) {
                case 202 -> new SendResult.Accepted(answer.body());
                case 400, 404 -> new SendResult.Rejected("status " + answer.statusCode());
                case 401, 403, 429, 503 -> new SendResult.RetryLater("status " + answer.statusCode(), Duration.ZERO);
                default -> new SendResult.Ambiguous("status " + answer.statusCode());
            };
        } catch (ConnectException | HttpConnectTimeoutException unreachable) { // nothing was sent
            return new SendResult.RetryLater("unreachable", Duration.ZERO);
        } catch (IOException lost) { // it may have been
            return new SendResult.Ambiguous("no answer");
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            return new SendResult.Ambiguous("given up");
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
