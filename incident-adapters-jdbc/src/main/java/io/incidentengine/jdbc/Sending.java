package io.incidentengine.jdbc;

import io.incidentengine.document.DocumentForm;
import io.incidentengine.notification.Attempt;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Delivery.State;
import io.incidentengine.notification.Ended;
import io.incidentengine.notification.SendResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row of a message or an offer while it is locked: what an attempt makes of it. */
class Sending {
    static final String COLUMNS = "id, state, attempts, " + Place.COLUMNS;

    final byte[] id;
    State state;
    Place place;

    private final List<Attempt> attempts;

    Sending(ResultSet row) throws SQLException {
        id = row.getBytes("id");
        state = State.valueOf(row.getString("state"));
        attempts = Json.readAll(DocumentForm.ATTEMPT, row.getString("attempts"));
        place = Place.read(row);
    }

    final int attempts() {
        return attempts.size();
    }

    final String attemptsAsText() {
        return Json.writeAll(DocumentForm.ATTEMPT, attempts);
    }

    /** Tells whether it is to be sent by whoever has this claim. */
    final boolean waitsFor(Claim claim) {
        return !isDone() && place.isHeldBy(claim);
    }

    final boolean isWaiting() {
        return place.lane() != null;
    }

    final void superseded() {
        done(State.SUPERSEDED);
    }

    private boolean isDone() {
        return state != State.QUEUED;
    }

    /** Takes in how an attempt ended, and tells whether that settles it. What was accepted is sent, whoever says so. */
    final boolean settle(Ended ended, @Nullable String bundle) {
        SendResult result = ended.result();
        attempts.add(new Attempt(attempts.size() + 1, ended.at(), result, bundle));
        if (result instanceof SendResult.Accepted && state != State.SENT) {
            boolean first = !isDone();
            done(State.SENT);
            return first;
        }
        if (!waitsFor(ended.claim())) {
            return false;
        }
        if (ended.retryAt() == null) {
            done(result instanceof SendResult.Ambiguous ? State.AMBIGUOUS : State.REFUSED);
        } else {
            place = place.putBack(ended.retryAt());
        }
        return true;
    }

    private void done(State end) {
        state = end;
        place = place.left();
    }
}
