package io.incidentengine.jdbc;

import io.incidentengine.model.InvalidInputException;

/** What is said of limits that are none, and of keys that an outbox does not know, or knows too well. */
final class Refusal {
    private Refusal() {}

    /** Refuses a limit below 1. */
    static void unlessPositive(int limit) {
        if (limit < 1) {
            throw new InvalidInputException("limit", String.valueOf(limit), "1 and more");
        }
    }

    static IllegalArgumentException unknown(String what, String key) {
        return new IllegalArgumentException(
                "There is no " + what + " " + key + " in this outbox; allowed: keys of the tasks that it hands out");
    }

    static IllegalStateException taken(String what, String key) {
        return new IllegalStateException(
                "The key of the " + what + " " + key + " is taken by another; allowed: one key for each");
    }
}
