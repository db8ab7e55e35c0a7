package io.incidentengine.memory;

/** Messages that are sent as one (S32). Guarded by the store's latch. */
final class Bundling {
    final String key;
    private boolean begun;

    Bundling(String key) {
        this.key = key;
    }

    /** Tells whether nobody has asked before: all have their first attempt in one. */
    boolean begins() {
        boolean first = !begun;
        begun = true;
        return first;
    }
}
