package io.incidentengine.testkit;

import io.incidentengine.incident.Incident;
import io.incidentengine.incident.Intake;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.IncidentId;
import io.incidentengine.port.Archive;
import io.incidentengine.port.Arrival;
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
import io.incidentengine.port.StoreStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A store that hands on to another, until a test says that its writes are to fail: before they are committed, so that
 * nothing is stored, or afterwards, so that all is stored and the caller cannot know. It throws {@link InjectedFault}.
 * What a test says holds from the next write on, until it says something else. Reading works, but for a process that
 * has died. Thread-safe if the other store is.
 */
public final class FaultyStore implements IncidentStore {
    private final IncidentStore store;
    private final FaultyOutbox outbox;
    private final FaultyArchive archive;
    private volatile Fault fault = Fault.NONE;
    private volatile boolean dead;

    /** What writes to a store: its own methods, and those of its outbox and its archive. */
    public enum Write {
        /** {@link IncidentStore#report} and {@link IncidentStore#reportAll}. */
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
        SEND_AGAIN,
        /** {@link Archive#erase}. */
        ERASE,
        /** {@link Archive#remove}. */
        REMOVE,
        /** {@link Archive#restore}. */
        RESTORE
    }

    /** Meets every write twice, before and after it is committed, and throws where one is to fail. */
    @FunctionalInterface
    private interface Fault {
        Fault NONE = (write, committed) -> {};

        void meet(Write write, boolean committed);
    }

    private FaultyStore(IncidentStore store) {
        this.store = store;
        this.outbox = new FaultyOutbox(store.outbox(), this);
        this.archive = new FaultyArchive(store.archive(), this);
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
        return failing(set(writes), false);
    }

    /**
     * Lets writes fail after they are committed: all is stored, and the caller learns nothing of it.
     *
     * @param writes which writes; without any, all
     * @return this store
     */
    public FaultyStore failsAfterCommit(Write... writes) {
        return failing(set(writes), true);
    }

    private FaultyStore failing(Set<Write> writes, boolean after) {
        fault = (write, committed) -> {
            if (committed == after && writes.contains(write)) {
                throw failure(write, committed);
            }
        };
        return this;
    }

    /**
     * Lets one write fail before it is committed; those before and after it succeed.
     *
     * @param number 1 for the next of these writes
     * @param writes which writes count; without any, all
     * @return this store
     */
    public FaultyStore failsOnceBeforeCommit(int number, Write... writes) {
        return failingAt(number, set(writes), false, false);
    }

    /**
     * Lets one write fail after it is committed; those before and after it succeed.
     *
     * @param number 1 for the next of these writes
     * @param writes which writes count; without any, all
     * @return this store
     */
    public FaultyStore failsOnceAfterCommit(int number, Write... writes) {
        return failingAt(number, set(writes), true, false);
    }

    /**
     * Lets the process die at a write, before it is committed: from then on whatever is asked of this store fails,
     * reading too, and no verb brings it back. A new process is another engine on another store around the same one.
     *
     * @param number 1 for the next of these writes
     * @param writes which writes count; without any, all
     * @return this store
     */
    public FaultyStore diesBeforeCommit(int number, Write... writes) {
        return failingAt(number, set(writes), false, true);
    }

    /**
     * Lets the process die at a write, after it is committed: all is stored, and from then on it is as with
     * {@link #diesBeforeCommit}.
     *
     * @param number 1 for the next of these writes
     * @param writes which writes count; without any, all
     * @return this store
     */
    public FaultyStore diesAfterCommit(int number, Write... writes) {
        return failingAt(number, set(writes), true, true);
    }

    private FaultyStore failingAt(int number, Set<Write> writes, boolean after, boolean fatal) {
        AtomicInteger left = new AtomicInteger(number);
        fault = (write, committed) -> {
            if (committed == after && writes.contains(write) && left.decrementAndGet() == 0) {
                dead = fatal;
                throw failure(write, committed);
            }
        };
        return this;
    }

    private static InjectedFault failure(Write write, boolean committed) {
        return InjectedFault.ofStore(write + " failed " + (committed ? "after" : "before") + " it was committed");
    }

    /**
     * Tells whether the process has died.
     *
     * @return true from then on
     */
    public boolean isDead() {
        return dead;
    }

    private static Set<Write> set(Write... writes) {
        return writes.length == 0 ? EnumSet.allOf(Write.class) : EnumSet.copyOf(List.of(writes));
    }

    <T> T write(Write write, Supplier<T> call) {
        Fault meeting = fault;
        refuseDead();
        meeting.meet(write, false);
        T result = call.get();
        meeting.meet(write, true);
        return result;
    }

    <T> T read(Supplier<T> call) {
        refuseDead();
        return call.get();
    }

    private void refuseDead() {
        if (dead) {
            throw InjectedFault.ofStore("the process has died");
        }
    }

    @Override
    public ReportResult report(Intake intake, Instant again, Duration lookBack, ReportDecision decision) {
        return write(Write.REPORT, () -> store.report(intake, again, lookBack, decision));
    }

    @Override
    public List<ReportResult> reportAll(List<Arrival> arrivals) {
        return write(Write.REPORT, () -> store.reportAll(arrivals));
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
        return read(store::nextDue);
    }

    @Override
    public Optional<Incident> find(IncidentId id) {
        return read(() -> store.find(id));
    }

    @Override
    public List<TimelineEntry> timeline(IncidentId id) {
        return read(() -> store.timeline(id));
    }

    @Override
    public IncidentPage search(IncidentQuery query) {
        return read(() -> store.search(query));
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public Archive archive() {
        return archive;
    }

    @Override
    public StoreStatus status(Instant now) {
        return read(() -> store.status(now));
    }
}
