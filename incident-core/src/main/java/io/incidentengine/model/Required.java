package io.incidentengine.model;

import org.jspecify.annotations.Nullable;

/** Refuses what is missing with a typed error, for hosts that are compiled without null checks. */
public final class Required {
    private Required() {}

    /**
     * Checks that a value is there.
     *
     * @param <T> its type
     * @param what how the value is called in the error
     * @param value the value
     * @return the same value
     * @throws InvalidInputException if it is missing
     */
    public static <T> T value(String what, @Nullable T value) {
        if (value == null) {
            throw new InvalidInputException(what, "missing", "a value");
        }
        return value;
    }
}
