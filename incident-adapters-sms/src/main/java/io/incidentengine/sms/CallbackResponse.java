package io.incidentengine.sms;

import java.util.Map;

/**
 * What to answer a provider. Immutable.
 *
 * @param status the status of HTTP
 * @param headers the headers, each with one value
 * @param body what comes after them, to be written in UTF-8; empty for nothing
 */
public record CallbackResponse(int status, Map<String, String> headers, String body) {
    /** Copies the headers. */
    public CallbackResponse {
        headers = Map.copyOf(headers);
    }

    static CallbackResponse nothing() {
        return new CallbackResponse(204, Map.of(), "");
    }

    static CallbackResponse xml(String body) {
        return new CallbackResponse(200, Map.of("Content-Type", "text/xml; charset=utf-8"), body);
    }

    /** Says why; nothing of the request is in it. */
    static CallbackResponse refused(int status, String why) {
        return new CallbackResponse(status, Map.of("Content-Type", "text/plain; charset=utf-8"), why + "\n");
    }

    static CallbackResponse refused(int status, String why, String header, String value) {
        return new CallbackResponse(
                status, Map.of("Content-Type", "text/plain; charset=utf-8", header, value), why + "\n");
    }
}
