package io.incidentengine.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds things by their names, and is made when somebody first asks: most messages are never asked for, and a map of all
 * of them would cost more than to send them. Of two things with one name, the later is found. Guarded by the store's latch.
 */
final class LateIndex<K, V> {
    private final Function<V, List<K>> names;
    private final Map<K, V> index = new HashMap<>();
    private final List<V> late = new ArrayList<>();

    LateIndex(Function<V, List<K>> names) {
        this.names = names;
    }

    void add(V thing) {
        late.add(thing);
    }

    @Nullable
    V get(K name) {
        catchUp();
        return index.get(name);
    }

    /** Finds a thing no more by the names that it has. */
    void forget(V thing) {
        catchUp();
        names.apply(thing).forEach(each -> index.remove(each, thing));
    }

    private void catchUp() {
        late.forEach(thing -> names.apply(thing).forEach(each -> index.put(each, thing)));
        late.clear();
    }
}
