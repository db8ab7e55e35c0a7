package io.incidentengine.jdbc;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.Intake;
import io.incidentengine.incident.ReportChange;
import io.incidentengine.incident.Siblings;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.IncidentId;
import io.incidentengine.port.ChangeDecision;
import io.incidentengine.port.ChangeResult;
import io.incidentengine.port.DueResult;
import io.incidentengine.port.IncidentPage;
import io.incidentengine.port.IncidentQuery;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.port.MergeResult;
import io.incidentengine.port.Outbox;
import io.incidentengine.port.PairDecision;
import io.incidentengine.port.ReportDecision;
import io.incidentengine.port.ReportResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Incidents in memory over an outbox in a database: as much of a store as the contract of an outbox asks for. */
final class TestStore implements IncidentStore {
    private final Database database;
    private final JdbcOutbox outbox;
    private final Map<IncidentId, Incident> incidents = new HashMap<>();
    private final Map<IncidentId, List<TimelineEntry>> timelines = new HashMap<>();

    TestStore(Database database) {
        this.database = database;
        this.outbox = new JdbcOutbox(database);
    }

    private Change store(Change change) {
        database.<Boolean>transaction(sql -> {
            outbox.add(sql, List.of(change));
            return true;
        });
        incidents.put(change.incident().id(), change.incident());
        timelines
                .computeIfAbsent(change.incident().id(), any -> new ArrayList<>())
                .addAll(change.entries());
        return change;
    }

    @Override
    public synchronized ReportResult report(Intake intake, Instant again, Duration lookBack, ReportDecision decision) {
        ReportChange decided = decision.decide(Optional.empty(), Siblings.NONE);
        return new ReportResult.Opened(store(decided.change()), null);
    }

    @Override
    public synchronized ChangeResult change(IncidentId id, ChangeDecision decision) {
        try {
            return new ChangeResult.Committed(store(decision.decide(incidents.get(id), Siblings.NONE)));
        } catch (KnownOutcome known) {
            return new ChangeResult.Stale(id);
        }
    }

    @Override
    public MergeResult merge(IncidentId duplicate, IncidentId into, PairDecision decision) {
        throw new UnsupportedOperationException();
    }

    @Override
    public DueResult changeDue(Instant now, int limit, ChangeDecision decision) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Instant> nextDue() {
        return Optional.empty();
    }

    @Override
    public synchronized Optional<Incident> find(IncidentId id) {
        return Optional.ofNullable(incidents.get(id));
    }

    @Override
    public synchronized List<TimelineEntry> timeline(IncidentId id) {
        return List.copyOf(timelines.getOrDefault(id, List.of()));
    }

    @Override
    public IncidentPage search(IncidentQuery query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }
}
