package io.incidentengine.memory;

import io.incidentengine.notification.RateLimit;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** What went to the same people over one channel (S32). Guarded by the store's latch. */
final class Route {
    private final Deque<Instant> begun = new ArrayDeque<>(2);

    /** A message or a bundle has had its first attempt. */
    void begin(Instant at) {
        begun.addLast(at);
        if (begun.size() > RateLimit.MOST) {
            begun.removeFirst();
        }
    }

    List<Instant> begun(int count) {
        return begun.stream().sorted(Comparator.reverseOrder()).limit(count).toList();
    }
}
