package io.incidentengine.sms;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON as maps, lists and single values. */
final class Json {
    private static final JSON FORM =
            JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES, JSON.Feature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Json() {}

    /** Reads it; {@code null} if it is none. */
    static @Nullable Object read(String text) {
        try {
            return FORM.anyFrom(text);
        } catch (IOException none) {
            return null;
        }
    }

    static String written(Object tree) {
        try {
            return FORM.asString(tree);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The single value at a place (RFC 6901), as text. */
    static Optional<String> at(@Nullable Object tree, JsonPointer place) {
        Object value = valueAt(tree, place);
        return value == null || value instanceof Map || value instanceof List
                ? Optional.empty()
                : Optional.of(value.toString());
    }

    /** The list at a place. */
    static Optional<List<?>> listAt(@Nullable Object tree, JsonPointer place) {
        return valueAt(tree, place) instanceof List<?> list ? Optional.of(list) : Optional.empty();
    }

    private static @Nullable Object valueAt(@Nullable Object tree, JsonPointer place) {
        Object value = tree;
        for (JsonPointer rest = place; !rest.matches(); rest = rest.tail()) {
            if (value instanceof Map<?, ?> object) {
                value = object.get(rest.getMatchingProperty());
            } else if (value instanceof List<?> list
                    && rest.getMatchingIndex() >= 0
                    && rest.getMatchingIndex() < list.size()) {
                value = list.get(rest.getMatchingIndex());
            } else {
                return null;
            }
        }
        return value;
    }
}
