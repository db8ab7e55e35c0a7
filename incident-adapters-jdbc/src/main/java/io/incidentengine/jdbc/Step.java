package io.incidentengine.jdbc;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.Incident;
import org.jspecify.annotations.Nullable;

/** A change, and what it is a change of; {@code null} if that is new. */
record Step(@Nullable Incident was, Change change) {
    Step {
        long before = was == null ? 0 : was.trace().sequence();
        change.refuseUnlessFollowing(was == null ? change.incident().id() : was.id(), before);
    }
}
