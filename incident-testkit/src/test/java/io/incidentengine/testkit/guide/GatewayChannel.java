package io.incidentengine.testkit.guide;

import io.incidentengine.model.ChannelType;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.SendResult;
import io.incidentengine.port.Channel;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The channel in docs/writing-an-adapter.md: a gateway that takes a text in a POST, and drops repeats by their key. */
final class GatewayChannel implements Channel {
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI gateway;

    GatewayChannel(URI gateway) {
        this.gateway = gateway;
    }

    @Override
    public ChannelType type() {
        return ChannelType.named("chat");
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.IDEMPOTENT; // by the key; AT_LEAST_ONCE if the gateway does not look at it
    }

    @Override
    public int window() {
        return 1;
    }

    @Override
    public boolean hasReceipts() {
        return false;
    }

    @Override
    public SendResult send(Message message) {
        String to = message.recipients().get(0).contact().address();
        HttpRequest request = HttpRequest.newBuilder(gateway)
                .timeout(Duration.ofSeconds(20))
                .header("Idempotency-Key", message.key())
                .header("To", to)
                .POST(BodyPublishers.ofString(message.text()))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            int status = answer.statusCode();
            if (status / 100 == 2) {
                return new SendResult.Accepted(answer.body());
            }
            if (status == 429 || status == 503) {
                return new SendResult.RetryLater("status " + status, Duration.ZERO);
            }
            return status / 100 == 4
                    ? new SendResult.Rejected("status " + status)
                    : new SendResult.Ambiguous("status " + status);
        } catch (ConnectException | HttpConnectTimeoutException unreachable) { // nothing was sent
            return new SendResult.RetryLater("unreachable", Duration.ZERO);
        } catch (IOException lost) { // it may have been
            return new SendResult.Ambiguous(lost.toString());
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            return new SendResult.Ambiguous("given up");
        }
    }
}
