package io.incidentengine.jdbc;

/** What an outbox says of keys that it does not know, or knows too well. */
final class Refusal {
    private Refusal() {}

    static IllegalArgumentException unknown(String what, String key) {
        return new IllegalArgumentException(
                "There is no " + what + " " + key + " in this outbox; allowed: keys of the tasks that it hands out");
    }

    static IllegalStateException taken(String what, String key) {
        return new IllegalStateException(
                "The key of the " + what + " " + key + " is taken by another; allowed: one key for each");
    }
}
