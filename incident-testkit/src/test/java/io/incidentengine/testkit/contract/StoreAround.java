package io.incidentengine.testkit.contract;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentEvent;
import io.incidentengine.incident.Intake;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.memory.InMemoryStore;
import io.incidentengine.model.IncidentId;
import io.incidentengine.port.Archive;
import io.incidentengine.port.Arrival;
import io.incidentengine.port.ChangeDecision;
import io.incidentengine.port.ChangeResult;
import io.incidentengine.port.ChangeResult.Committed;
import io.incidentengine.port.DueResult;
import io.incidentengine.port.IncidentPage;
import io.incidentengine.port.IncidentQuery;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.port.MergeResult;
import io.incidentengine.port.Outbox;
import io.incidentengine.port.PairDecision;
import io.incidentengine.port.ReportDecision;
import io.incidentengine.port.ReportResult;
import io.incidentengine.port.StoreStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** A store in memory, of which a subclass breaks one promise. */
public abstract class StoreAround implements IncidentStore {
    protected final IncidentStore store;

    protected StoreAround() {
        this(new InMemoryStore());
    }

    /** Around a store that others use, too. */
    protected StoreAround(IncidentStore store) {
        this.store = store;
    }

    /** Stores something else than what was decided, and says that it was what was decided. */
    protected final ChangeResult pretend(IncidentId id, ChangeDecision decision, UnaryOperator<Change> spoilt) {
        AtomicReference<Change> decided = new AtomicReference<>();
        ChangeResult result = store.change(id, (incident, siblings) -> {
            decided.set(decision.decide(incident, siblings));
            return spoilt.apply(decided.get());
        });
        return result instanceof Committed ? new Committed(decided.get()) : result;
    }

    /** Ends a transaction of the store inside. */
    protected static final class Abort extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Abort() {}
    }

    /** A change with other events, and the state that follows from them. */
    static Change spoilt(Change change, List<TimelineEntry> before, UnaryOperator<IncidentEvent> spoiling) {
        List<TimelineEntry> entries = change.entries().stream()
                .map(entry -> new TimelineEntry(
                        entry.sequence(),
                        entry.actor(),
                        entry.effective(),
                        entry.recorded(),
                        spoiling.apply(entry.event())))
                .toList();
        List<TimelineEntry> all = new ArrayList<>(before);
        all.addAll(entries);
        return new Change(
                Incident.fold(change.incident().id(), all),
                entries,
                change.notifications(),
                change.offers(),
                change.outcomes(),
                change.next(),
                change.deadline());
    }

    @Override
    public ReportResult report(Intake intake, Instant again, Duration lookBack, ReportDecision decision) {
        return store.report(intake, again, lookBack, decision);
    }

    @Override
    public List<ReportResult> reportAll(List<Arrival> arrivals) {
        return store.reportAll(arrivals);
    }

    @Override
    public ChangeResult change(IncidentId id, ChangeDecision decision) {
        return store.change(id, decision);
    }

    @Override
    public MergeResult merge(IncidentId duplicate, IncidentId into, PairDecision decision) {
        return store.merge(duplicate, into, decision);
    }

    @Override
    public DueResult changeDue(Instant now, int limit, ChangeDecision decision) {
        return store.changeDue(now, limit, decision);
    }

    @Override
    public Optional<Instant> nextDue() {
        return store.nextDue();
    }

    @Override
    public Optional<Incident> find(IncidentId id) {
        return store.find(id);
    }

    @Override
    public List<TimelineEntry> timeline(IncidentId id) {
        return store.timeline(id);
    }

    @Override
    public IncidentPage search(IncidentQuery query) {
        return store.search(query);
    }

    @Override
    public Outbox outbox() {
        return store.outbox();
    }

    @Override
    public Archive archive() {
        return store.archive();
    }

    @Override
    public StoreStatus status(Instant now) {
        return store.status(now);
    }
}
