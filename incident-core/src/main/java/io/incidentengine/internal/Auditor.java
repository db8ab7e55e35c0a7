package io.incidentengine.internal;

import io.incidentengine.incident.Finding;
import io.incidentengine.incident.Incident;
import io.incidentengine.policy.IncidentPolicy;
import io.incidentengine.port.IncidentPage;
import io.incidentengine.port.IncidentQuery;
import io.incidentengine.port.IncidentStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Looks through incidents, page by page, for what time should have done to them. */
public final class Auditor {
    private final IncidentStore store;
    private final Function<Incident, IncidentPolicy> policies;
    private final InstantSource time;

    /**
     * For a store.
     *
     * @param store where incidents are read
     * @param policies the policy to which an incident is pinned
     * @param time the engine's time
     */
    public Auditor(IncidentStore store, Function<Incident, IncidentPolicy> policies, InstantSource time) {
        this.store = store;
        this.policies = policies;
        this.time = time;
    }

    /**
     * Looks through incidents.
     *
     * @param which which ones
     * @param findings told of each finding, in the order of the query
     * @return how many incidents were looked at
     */
    public long audit(IncidentQuery which, Consumer<Finding> findings) {
        long seen = 0;
        Optional<IncidentQuery> query = Optional.of(which);
        while (query.isPresent()) {
            Instant now = time.instant(); // before they are read, so that whatever they are is not younger
            IncidentPage page = store.search(query.get());
            List<Incident> incidents = page.incidents();
            incidents.forEach(incident -> audit(incident, now).ifPresent(findings));
            seen += incidents.size();
            query = page.next().map(which::after);
        }
        return seen;
    }

    private Optional<Finding> audit(Incident incident, Instant now) {
        try {
            return Finding.of(incident, policies.apply(incident), now);
        } catch (RuntimeException failure) {
            return Optional.of(new Finding.Unclear(incident.id(), failure.toString()));
        }
    }
}
