package io.incidentengine.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

    /**
     * Checks that a collection is there with all of its values.
     *
     * @param <T> their type
     * @param what how they are called in the error
     * @param values the values; may be none
     * @return an unmodifiable copy, in their order
     * @throws InvalidInputException if the collection or one of the values is missing
     */
    public static <T> List<T> all(String what, @Nullable Collection<T> values) {
        int place = 0;
        for (T value : value(what, values)) {
            place++;
            if (value == null) {
                throw new InvalidInputException(what, "missing in place " + place, "a value in each place");
            }
        }
        return List.copyOf(values);
    }

    /**
     * Checks that an array is there with all of its values.
     *
     * @param <T> their type
     * @param what how they are called in the error
     * @param values the values; may be none
     * @return an unmodifiable copy, in their order
     * @throws InvalidInputException if the array or one of the values is missing
     */
    public static <T> List<T> all(String what, T @Nullable [] values) {
        return all(what, Arrays.asList(value(what, values)));
    }

    /**
     * Checks that a map is there with all of its keys and values.
     *
     * @param <K> the type of its keys
     * @param <V> the type of its values
     * @param what how it is called in the error
     * @param values the map; may be empty
     * @return the same map
     * @throws InvalidInputException if the map, a key or a value is missing
     */
    public static <K, V> Map<K, V> all(String what, @Nullable Map<K, V> values) {
        Map<K, V> map = value(what, values);
        map.forEach((key, value) -> value(what + " " + value(what + " key", key), value));
        return map;
    }
}
