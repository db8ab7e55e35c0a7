package io.incidentengine.jdbc;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.Incident;
import io.incidentengine.incident.Intake;
import io.incidentengine.incident.MergeChange;
import io.incidentengine.incident.Siblings;
import io.incidentengine.incident.TimelineEntry;
import io.incidentengine.model.DeduplicationKey;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
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
import io.incidentengine.port.ReportBatch;
import io.incidentengine.port.ReportDecision;
import io.incidentengine.port.ReportResult;
import io.incidentengine.port.StoreStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Incidents in a relational database, for one node or many: nodes share nothing but the database. Thread-safe.
 *
 * <p>Each call is one transaction: one of its own, which is tried again if the database gives it up because others were in
 * the way, or part of one of the host ({@link #within}, {@link #joining}). A decision runs while the rows that it is about are locked, so it must be what it is said to be: a function that
 * calls nobody, least of all this store.
 *
 * <p>A store that finds, when it looks for what is due, that the tables have been brought up to a version that it does not
 * know does nothing from then on but throw {@link StorageException}.
 */
public final class JdbcIncidentStore implements IncidentStore {
    private final Database database;
    private final JdbcSchema schema;
    private final Incidents incidents;
    private final Keys keys;
    private final Mentions mentions;
    private final Reporting reporting;
    private final JdbcOutbox outbox;
    private final JdbcArchive archive;
    private final Census census;
    private final JdbcPolicies policies;

    JdbcIncidentStore(Database database) {
        this.database = database;
        this.schema = JdbcSchema.of(database);
        this.incidents = new Incidents(database);
        this.keys = new Keys(database);
        this.mentions = new Mentions(database.tables);
        Intakes intakes = new Intakes(database);
        this.reporting = new Reporting(incidents, keys, intakes);
        this.outbox = new JdbcOutbox(database);
        this.archive = new JdbcArchive(database, incidents, keys, mentions, intakes);
        this.census = new Census(database, incidents);
        this.policies = new JdbcPolicies(database);
    }

    /**
     * A store on a database, with the {@linkplain JdbcTables#STANDARD usual} names of tables.
     *
     * @param source the database; a pool of connections
     * @return the store
     * @throws StorageException if the database cannot be used, or has no tables of the right version
     */
    public static JdbcIncidentStore on(DataSource source) {
        return on(source, JdbcTables.STANDARD);
    }

    /**
     * A store on a database.
     *
     * @param source the database; a pool of connections
     * @param tables how the tables are called
     * @return the store
     * @throws StorageException if the database cannot be used, or has no tables of the right version
     */
    public static JdbcIncidentStore on(DataSource source, JdbcTables tables) {
        Database database = Database.of(source, tables);
        JdbcSchema.of(database).validate();
        return new JdbcIncidentStore(database);
    }

    /**
     * The same store, which takes part in the transactions of a host's transaction manager.
     *
     * @param current the connection of the transaction that the calling thread is in; empty outside of one, where the store
     *     begins one of its own. The store neither commits nor closes it. On MariaDB and MySQL it must be READ COMMITTED,
     *     which it is not unless that is set: the store refuses another one with an {@link InvalidInputException}
     * @return a store on the same tables
     */
    public JdbcIncidentStore joining(Supplier<Optional<Connection>> current) {
        return new JdbcIncidentStore(database.joining(current));
    }

    /**
     * Does something with this store in a transaction of the host: what the block changes is stored when the host commits,
     * and gone when it rolls back. Only what is done on the calling thread is part of it.
     *
     * @param connection the connection of the transaction, with auto-commit off, and READ COMMITTED on MariaDB and MySQL; the
     *     store neither commits nor closes it
     * @param block what to do
     * @return what the block returns
     * @param <T> the type of that
     * @throws InvalidInputException if the connection commits by itself, or would not see what others commit
     */
    public <T> T within(Connection connection, Supplier<T> block) {
        return database.within(Required.value("connection", connection), Required.value("block", block));
    }

    /**
     * The policies in the same tables, which are asked for on the host's connection where the store works on that.
     *
     * @return always the same
     */
    public JdbcPolicies policies() {
        return policies;
    }

    @Override
    public ReportResult report(Intake intake, Instant again, Duration lookBack, ReportDecision decision) {
        return reportAll(List.of(new Arrival(intake, again, lookBack, decision)))
                .get(0);
    }

    @Override
    public List<ReportResult> reportAll(List<Arrival> arrivals) {
        return database.transaction(sql -> {
            ReportBatch batch = reporting.decide(sql, arrivals);
            List<Step> steps = batch.altered().stream()
                    .map(altered -> new Step(altered.was(), altered.change()))
                    .toList();
            store(sql, steps, batch.changes());
            return batch.results();
        });
    }

    private void store(Sql sql, List<Step> steps) throws SQLException {
        store(sql, steps, steps.stream().map(Step::change).toList());
    }

    /** Stores each step, and what was told on the way there. */
    private void store(Sql sql, List<Step> steps, List<Change> told) throws SQLException {
        Writes writes = new Writes(sql, database.dialect, steps.size() == 1);
        outbox.add(sql, writes, told);
        incidents.store(writes, steps.stream().map(Step::change).toList());
        keys.move(sql, writes, steps);
        mentions.add(writes, steps);
        writes.send();
    }

    @Override
    public ChangeResult change(IncidentId id, ChangeDecision decision) {
        try {
            return database.transaction(sql -> {
                Incident was = incidents.lock(sql, id);
                return was == null
                        ? new ChangeResult.Unknown(id)
                        : new ChangeResult.Committed(change(sql, was, decision));
            });
        } catch (KnownOutcome known) {
            return new ChangeResult.Stale(id);
        }
    }

    private Change change(Sql sql, Incident was, ChangeDecision decision) throws SQLException {
        Change change = decision.decide(was, siblings(sql, was, was.id()));
        store(sql, List.of(new Step(was, change)));
        return change;
    }

    /**
     * The other incident that is open for a key of this one, if there is one; it stays so until the transaction ends. An
     * incident that is open itself holds all of its keys.
     */
    private Siblings siblings(Sql sql, Incident was, IncidentId but) throws SQLException {
        if (was.isOpen()) {
            return Siblings.NONE;
        }
        Siblings found = Siblings.NONE;
        for (DeduplicationKey key : sorted(was.registration().keys())) {
            IncidentId open = keys.lock(sql, key);
            if (open != null && !open.equals(but)) {
                found = new Siblings(open, null);
            }
        }
        return found;
    }

    private static List<DeduplicationKey> sorted(List<DeduplicationKey> keys) {
        return keys.stream()
                .sorted(Comparator.comparing(DeduplicationKey::value))
                .toList();
    }

    @Override
    public MergeResult merge(IncidentId duplicate, IncidentId into, PairDecision decision) {
        return database.transaction(sql -> {
            boolean inOrder = duplicate.value().compareTo(into.value()) <= 0;
            Incident first = incidents.lock(sql, inOrder ? duplicate : into);
            Incident second = incidents.lock(sql, inOrder ? into : duplicate);
            Incident silenced = inOrder ? first : second;
            Incident kept = inOrder ? second : first;
            if (silenced == null || kept == null) {
                return new MergeResult.Unknown(silenced == null ? duplicate : into);
            }
            MergeChange change = decision.decide(silenced, kept, siblings(sql, silenced, kept.id()));
            store(sql, List.of(new Step(silenced, change.duplicate()), new Step(kept, change.into())));
            return new MergeResult.Committed(change);
        });
    }

    @Override
    public DueResult changeDue(Instant now, int limit, ChangeDecision decision) {
        if (limit < 1) {
            throw new InvalidInputException("limit", String.valueOf(limit), "1 and more");
        }
        database.<Integer>query(schema::watch);
        return new DueBatch(database, incidents, now, limit).run(new DueBatch.Tick() {
            @Override
            public Change decide(Sql sql, Incident was) throws SQLException {
                Change change = decision.decide(was, siblings(sql, was, was.id()));
                change.refuseUnlessFollowing(was.id(), was.trace().sequence());
                return change;
            }

            @Override
            public void store(Sql sql, List<Incident> was, List<Change> changes) throws SQLException {
                List<Step> steps = new ArrayList<>();
                for (int i = 0; i < changes.size(); i++) {
                    steps.add(new Step(was.get(i), changes.get(i)));
                }
                JdbcIncidentStore.this.store(sql, steps);
            }
        });
    }

    @Override
    public Optional<Instant> nextDue() {
        return database.query(sql -> {
            schema.watch(sql);
            return incidents.nextDue(sql);
        });
    }

    @Override
    public Optional<Incident> find(IncidentId id) {
        return database.query(sql -> incidents.find(sql, id));
    }

    @Override
    public List<TimelineEntry> timeline(IncidentId id) {
        return database.query(sql -> incidents.timeline(sql, id));
    }

    @Override
    public IncidentPage search(IncidentQuery query) {
        return database.query(sql -> Search.page(sql, database.tables, query));
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
        return database.query(sql -> new StoreStatus(
                sql.product() + ", schema version " + schema.watch(sql),
                census.due(sql, now),
                census.setAside(sql),
                outbox.backlog(sql, now),
                census.givenUp(sql)));
    }
}
