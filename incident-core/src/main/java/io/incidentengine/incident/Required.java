package io.incidentengine.incident;

import io.incidentengine.model.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** Refuses what is missing with a typed error, for hosts that are compiled without null checks. */
final class Required {
    private Required() {}

    static <T> T value(String what, @Nullable T value) {
        if (value == null) {
            throw new InvalidInputException(what, "missing", "a value");
        }
        return value;
    }
}
