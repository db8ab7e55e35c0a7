package io.incidentengine.internal;

import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Lane;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What came of attempts that the store would not take down: when such a task is handed out again that is stored, rather than that
 * the message is sent again. Bounded: of too many the eldest is forgotten. Thread-safe.
 */
final class PutOff {
    /** Of so many tasks at most. */
    static final int MOST = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(PutOff.class);

    private final Map<String, Unsettled> kept = new LinkedHashMap<>();

    synchronized void add(Unsettled one) {
        kept.remove(one.claim().key());
        kept.put(one.claim().key(), one);
        if (kept.size() > MOST) {
            String eldest = kept.keySet().iterator().next();
            kept.remove(eldest);
            LOG.error("Nobody knows any more what came of {}, which may be sent again: {} others wait", eldest, MOST);
        }
    }

    /** What came of the attempt that is to be made now; nothing if that is another one, as somebody else has tried it. */
    synchronized @Nullable Unsettled find(Claim claim) {
        Unsettled found = kept.get(claim.key());
        if (found != null && Settlement.attempt(found.claim().task()) != Settlement.attempt(claim.task())) {
            kept.remove(claim.key());
            return null;
        }
        return found;
    }

    synchronized boolean isEmpty() {
        return kept.isEmpty();
    }

    synchronized void remove(Claim claim) {
        kept.remove(claim.key());
    }

    /** Hands out what an outage alone has kept from being stored in a lane. */
    synchronized Deque<Unsettled> takeBack(Lane lane) {
        Deque<Unsettled> back = new ArrayDeque<>(0);
        for (Unsettled one : kept.values()) {
            if (one.claim().task().lane().equals(lane) && one.refusals() == 0) {
                back.add(one);
            }
        }
        back.forEach(one -> kept.remove(one.claim().key()));
        return back;
    }
}
