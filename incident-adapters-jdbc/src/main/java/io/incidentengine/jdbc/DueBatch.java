package io.incidentengine.jdbc;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.Incident;
import io.incidentengine.jdbc.Incidents.DueRow;
import io.incidentengine.port.DueResult;
import io.incidentengine.port.DueResult.SetAside;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes incidents that are due: all of them in one transaction, and if that fails, one after the other, so that the one
 * to blame is found and set aside (S22). What other nodes have locked is left to them. If it is the database that fails,
 * nobody is set aside for it.
 */
final class DueBatch {
    private static final Logger LOG = LoggerFactory.getLogger(DueBatch.class);

    private final Database database;
    private final Incidents incidents;
    private final Instant now;
    private final int limit;

    DueBatch(Database database, Incidents incidents, Instant now, int limit) {
        this.database = database;
        this.incidents = incidents;
        this.now = now;
        this.limit = limit;
    }

    /** What is done to each. */
    interface Tick {
        Change decide(Sql sql, Incident was) throws SQLException;

        void store(Sql sql, List<Incident> was, List<Change> changes) throws SQLException;
    }

    /** What became of some incidents. */
    private static final class Outcome {
        final List<Incident> was = new ArrayList<>();
        final List<Change> changes = new ArrayList<>();
        final List<SetAside> setAside = new ArrayList<>();

        @Nullable
        Error fatal;

        int taken;
        boolean more;
    }

    DueResult run(Tick tick) {
        Outcome outcome;
        try {
            outcome = database.transaction(sql -> together(sql, tick));
        } catch (RuntimeException notTogether) {
            if (database.isJoined() || isOutage(notTogether)) {
                throw notTogether;
            }
            LOG.warn("Incidents that are due cannot be changed together, and are now one by one", notTogether);
            outcome = oneByOne(tick);
        }
        if (outcome.fatal != null) {
            throw outcome.fatal;
        }
        return new DueResult(outcome.changes, outcome.setAside, outcome.more);
    }

    private static boolean isOutage(RuntimeException failure) {
        return failure instanceof StorageException storage && storage.isOutage();
    }

    /** One more than are changed is locked, to see whether there are more. */
    private Outcome together(Sql sql, Tick tick) throws SQLException {
        List<DueRow> due = incidents.lockDue(sql, now, limit == Integer.MAX_VALUE ? limit : limit + 1);
        Outcome outcome = decided(sql, tick, due.subList(0, Math.min(due.size(), limit)));
        outcome.more = due.size() > limit;
        tick.store(sql, outcome.was, outcome.changes);
        return outcome;
    }

    private Outcome decided(Sql sql, Tick tick, List<DueRow> due) throws SQLException {
        Outcome outcome = new Outcome();
        outcome.taken = due.size();
        for (DueRow row : due) {
            try {
                Incident was = row.incident();
                Change change = tick.decide(sql, was);
                outcome.was.add(was);
                outcome.changes.add(change);
            } catch (RuntimeException failure) {
                outcome.setAside.add(setAside(sql, row, failure));
            } catch (Error fatal) {
                setAside(sql, row, new IllegalStateException(fatal));
                outcome.fatal = fatal;
                break;
            }
        }
        return outcome;
    }

    private SetAside setAside(Sql sql, DueRow row, RuntimeException cause) throws SQLException {
        int failures = row.failures() + 1;
        Instant retryAt = SetAside.retryAt(now, failures);
        incidents.setAside(sql, row.id(), retryAt, failures);
        return new SetAside(row.id(), failures, retryAt, cause);
    }

    private Outcome oneByOne(Tick tick) {
        Outcome all = new Outcome();
        all.more = true;
        while (all.more && all.taken < limit && all.fatal == null) {
            Outcome one = database.transaction(sql -> first(sql, tick));
            all.taken += one.taken;
            all.changes.addAll(one.changes);
            all.setAside.addAll(one.setAside);
            all.fatal = one.fatal;
            all.more = one.more;
        }
        return all;
    }

    /** The first one alone: if it cannot be stored, it is set aside in the same transaction. */
    private Outcome first(Sql sql, Tick tick) throws SQLException {
        List<DueRow> due = incidents.lockDue(sql, now, 2);
        Outcome outcome = decided(sql, tick, due.subList(0, Math.min(due.size(), 1)));
        outcome.more = due.size() > 1;
        RuntimeException failure = sql.attempt(() -> tick.store(sql, outcome.was, outcome.changes));
        if (failure != null) {
            outcome.changes.clear();
            outcome.setAside.add(setAside(sql, due.get(0), failure));
        }
        return outcome;
    }
}
