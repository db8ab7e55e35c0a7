package io.incidentengine.sms;

import io.incidentengine.notification.SendResult;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;

/** Makes resources of an account: messages, calls. Thread-safe. */
final class TwilioApi {
    private final TwilioAccount account;
    private final URI address;
    private final HttpSender sender;
    private final HttpReading reading = TwilioErrors.reading();

    TwilioApi(TwilioAccount account, String resource) {
        this.account = account;
        this.address = account.resource(resource);
        this.sender = account.sender();
    }

    SendResult make(List<Map.Entry<String, String>> fields) {
        return sender.send(this::request, "POST", HttpBody.Form.encoded(fields)).result(reading::of);
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(address)
                .header("Authorization", account.login())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json");
    }

    void close() {
        sender.close();
    }
}
