package io.incidentengine.memory;

import io.incidentengine.notification.RateLimit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What went to the same people over one channel (S32). Guarded by the store's latch. */
final class Route {
    private final List<Instant> begun = new ArrayList<>(2);

    /** A message or a bundle has had its first attempt. */
    void begin(Instant at) {
        begun.add(at);
        for (int i = begun.size() - 1; i > 0 && begun.get(i - 1).isAfter(at); i--) { // clocks may step backward
            Collections.swap(begun, i - 1, i);
        }
        if (begun.size() > RateLimit.MOST) {
            begun.remove(0);
        }
    }

    List<Instant> begun(Instant since, int count) {
        List<Instant> latest = new ArrayList<>(0);
        for (int i = begun.size() - 1;
                i >= 0 && latest.size() < count && begun.get(i).isAfter(since);
                i--) {
            latest.add(begun.get(i));
        }
        return latest;
    }
}
