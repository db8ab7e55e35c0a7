package io.incidentengine.port;

import io.incidentengine.model.Required;
import io.incidentengine.notification.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a store says of itself and of the work that waits in it.
 *
 * @param store what it is, in which version: {@code PostgreSQL 18.6, schema version 1}
 * @param incidents those whose wake-up instant has come, and the earliest of these
 * @param setAside how many incidents are set aside after a failure (S22), at most {@value Backlog#MOST} counted
 * @param lanes the lanes of the outbox in which something is due, and what waits there
 * @param givenUp how many messages were refused or given up, or nobody knows of them (S30), at most
 *     {@value Backlog#MOST} counted
 */
public record StoreStatus(String store, Backlog incidents, int setAside, Map<Lane, Backlog> lanes, int givenUp) {
    /** Copies the lanes, in the order of their names, and cuts the counts. */
    public StoreStatus {
        Required.value("store", store);
        setAside = Math.min(setAside, Backlog.MOST);
        lanes = Collections.unmodifiableMap(new TreeMap<>(lanes));
        givenUp = Math.min(givenUp, Backlog.MOST);
    }

    /**
     * How long anything that is due has waited, incidents and tasks alike.
     *
     * @param now the present
     * @return the longest wait; zero if nothing waits
     */
    public Duration longestWait(Instant now) {
        return Stream.concat(Stream.of(incidents), lanes.values().stream())
                .map(backlog -> backlog.age(now))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
