package io.incidentengine.analysis;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Maps in the order of their keys, so that the same entries are always written the same. */
final class Ordered {
    private Ordered() {}

    static <K extends Comparable<? super K>, V> SortedMap<K, V> copy(Map<K, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    static <K, V> SortedMap<K, V> copy(Map<K, V> map, Function<K, String> name) {
        SortedMap<K, V> copy = new TreeMap<>(Comparator.comparing(name));
        copy.putAll(map);
        return Collections.unmodifiableSortedMap(copy);
    }

    /** Counts one more. */
    static <K> void count(Map<K, Long> counts, K key) {
        counts.merge(key, 1L, Long::sum);
    }
}
