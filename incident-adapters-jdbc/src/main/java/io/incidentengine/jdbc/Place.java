package io.incidentengine.jdbc;

import io.incidentengine.model.Time;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Lane;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a row waits: the columns that each table of tasks has.
 *
 * @param lane the lane; {@code null} if it does not wait
 * @param since since when it waits, which is its place among the others; a lease leaves it as it is
 * @param ready from when on it may be handed out: {@link #AT_ONCE} for what was never put back, the time until which it
 *     was put back, or the end of its lease
 * @param leased whether {@code ready} is the end of a lease
 * @param token the fencing token of the latest claim: it grows with each, and when news makes a claim worthless
 */
record Place(@Nullable String lane, long since, long ready, boolean leased, long token) {
    /** Due for every clock, even one that has stepped backward (S4). */
    static final long AT_ONCE = Micros.of(Time.EARLIEST);

    static final String COLUMNS = "lane, since, ready, leased, token";

    /** Of what is new. */
    static Place in(Lane lane, Instant since) {
        return new Place(lane.name(), Micros.of(since), AT_ONCE, false, 0);
    }

    static Place read(ResultSet row) throws SQLException {
        return new Place(
                row.getString("lane"),
                row.getLong("since"),
                row.getLong("ready"),
                row.getBoolean("leased"),
                row.getLong("token"));
    }

    /** The same lane, from another instant on. */
    Place putBack(Instant until) {
        return new Place(lane, Micros.of(until), Micros.of(until), false, token);
    }

    Place left() {
        return new Place(null, since, ready, false, token);
    }

    /** Tells whether nobody has claimed it since. */
    boolean isHeldBy(Claim claim) {
        return token == claim.token();
    }
}
