package io.incidentengine.jdbc;

import io.incidentengine.document.DocumentForm;
import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Attempt;
import io.incidentengine.notification.Delivery.State;
import io.incidentengine.notification.Ended;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.OfferRecord;
import io.incidentengine.notification.OutboxTask;
import io.incidentengine.notification.ProblemOffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of offers to problem management: how they are made, settled and listed. */
final class Offers {
    final Queue queue;
    private final String insert;
    private final String find;
    private final String lock;
    private final String save;
    private final String list;

    Offers(Database database) {
        JdbcTables tables = database.tables;
        queue = new Queue(database, "offer", "", "offer, attempts");
        insert = tables.in(
                "INSERT INTO {offer} (id, incident_id, offer, state, attempts, lane, since, ready, leased, token)"
                        + " VALUES (?, ?, ?, 'QUEUED', '[]', ?, ?, ?, FALSE, 0)");
        find = tables.in("SELECT offer FROM {offer} WHERE id = ?");
        lock = tables.in("SELECT " + Sending.COLUMNS + " FROM {offer} WHERE id = ? FOR UPDATE");
        save = tables.in(
                "UPDATE {offer} SET state = ?, attempts = ?, lane = ?, since = ?, ready = ?, leased = ? WHERE id = ?");
        list = tables.in("SELECT offer, state, attempts FROM {offer} WHERE incident_id = ? ORDER BY number");
    }

    /** An offer that waits since an instant. */
    record Made(ProblemOffer offer, Instant since) {}

    static OutboxTask task(ResultSet row) throws SQLException {
        return new OutboxTask.HandOver(offer(row), attempts(row).size() + 1);
    }

    private static ProblemOffer offer(ResultSet row) throws SQLException {
        return Json.read(DocumentForm.OFFER, row.getString("offer"));
    }

    private static List<Attempt> attempts(ResultSet row) throws SQLException {
        return Json.readAll(DocumentForm.ATTEMPT, row.getString("attempts"));
    }

    /** Puts in those whose keys are new; refuses those whose keys others have. */
    void insert(Sql sql, Writes writes, List<Made> all) {
        writes.insert(insert, all, Offers::row, known -> {
            ProblemOffer offer = known.offer();
            if (!offer.equals(sql.first(find, Offers::offer, new @Nullable Object[] {Key.of(offer.key())}))) {
                throw Refusal.taken("offer", offer.key());
            }
        });
    }

    private static @Nullable Object[] row(Made made) {
        ProblemOffer offer = made.offer();
        Place place = Place.in(Lane.PROBLEM_MANAGEMENT, made.since());
        return new @Nullable Object[] {
            Key.of(offer.key()),
            offer.incident().value(),
            Json.write(DocumentForm.OFFER, offer),
            place.lane(),
            place.since(),
            place.ready()
        };
    }

    boolean settle(Sql sql, Ended ended) throws SQLException {
        String key = ended.claim().key();
        Sending row = sql.first(lock, Sending::new, new @Nullable Object[] {Key.of(key)});
        if (row == null) {
            throw Refusal.unknown("message or offer", key);
        }
        boolean settled = row.settle(ended, null);
        Place place = row.place;
        sql.update(
                save,
                row.state.name(),
                row.attemptsAsText(),
                place.lane(),
                place.since(),
                place.ready(),
                place.leased(),
                row.id);
        return settled;
    }

    List<OfferRecord> of(Sql sql, IncidentId incident) throws SQLException {
        return sql.list(
                list,
                row -> new OfferRecord(offer(row), State.valueOf(row.getString("state")), attempts(row)),
                incident.value());
    }
}
