package io.incidentengine.jdbc;

import io.incidentengine.model.ChannelType;
import io.incidentengine.notification.News;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** By what names providers know messages and bundles; of two things with one name, the later is meant. */
final class ProviderNames {
    private final String insert;
    private final String find;

    ProviderNames(JdbcTables tables) {
        insert = tables.in("INSERT INTO {reference} (id, about_id) VALUES (?, ?)");
        find = tables.in("SELECT about_id FROM {reference} WHERE id = ? ORDER BY number DESC LIMIT 1");
    }

    private static byte[] id(ChannelType channel, String reference) {
        return Key.of(Json.texts(List.of(channel.name(), reference)));
    }

    /** Keeps the name of what has a key. */
    void name(Sql sql, ChannelType channel, String reference, String key) throws SQLException {
        sql.update(insert, id(channel, reference), Key.of(key));
    }

    /** The id of the message or the bundle that is meant; {@code null} if nothing has that name. */
    byte @Nullable [] find(Sql sql, News.About about) throws SQLException {
        if (about instanceof News.Reference named) {
            byte[] id = id(named.channel(), named.reference());
            return sql.first(find, row -> row.getBytes("about_id"), new @Nullable Object[] {id});
        }
        return Key.of(((News.Key) about).key());
    }
}
