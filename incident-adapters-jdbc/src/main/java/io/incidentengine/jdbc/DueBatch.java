package io.incidentengine.jdbc;

import io.incidentengine.incident.Change;
import io.incidentengine.model.IncidentId;
import io.incidentengine.port.DueResult;
import io.incidentengine.port.DueResult.SetAside;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes incidents that are due: all of them in one transaction, and if that fails, one after the other, so that the one
 * to blame is found and set aside (S22). What other nodes have locked is left to them.
 */
final class DueBatch {
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
        Change decide(Sql sql, Stored was) throws SQLException;

        void store(Sql sql, List<Stored> was, List<Change> changes) throws SQLException;
    }

    /** What became of some incidents. */
    private static final class Outcome {
        final List<Stored> was = new ArrayList<>();
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
            outcome = database.transaction(sql -> change(sql, tick, limit));
        } catch (RuntimeException notTogether) {
            if (database.isJoined()) {
                throw notTogether;
            }
            outcome = oneByOne(tick);
            outcome.more = outcome.taken == limit
                    && database.transaction(
                            sql -> !incidents.lockDue(sql, now, 1).isEmpty());
        }
        if (outcome.fatal != null) {
            throw outcome.fatal;
        }
        return new DueResult(outcome.changes, outcome.setAside, outcome.more);
    }

    /** One more than are changed is locked, to see whether there are more. */
    private Outcome change(Sql sql, Tick tick, int most) throws SQLException {
        Outcome outcome = new Outcome();
        List<Stored> due = incidents.lockDue(sql, now, most == Integer.MAX_VALUE ? most : most + 1);
        outcome.taken = Math.min(due.size(), most);
        outcome.more = due.size() > most;
        for (Stored was : due.subList(0, outcome.taken)) {
            try {
                Change change = tick.decide(sql, was);
                outcome.was.add(was);
                outcome.changes.add(change);
            } catch (RuntimeException failure) {
                outcome.setAside.add(setAside(sql, was, failure));
            } catch (Error fatal) {
                setAside(sql, was, new IllegalStateException(fatal));
                outcome.fatal = fatal;
                break;
            }
        }
        tick.store(sql, outcome.was, outcome.changes);
        return outcome;
    }

    private SetAside setAside(Sql sql, Stored was, RuntimeException cause) throws SQLException {
        int failures = was.failures() + 1;
        Instant retryAt = SetAside.retryAt(now, failures);
        incidents.setAside(sql, was.id(), retryAt, failures);
        return new SetAside(was.id(), failures, retryAt, cause);
    }

    private Outcome oneByOne(Tick tick) {
        Outcome all = new Outcome();
        while (all.taken < limit && all.fatal == null) {
            IncidentId[] tried = new IncidentId[1];
            try {
                Outcome one = database.transaction(sql -> change(sql, remembering(tick, tried), 1));
                if (one.taken == 0) {
                    break;
                }
                all.changes.addAll(one.changes);
                all.setAside.addAll(one.setAside);
                all.fatal = one.fatal;
            } catch (RuntimeException failure) {
                IncidentId id = tried[0];
                if (id == null) {
                    throw failure;
                }
                database.transaction(sql -> {
                    Stored was = incidents.lock(sql, id);
                    return was != null && all.setAside.add(setAside(sql, was, failure));
                });
            }
            all.taken++;
        }
        return all;
    }

    private static Tick remembering(Tick tick, @Nullable IncidentId[] tried) {
        return new Tick() {
            @Override
            public Change decide(Sql sql, Stored was) throws SQLException {
                tried[0] = was.id();
                return tick.decide(sql, was);
            }

            @Override
            public void store(Sql sql, List<Stored> was, List<Change> changes) throws SQLException {
                tick.store(sql, was, changes);
            }
        };
    }
}
