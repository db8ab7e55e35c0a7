package io.incidentengine.jdbc;

import io.incidentengine.model.ChannelType;
import io.incidentengine.notification.Bundle;
import io.incidentengine.notification.Claim;
import io.incidentengine.notification.Lane;
import io.incidentengine.notification.OutboxTask;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Messages that are sent as one (S32): which claims belong together, and when people were last sent something over a
 * channel, where a bundle counts once.
 */
final class Bundles {
    private final Messages messages;
    private final String others;
    private final String bind;
    private final String of;
    private final String begin;
    private final String begun;
    private final String latest;

    Bundles(JdbcTables tables, Messages messages) {
        this.messages = messages;
        others = tables.in("SELECT id, token, since, " + Messages.TASK + " FROM {message} WHERE route = ? AND id <> ?"
                + " AND lane IS NOT NULL AND (ready <= ? OR leased = FALSE AND attempt_count = attempts_before)"
                + " ORDER BY since, number LIMIT ? FOR UPDATE SKIP LOCKED");
        bind = tables.in(
                "INSERT INTO {bundle} (message_id, token, bundle_id, bundle_key, begun) VALUES (?, ?, ?, ?, FALSE)");
        of = tables.in(
                "SELECT bundle_key FROM {bundle} WHERE message_id = ? AND token = ? ORDER BY number DESC LIMIT 1");
        begin = tables.in("UPDATE {bundle} SET begun = TRUE WHERE bundle_id = ? AND begun = FALSE");
        begun = tables.in("INSERT INTO {begun} (route, at) VALUES (?, ?)");
        latest = tables.in("SELECT b.at FROM {message} m LEFT JOIN {begun} b ON b.route = m.route AND b.at > ?"
                + " WHERE m.id = ? ORDER BY b.at DESC LIMIT ?");
    }

    /** Leases what is to be told together with a message, and binds all to a bundle. */
    List<Claim> bundle(Sql sql, Claim claim, Instant now, int limit, Instant until) throws SQLException {
        MessageRow first = messages.lock(sql, List.of(claim)).get(0);
        if (!first.waitsFor(claim)) {
            return List.of();
        }
        Lane lane = Lane.of(new ChannelType(first.channel));
        List<byte[]> unreadable = new ArrayList<>(0);
        List<Leased<OutboxTask>> found = sql
                .list(
                        others,
                        row -> Queue.read(row, lane, Messages::task, unreadable),
                        first.route,
                        first.id,
                        Micros.of(now),
                        limit)
                .stream()
                .flatMap(Optional::stream)
                .toList();
        messages.queue.putOff(sql, unreadable, now);
        if (found.isEmpty()) {
            return List.of();
        }
        messages.queue.lease(sql, found, until);
        List<Claim> claims =
                found.stream().map(other -> other.claim(other.task)).toList();
        bind(sql, Stream.concat(Stream.of(claim), claims.stream()).toList());
        return claims;
    }

    private void bind(Sql sql, List<Claim> claims) throws SQLException {
        String key = Bundle.key(claims.stream().map(Claim::key).toList());
        List<@Nullable Object[]> rows = new ArrayList<>(claims.size());
        for (Claim claim : claims) {
            rows.add(new @Nullable Object[] {Key.of(claim.key()), claim.token(), Key.of(key), key});
        }
        sql.batch(bind, rows);
    }

    /** The key of the bundle for which a claim was made; {@code null} for none. */
    @Nullable
    String of(Sql sql, Claim claim) throws SQLException {
        return sql.first(of, row -> row.getString("bundle_key"), Key.of(claim.key()), claim.token());
    }

    /** The first attempt of a message, in a bundle or alone. */
    record Begun(MessageRow message, Instant at, @Nullable String bundle) {}

    /** Takes in first attempts, those of a bundle as one. */
    void begin(Sql sql, List<Begun> all) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>(all.size());
        for (Begun one : all) {
            if (one.bundle == null || sql.update(begin, new @Nullable Object[] {Key.of(one.bundle)}) > 0) {
                rows.add(new @Nullable Object[] {one.message.route, Micros.of(one.at)});
            }
        }
        sql.batch(begun, rows);
    }

    /** When the last first attempts for the readers of a message were made, the newest first. */
    List<Instant> begun(Sql sql, Claim claim, Instant since, int count) throws SQLException {
        List<Optional<Instant>> rows = sql.list(
                latest,
                row -> Optional.ofNullable(Micros.nullable(row, "at")),
                Micros.of(since),
                Key.of(claim.key()),
                count);
        if (rows.isEmpty()) {
            throw Refusal.unknown("message", claim.key());
        }
        return rows.stream().flatMap(Optional::stream).toList();
    }
}
