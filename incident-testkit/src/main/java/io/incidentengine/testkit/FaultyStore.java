package io.incidentengine.testkit;

import io.incidentengine.incident.Incident;
import io.incidentengine.incident.Intake;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A store that hands on to another, until a test says that its writes are to fail: before they are committed, so that
 * nothing is stored, or afterwards, so that all is stored and the caller cannot know. It throws {@link InjectedFault}.
 * What a test says holds from the next write on, until it says something else. Reading always works. Thread-safe if the
 * other store is.
 */
public final class FaultyStore implements IncidentStore {
    private final IncidentStore store;
    private final FaultyOutbox outbox;
    private volatile Fault fault = Fault.NONE;

    /** What writes to a store: its own methods, and those of its outbox. */
    public enum Write {
        /** {@link IncidentStore#report}. */
        REPORT,
        /** {@link IncidentStore#change}. */
        CHANGE,
        /** {@link IncidentStore#merge}. */
        MERGE,
        /** {@link IncidentStore#changeDue}. */
        CHANGE_DUE,
        /** {@link Outbox#claim}. */
        CLAIM,
        /** {@link Outbox#expand}. */
        EXPAND,
        /** {@link Outbox#settle}. */
        SETTLE,
        /** {@link Outbox#bundle}. */
        BUNDLE,
        /** {@link Outbox#postpone}. */
        POSTPONE,
        /** {@link Outbox#release}. */
        RELEASE,
        /** {@link Outbox#prove}. */
        PROVE,
        /** {@link Outbox#record}. */
        RECORD,
        /** {@link Outbox#sendAgain}. */
        SEND_AGAIN
    }

    private record Fault(Set<Write> before, Set<Write> after) {
        static final Fault NONE = new Fault(Set.of(), Set.of());

        <T> T around(Write write, Supplier<T> call) {
            if (before.contains(write)) {
                throw new InjectedFault(write + " failed before it was committed");
            }
            T result = call.get();
            if (after.contains(write)) {
                throw new InjectedFault(write + " failed after it was committed");
            }
            return result;
        }
    }

    private FaultyStore(IncidentStore store) {
        this.store = store;
        this.outbox = new FaultyOutbox(store.outbox(), this);
    }

    /**
     * A store that hands on to another.
     *
     * @param store the other
     * @return the store, working
     */
    public static FaultyStore around(IncidentStore store) {
        return new FaultyStore(store);
    }

    /**
     * Lets every write succeed. This is how it begins.
     *
     * @return this store
     */
    public FaultyStore works() {
        fault = Fault.NONE;
        return this;
    }

    /**
     * Lets writes fail before they are committed: nothing is stored.
     *
     * @param writes which writes; without any, all
     * @return this store
     */
    public FaultyStore failsBeforeCommit(Write... writes) {
        fault = new Fault(set(writes), Set.of());
        return this;
    }

    /**
     * Lets writes fail after they are committed: all is stored, and the caller learns nothing of it.
     *
     * @param writes which writes; without any, all
     * @return this store
     */
    public FaultyStore failsAfterCommit(Write... writes) {
        fault = new Fault(Set.of(), set(writes));
        return this;
    }

    private static Set<Write> set(Write... writes) {
        return writes.length == 0 ? EnumSet.allOf(Write.class) : EnumSet.copyOf(List.of(writes));
    }

    <T> T write(Write write, Supplier<T> call) {
        return fault.around(write, call);
    }

    @Override
    public ReportResult report(Intake intake, Instant again, Duration lookBack, ReportDecision decision) {
        return write(Write.REPORT, () -> store.report(intake, again, lookBack, decision));
    }

    @Override
    public ChangeResult change(IncidentId id, ChangeDecision decision) {
        return write(Write.CHANGE, () -> store.change(id, decision));
    }

    @Override
    public MergeResult merge(IncidentId duplicate, IncidentId into, PairDecision decision) {
        return write(Write.MERGE, () -> store.merge(duplicate, into, decision));
    }

    @Override
    public DueResult changeDue(Instant now, int limit, ChangeDecision decision) {
        return write(Write.CHANGE_DUE, () -> store.changeDue(now, limit, decision));
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
        return outbox;
    }
}
