package io.incidentengine.memory;

import java.util.List;

/** Messages that are sent as one (S32). Guarded by the store's latch. */
final class Bundling {
    final String key;
    final List<Sending.OfMessage> messages;
    private boolean begun;

    Bundling(String key, List<Sending.OfMessage> messages) {
        this.key = key;
        this.messages = messages;
    }

    /** Tells whether nobody has asked before: all have their first attempt in one. */
    boolean begins() {
        boolean first = !begun;
        begun = true;
        return first;
    }
}
