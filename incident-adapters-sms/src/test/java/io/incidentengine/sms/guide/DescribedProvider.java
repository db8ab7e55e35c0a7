package io.incidentengine.sms.guide;

import io.incidentengine.sms.HttpCallbacks;
import io.incidentengine.sms.HttpSign;
import io.incidentengine.sms.HttpSmsGateway;
import io.incidentengine.sms.SmsIntake;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

/** A provider with an HTTP interface, described. */
final class DescribedProvider {
    private DescribedProvider() {}

    /** How messages go to it. */
    static HttpSmsGateway.Builder gateway(URI provider, Supplier<String> token) {
        return HttpSmsGateway.to(provider)
                .bearer(token)
                .header("Idempotency-Key", "{id}")
                .json("{\"to\": \"{to}\", \"text\": \"{text}\", \"from\": \"Desk\"}")
                .acceptedBy(HttpSign.status(202))
                .refusedBy(HttpSign.json("/error", "unknown_number", "opted_out"))
                .busyBy(HttpSign.json("/error", "too_fast"))
                .referenceAt("/message/id")
                .codeAt("/error")
                .idempotent()
                .withReceipts();
    }

    /** What it tells of them. */
    static HttpCallbacks.Builder callbacks(SmsIntake intake, Supplier<String> secret) {
        return HttpCallbacks.into(intake)
                .signedAt("X-Signature", secret, "X-Timestamp", Duration.ofMinutes(5))
                .receipts("/sms/receipts", "/message/id", "/message/state")
                .delivered("delivered")
                .failed("expired", "rejected")
                .replies("/sms/replies", "/from", "/text");
    }
}
