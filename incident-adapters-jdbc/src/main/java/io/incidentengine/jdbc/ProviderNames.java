package io.incidentengine.jdbc;

import io.incidentengine.model.ChannelType;
import io.incidentengine.notification.Attempt;
import io.incidentengine.notification.News;
import io.incidentengine.notification.SendResult;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** By what names providers know messages and bundles; of two things with one name, the later is meant. */
final class ProviderNames {
    private final String insert;
    private final String find;
    private final String leave;
    private final String forget;
    private final String forgetBundle;

    ProviderNames(JdbcTables tables) {
        insert = tables.in("INSERT INTO {reference} (id, about_id) VALUES (?, ?)");
        leave = tables.in("DELETE FROM {bundle} WHERE message_id = ?");
        forget = tables.in("DELETE FROM {reference} WHERE id = ? AND about_id = ?");
        forgetBundle = forget + tables.in(" AND NOT EXISTS (SELECT 1 FROM {bundle} b WHERE b.bundle_id = ?)");
        find = tables.in("SELECT about_id FROM {reference} WHERE id = ? ORDER BY number DESC LIMIT 1");
    }

    private static byte[] id(ChannelType channel, String reference) {
        return Key.of(Json.texts(List.of(channel.name(), reference)));
    }

    /** How a provider calls what has a key. */
    record Named(ChannelType channel, String reference, String key) {}

    /** Keeps names. */
    void name(Sql sql, List<Named> all) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>(all.size());
        for (Named one : all) {
            rows.add(new @Nullable Object[] {id(one.channel, one.reference), Key.of(one.key)});
        }
        sql.batch(insert, rows);
    }

    /** The id of the message or the bundle that is meant; {@code null} if nothing has that name. */
    byte @Nullable [] find(Sql sql, News.About about) throws SQLException {
        if (about instanceof News.Reference named) {
            byte[] id = id(named.channel(), named.reference());
            return sql.first(find, row -> row.getBytes("about_id"), new @Nullable Object[] {id});
        }
        return Key.of(((News.Key) about).key());
    }

    /** From now on a message is known by its key alone, and belongs to no bundle. */
    void forget(Sql sql, byte[] message, ChannelType channel, List<Attempt> attempts) throws SQLException {
        sql.update(leave, new @Nullable Object[] {message});
        for (Attempt attempt : attempts) {
            if (attempt.result() instanceof SendResult.Accepted accepted) {
                byte[] name = id(channel, accepted.reference());
                sql.update(forget, name, message);
                if (attempt.bundle() != null) {
                    byte[] bundle = Key.of(attempt.bundle());
                    sql.update(forgetBundle, name, bundle, bundle);
                }
            }
        }
    }
}
