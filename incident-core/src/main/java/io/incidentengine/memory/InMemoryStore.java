package io.incidentengine.memory;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.Intake;
import io.incidentengine.incident.MergeChange;
import io.incidentengine.incident.Siblings;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.DeduplicationKey;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.IntakeId;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.port.Archive;
import io.incidentengine.port.Arrival;
import io.incidentengine.port.ChangeDecision;
import io.incidentengine.port.ChangeResult;
import io.incidentengine.port.DueResult;
import io.incidentengine.port.IncidentCursor;
import io.incidentengine.port.IncidentPage;
import io.incidentengine.port.IncidentQuery;
import io.incidentengine.port.IncidentStore;
import io.incidentengine.port.MergeResult;
import io.incidentengine.port.Outbox;
import io.incidentengine.port.PairDecision;
import io.incidentengine.port.ReportBatch;
import io.incidentengine.port.ReportDecision;
import io.incidentengine.port.ReportResult;
import io.incidentengine.port.StoreStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Incidents in memory: for tests, simulations and hosts that need no durability, as nothing survives the process.
 *
 * <p>Thread-safe: decisions about different incidents run at the same time, those about one incident, or about incidents
 * with one deduplication key, one after the other. Reading an incident waits for nobody. A decision runs under a lock, so it must be
 * what it is said to be: a function that calls nobody, least of all this store.
 *
 * <p>What is not {@linkplain #archive removed} stays: closed incidents, their timelines, intake ids and what has become of
 * notifications. Beside the values that are stored, an incident costs about 200 bytes, 50 more with a
 * deduplication key, and 170 for each notification. Looking for what is due costs the same however many incidents there
 * are; listing a page in the order of ids looks at every incident from where it begins until the page is full, and in any other
 * order at all of them.
 *
 * <p>What the port leaves open: a change that is stored ends the back-off of an incident that was set aside; what a
 * change tells waits since the change was recorded, and is due at once; and a mistake of a decision (another incident than the one it was
 * handed, a gap in the timeline, a second open incident with a deduplication key, a notification's key that is taken) is
 * an {@link IllegalStateException}, and nothing is stored.
 */
public final class InMemoryStore implements IncidentStore {
    // Locks are taken in this order, at most one of each kind: intake, incident, latch.
    private final Stripes intakeLocks = new Stripes();
    private final Stripes incidentLocks = new Stripes();
    /** Held for the moment in which a decision is stored, so that its parts are seen together. */
    private final Object latch = new Object();

    private final Map<IncidentId, Row> rows = new ConcurrentHashMap<>();
    private final NavigableSet<IncidentId> ids = new ConcurrentSkipListSet<>(Comparator.comparing(IncidentId::value));
    private final Map<IntakeId, IncidentId> intakes = new ConcurrentHashMap<>();
    private final KeyIndex keys = new KeyIndex();
    private final DueIndex due = new DueIndex();
    private final InMemoryOutbox outbox = new InMemoryOutbox(latch);
    private final Archive archive = new InMemoryArchive(this, ids, rows, outbox, latch);

    /** An empty store. */
    public InMemoryStore() {}

    @Override
    public ReportResult report(Intake intake, Instant again, Duration lookBack, ReportDecision decision) {
        return reportAll(List.of(new Arrival(intake, again, lookBack, decision)))
                .get(0);
    }

    @Override
    public List<ReportResult> reportAll(List<Arrival> arrivals) {
        Set<IntakeId> all =
                arrivals.stream().map(arrival -> arrival.intake().id()).collect(Collectors.toSet());
        Set<DeduplicationKey> about = arrivals.stream()
                .flatMap(arrival -> arrival.intake().report().deduplicationKey().stream())
                .collect(Collectors.toSet());
        return intakeLocks.locked(() -> all, () -> incidentLocks.locked(() -> names(about), () -> stored(arrivals)));
    }

    private List<ReportResult> stored(List<Arrival> arrivals) {
        ReportBatch batch = ReportBatch.decide(arrivals, new Stored());
        synchronized (latch) {
            List<Row> altered = batch.altered().stream().map(this::altered).toList();
            Set<IncidentId> over = altered.stream()
                    .filter(row -> !row.incident().isOpen())
                    .map(Row::id)
                    .collect(Collectors.toSet());
            altered.forEach(row -> keys.check(row, over));
            batch.changes().forEach(outbox::check);
            for (Row row : altered) {
                replace(rows.get(row.id()), row);
                due.succeeded(row.id());
            }
            batch.changes().forEach(outbox::add);
            intakes.putAll(batch.intakes());
        }
        return batch.results();
    }

    private Row altered(ReportBatch.Altered altered) {
        Incident was = altered.was();
        if (was != null) {
            return row(was.id()).after(altered.change());
        }
        Row opened = Row.begin(altered.change());
        if (rows.containsKey(opened.id())) {
            throw new IllegalStateException(
                    "A new incident cannot be " + opened.id() + ", which is taken; allowed: an id that is new");
        }
        return opened;
    }

    private final class Stored implements ReportBatch.Stored {
        @Override
        public Optional<Incident> known(IntakeId intake) {
            synchronized (latch) {
                return Optional.ofNullable(intakes.get(intake))
                        .map(InMemoryStore.this::row)
                        .map(Row::incident);
            }
        }

        @Override
        public Optional<Incident> open(DeduplicationKey key) {
            synchronized (latch) {
                return Optional.ofNullable(keys.open(key))
                        .map(InMemoryStore.this::row)
                        .map(Row::incident);
            }
        }

        @Override
        public Optional<Instant> recovered(DeduplicationKey key, Instant earliest, Instant latest) {
            synchronized (latch) {
                return Optional.ofNullable(keys.recovered(key, earliest, latest));
            }
        }
    }

    /** What is locked for keys: also all that the incidents answer to which are open for them. */
    private Set<?> names(Set<DeduplicationKey> about) {
        Set<Object> names = new HashSet<>(about);
        synchronized (latch) {
            for (DeduplicationKey key : about) {
                IncidentId sibling = keys.open(key);
                if (sibling != null) {
                    names.addAll(names(row(sibling)));
                }
            }
        }
        return names;
    }

    private Collection<?> names(IncidentId id) {
        Row row = rows.get(id);
        return row == null ? Set.of(id) : names(row);
    }

    /** What is locked for an incident: its deduplication keys, and where it has none, its id. */
    private static Collection<?> names(Row row) {
        return row.keys().isEmpty() ? Set.of(row.id()) : row.keys();
    }

    @Override
    public ChangeResult change(IncidentId id, ChangeDecision decision) {
        return alone(id, row -> row == null ? new ChangeResult.Unknown(id) : changed(row, decision));
    }

    private ChangeResult changed(Row was, ChangeDecision decision) {
        try {
            return new ChangeResult.Committed(change(was, decision));
        } catch (KnownOutcome known) {
            return new ChangeResult.Stale(was.id());
        }
    }

    private Change change(Row was, ChangeDecision decision) {
        Change change = decision.decide(was.incident(), siblings(was));
        store(was, was.after(change), change);
        return change;
    }

    @Override
    public MergeResult merge(IncidentId duplicate, IncidentId into, PairDecision decision) {
        return together(List.of(duplicate, into), () -> {
            for (IncidentId id : List.of(duplicate, into)) {
                if (!rows.containsKey(id)) {
                    return new MergeResult.Unknown(id);
                }
            }
            return merge(row(duplicate), row(into), decision);
        });
    }

    private MergeResult merge(Row duplicate, Row into, PairDecision decision) {
        MergeChange change = decision.decide(duplicate.incident(), into.incident(), siblings(duplicate, into.id()));
        Row silenced = duplicate.after(change.duplicate());
        Row kept = into.after(change.into());
        synchronized (latch) {
            keys.check(silenced, Set.of());
            keys.check(kept, silenced.incident().isOpen() ? Set.of() : Set.of(silenced.id()));
            outbox.check(change.duplicate());
            outbox.check(change.into());
            put(duplicate, silenced, change.duplicate());
            put(into, kept, change.into());
        }
        return new MergeResult.Committed(change);
    }

    /** Does something while nobody else changes an incident, or one with the same deduplication key. */
    <T> T alone(IncidentId id, Function<@Nullable Row, T> work) {
        return incidentLocks.locked(() -> names(id), () -> work.apply(rows.get(id)));
    }

    /** The same for several incidents. */
    <T> T together(List<IncidentId> all, Supplier<T> work) {
        return incidentLocks.locked(
                () -> all.stream().flatMap(id -> names(id).stream()).collect(Collectors.toSet()), work);
    }

    private Row row(IncidentId id) {
        return Objects.requireNonNull(rows.get(id));
    }

    private Siblings siblings(Row row) {
        return siblings(row, row.id());
    }

    private Siblings siblings(Row row, IncidentId but) {
        for (DeduplicationKey key : row.keys()) {
            IncidentId open;
            synchronized (latch) {
                open = keys.open(key);
            }
            if (open != null && !open.equals(row.id()) && !open.equals(but)) {
                return new Siblings(open, null);
            }
        }
        return Siblings.NONE;
    }

    /** Stores what was decided, all or nothing: whatever may fail comes first. */
    private void store(Row was, Row is, Change change) {
        synchronized (latch) {
            keys.check(is, Set.of());
            outbox.check(change);
            put(was, is, change);
        }
    }

    private void put(Row was, Row is, Change change) {
        replace(was, is);
        due.succeeded(is.id());
        outbox.add(change);
    }

    void replace(@Nullable Row was, Row is) {
        if (was == null) {
            ids.add(is.id());
        }
        rows.put(is.id(), is);
        keys.replace(was, is);
        due.replace(was, is);
    }

    /** Does something while nobody reports or changes what is about to be put on record. */
    <T> T alone(List<Row> all, Supplier<T> work) {
        return intakeLocks.locked(
                () -> all.stream().flatMap(row -> row.intakes().stream()).collect(Collectors.toSet()),
                () -> incidentLocks.locked(
                        () -> all.stream().flatMap(row -> names(row).stream()).collect(Collectors.toSet()), work));
    }

    /** Puts a row in as it is, or refuses it. */
    void restore(Row row) {
        for (IntakeId intake : row.intakes()) {
            if (intakes.containsKey(intake)) {
                throw new IllegalStateException("Intake " + intake + " of incident " + row.id()
                        + " belongs to incident " + intakes.get(intake) + "; allowed: intakes that are new");
            }
        }
        keys.check(row, Set.of());
        replace(null, row);
        row.intakes().forEach(intake -> intakes.put(intake, row.id()));
    }

    /** Removes what is stored of an incident; the latch is held. */
    void remove(Row row) {
        rows.remove(row.id());
        ids.remove(row.id());
        keys.remove(row);
        due.remove(row);
        due.succeeded(row.id());
        row.intakes().forEach(intakes::remove);
    }

    @Override
    public DueResult changeDue(Instant now, int limit, ChangeDecision decision) {
        if (limit < 1) {
            throw new InvalidInputException("limit", String.valueOf(limit), "1 and more");
        }
        List<Change> changes = new ArrayList<>();
        List<DueResult.SetAside> setAside = new ArrayList<>();
        List<IncidentId> taken;
        synchronized (latch) {
            taken = due.take(now, limit);
        }
        try {
            for (IncidentId id : taken) {
                alone(id, row -> row != null && row.isDue(now) && tick(row, now, decision, changes, setAside));
            }
        } finally {
            synchronized (latch) {
                due.putBack(taken);
            }
        }
        synchronized (latch) {
            return new DueResult(changes, setAside, due.hasDue(now));
        }
    }

    private boolean tick(
            Row row, Instant now, ChangeDecision decision, List<Change> changes, List<DueResult.SetAside> setAside) {
        try {
            return changes.add(change(row, decision));
        } catch (RuntimeException failure) {
            int failures = setAside(row, now);
            return setAside.add(
                    new DueResult.SetAside(row.id(), failures, DueResult.SetAside.retryAt(now, failures), failure));
        } catch (Error fatal) {
            setAside(row, now);
            throw fatal;
        }
    }

    private int setAside(Row row, Instant now) {
        synchronized (latch) {
            int failures = due.failed(row.id());
            replace(row, row.wakingAt(DueResult.SetAside.retryAt(now, failures)));
            return failures;
        }
    }

    @Override
    public Optional<Instant> nextDue() {
        synchronized (latch) {
            return due.next();
        }
    }

    @Override
    public Optional<Incident> find(IncidentId id) {
        return Optional.ofNullable(rows.get(id)).map(Row::incident);
    }

    @Override
    public List<TimelineEntry> timeline(IncidentId id) {
        Row row = rows.get(id);
        return row == null ? List.of() : row.timeline();
    }

    @Override
    public IncidentPage search(IncidentQuery query) {
        IncidentQuery.Order order = query.order();
        IncidentCursor behind = query.behind();
        Stream<Row> listed;
        if (order == IncidentQuery.Order.ID) {
            NavigableSet<IncidentId> rest = behind == null ? ids : ids.tailSet(behind.id(), false);
            listed =
                    rest.stream().flatMap(id -> Stream.ofNullable(rows.get(id))).filter(row -> isListed(row, query));
        } else {
            Comparator<IncidentCursor> comparator = order.comparator();
            listed = rows.values().stream()
                    .filter(row -> isListed(row, query))
                    .filter(row -> behind == null || comparator.compare(behind, place(order, row)) < 0)
                    .sorted(Comparator.comparing(row -> place(order, row), comparator));
        }
        List<Row> page = listed.limit(query.limit() + 1L).toList();
        boolean more = page.size() > query.limit();
        List<Row> shown = more ? page.subList(0, query.limit()) : page;
        return new IncidentPage(
                shown.stream().map(Row::incident).toList(), more ? place(order, shown.get(shown.size() - 1)) : null);
    }

    private static boolean isListed(Row row, IncidentQuery query) {
        return query.filter().accepts(row.incident(), row.deadline())
                && (query.order() != IncidentQuery.Order.URGENT || row.deadline() != null);
    }

    private static IncidentCursor place(IncidentQuery.Order order, Row row) {
        return order.place(row.incident(), row.deadline());
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
        synchronized (latch) {
            return new StoreStatus("memory", due.backlog(now), due.failing(), outbox.backlog(now), outbox.givenUp());
        }
    }
}
