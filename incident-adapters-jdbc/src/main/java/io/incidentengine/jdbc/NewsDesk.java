package io.incidentengine.jdbc;

import io.incidentengine.document.DocumentForm;
import io.incidentengine.notification.News;
import io.incidentengine.notification.News.Reception;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Takes in what is said of messages after they were sent; what is said of a bundle is said of each message in it. */
final class NewsDesk {
    private final Conversation conversation;
    private final ProviderNames names;
    private final Proofs proofs;
    private final String meant;
    private final String lock;
    private final String save;

    NewsDesk(JdbcTables tables, Conversation conversation, ProviderNames names, Proofs proofs) {
        this.conversation = conversation;
        this.names = names;
        this.proofs = proofs;
        meant = tables.in("SELECT id, number, incident_id FROM {message} WHERE id = ? UNION SELECT m.id, m.number,"
                + " m.incident_id FROM {bundle} b JOIN {message} m ON m.id = b.message_id WHERE b.bundle_id = ?"
                + " ORDER BY number");
        lock = tables.in("SELECT id, first_id, news FROM {message} WHERE id = ? FOR UPDATE");
        save = tables.in("UPDATE {message} SET news = ? WHERE id = ?");
    }

    private static final class Meant {
        final byte[] id;
        final String incident;

        Meant(ResultSet row) throws SQLException {
            id = row.getBytes("id");
            incident = row.getString("incident_id");
        }
    }

    private static final class Row {
        final byte[] id;
        final byte[] first;
        final List<News> news;

        Row(ResultSet row) throws SQLException {
            id = row.getBytes("id");
            first = row.getBytes("first_id");
            news = Json.readAll(DocumentForm.NEWS, row.getString("news"));
        }
    }

    /** Keeps news with all messages that are meant; the best that became of it. */
    Reception record(Sql sql, News news, Instant now) throws SQLException {
        byte[] about = names.find(sql, news.about());
        if (about == null) {
            return Reception.UNKNOWN;
        }
        List<Meant> messages = sql.list(meant, Meant::new, about, about);
        conversation.lock(
                sql, new TreeSet<>(messages.stream().map(each -> each.incident).toList()));
        Reception reception = Reception.UNKNOWN;
        for (Meant message : messages) {
            Row row = sql.first(lock, Row::new, new @Nullable Object[] {message.id});
            Reception one = row == null ? Reception.UNKNOWN : record(sql, row, news, now);
            reception = one.compareTo(reception) < 0 ? one : reception;
        }
        return reception;
    }

    private Reception record(Sql sql, Row row, News news, Instant now) throws SQLException {
        if (row.news.contains(news)) {
            return Reception.KNOWN;
        }
        boolean late = row.news.stream().anyMatch(other -> other.sequence() > news.sequence());
        row.news.add(news);
        sql.update(save, Json.writeAll(DocumentForm.NEWS, row.news), row.id);
        if (news.status() == News.Status.ACKNOWLEDGED) {
            proofs.wake(sql, List.of(new Proofs.Woken(row.first, now)));
            return Reception.RECORDED;
        }
        if (news.status() == News.Status.FAILED && !late) {
            proofs.wakeIfObliged(sql, List.of(new Proofs.Woken(row.first, now)));
        }
        return late ? Reception.LATE : Reception.RECORDED;
    }
}
