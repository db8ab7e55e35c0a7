package io.incidentengine.sms;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What was answered to signed requests, so that one that comes again is answered alike and does nothing. Thread-safe. */
final class AnsweredCallbacks {
    private static final int KEPT = 10_000;

    private final Map<String, CallbackResponse> responses = new LinkedHashMap<>();

    synchronized Optional<CallbackResponse> to(String signature) {
        return Optional.ofNullable(responses.get(signature));
    }

    synchronized void add(String signature, CallbackResponse response) {
        responses.put(signature, response);
        if (responses.size() > KEPT) {
            responses.remove(responses.keySet().iterator().next());
        }
    }
}
