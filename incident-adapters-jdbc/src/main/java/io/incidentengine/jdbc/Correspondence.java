package io.incidentengine.jdbc;

import io.incidentengine.document.DocumentForm;
import io.incidentengine.document.Eraser;
import io.incidentengine.model.IncidentId;
import io.incidentengine.notification.Attempt;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.News;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.ProblemOffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All rows of what was told about an incident, as they are rewritten or removed once it is over. */
final class Correspondence {
    private final ProviderNames names;
    private final String quiet;
    private final String notifications;
    private final String messages;
    private final String offers;
    private final String rewriteNotification;
    private final String rewriteMessage;
    private final String rewriteOffer;
    private final String forgetRoute;
    private final String forgetBegun;
    private final List<String> removals;

    Correspondence(JdbcTables tables) {
        names = new ProviderNames(tables);
        quiet = tables.in("SELECT i.id FROM {incident} i WHERE i.id = ?" + nothingWaitsAbout("i.id"));
        String of = " WHERE incident_id = ? ORDER BY number FOR UPDATE";
        notifications = tables.in("SELECT id, notification, failures FROM {notification}" + of);
        messages = tables.in("SELECT id, route, message, attempts, news, given_up FROM {message}" + of);
        offers = tables.in("SELECT id, offer, attempts FROM {offer}" + of);
        rewriteNotification = tables.in("UPDATE {notification} SET notification = ?, failures = ? WHERE id = ?");
        rewriteMessage = tables.in("UPDATE {message} SET id = ?, message_key = ?, readers = ?, route = ?, message = ?,"
                + " attempts = ?, news = ?, given_up = ? WHERE id = ?");
        rewriteOffer = tables.in("UPDATE {offer} SET offer = ?, attempts = ? WHERE id = ?");
        forgetRoute = tables.in("DELETE FROM {begun} WHERE route = ? AND NOT EXISTS"
                + " (SELECT 1 FROM {message} m WHERE m.route = ? AND m.lane IS NOT NULL)");
        forgetBegun = tables.in("DELETE FROM {begun} WHERE route = ? AND at <= ?");
        removals = List.of(
                tables.in("DELETE FROM {message} WHERE incident_id = ?"),
                tables.in("DELETE FROM {notification} WHERE incident_id = ?"),
                tables.in("DELETE FROM {offer} WHERE incident_id = ?"));
    }

    /** The condition that nothing about the incident of a column waits, or is being sent. */
    static String nothingWaitsAbout(String column) {
        String none = " AND NOT EXISTS (SELECT 1 FROM ";
        String waiting = " w WHERE w.incident_id = " + column + " AND ";
        return none + "{notification}" + waiting + "(w.lane IS NOT NULL OR w.proof_lane IS NOT NULL))"
                + none + "{message}" + waiting + "w.lane IS NOT NULL)"
                + none + "{offer}" + waiting + "w.lane IS NOT NULL)";
    }

    boolean isBusy(Sql sql, IncidentId incident) throws SQLException {
        return sql.first(quiet, row -> row.getString(1), incident.value()) == null;
    }

    /** Reads all of it, and lets nobody else change it before the transaction ends. */
    Rows lock(Sql sql, IncidentId incident) throws SQLException {
        return new Rows(
                sql.list(notifications, Told::new, incident.value()),
                sql.list(messages, Sent::new, incident.value()),
                sql.list(offers, Offered::new, incident.value()));
    }

    void rewrite(Sql sql, Edits edits) throws SQLException {
        for (Sent message : edits.renamed) {
            names.forget(sql, message.id, message.message.channel(), message.attempts);
        }
        sql.batch(rewriteNotification, edits.notifications);
        sql.batch(rewriteMessage, edits.messages);
        sql.batch(rewriteOffer, edits.offers);
        for (byte[] route : edits.left) {
            sql.update(forgetRoute, route, route);
        }
    }

    /** Removes all of it, and when its readers were sent something, up to an instant. */
    void remove(Sql sql, IncidentId incident, Instant until) throws SQLException {
        for (Sent message : sql.list(messages, Sent::new, incident.value())) {
            names.forget(sql, message.id, message.message.channel(), message.attempts);
            sql.update(forgetBegun, message.route, Micros.of(until));
        }
        for (String removal : removals) {
            sql.update(removal, incident.value());
        }
    }

    private static final class Told {
        final byte[] id;
        final Notification notification;
        final List<String> failures;

        Told(ResultSet row) throws SQLException {
            id = row.getBytes("id");
            notification = Json.read(DocumentForm.NOTIFICATION, row.getString("notification"));
            failures = Json.texts(row.getString("failures"));
        }
    }

    private static final class Sent {
        final byte[] id;
        final byte[] route;
        final Message message;
        final List<Attempt> attempts;
        final List<News> news;
        final boolean isGivenUp;

        Sent(ResultSet row) throws SQLException {
            id = row.getBytes("id");
            route = row.getBytes("route");
            message = Json.read(DocumentForm.MESSAGE, row.getString("message"));
            attempts = Json.readAll(DocumentForm.ATTEMPT, row.getString("attempts"));
            news = Json.readAll(DocumentForm.NEWS, row.getString("news"));
            isGivenUp = row.getString("given_up") != null;
        }
    }

    private static final class Offered {
        final byte[] id;
        final ProblemOffer offer;
        final List<Attempt> attempts;

        Offered(ResultSet row) throws SQLException {
            id = row.getBytes("id");
            offer = Json.read(DocumentForm.OFFER, row.getString("offer"));
            attempts = Json.readAll(DocumentForm.ATTEMPT, row.getString("attempts"));
        }
    }

    /** What there is of one incident, in the order in which it was decided. */
    static final class Rows {
        private final List<Told> notifications;
        private final List<Sent> messages;
        private final List<Offered> offers;

        private Rows(List<Told> notifications, List<Sent> messages, List<Offered> offers) {
            this.notifications = notifications;
            this.messages = messages;
            this.offers = offers;
        }

        Eraser readBy(Eraser eraser) {
            Eraser reading = eraser.having(
                    DocumentForm.NOTIFICATION,
                    notifications.stream().map(told -> told.notification).toList());
            for (Sent sent : messages) {
                reading = reading.having(DocumentForm.MESSAGE, List.of(sent.message))
                        .having(DocumentForm.NEWS, sent.news);
            }
            return reading;
        }

        /** What changes if somebody is erased. */
        Edits erasedBy(Eraser eraser) {
            Edits edits = new Edits();
            notifications.forEach(told -> edits.erase(told, eraser));
            messages.forEach(sent -> edits.erase(sent, eraser));
            offers.forEach(offered -> edits.erase(offered, eraser));
            return edits;
        }
    }

    /** Rows as they are to be written. */
    static final class Edits {
        private final List<@Nullable Object[]> notifications = new ArrayList<>();
        private final List<@Nullable Object[]> messages = new ArrayList<>();
        private final List<@Nullable Object[]> offers = new ArrayList<>();
        private final List<Sent> renamed = new ArrayList<>();
        private final List<byte[]> left = new ArrayList<>();

        private Edits() {}

        boolean isEmpty() {
            return notifications.isEmpty() && messages.isEmpty() && offers.isEmpty();
        }

        private void erase(Told told, Eraser eraser) {
            Notification notification = eraser.erase(DocumentForm.NOTIFICATION, told.notification);
            List<String> failures = eraser.eraseAll(told.failures);
            if (!notification.equals(told.notification) || !failures.equals(told.failures)) {
                notifications.add(new @Nullable Object[] {
                    Json.write(DocumentForm.NOTIFICATION, notification), Json.texts(failures), told.id
                });
            }
        }

        private void erase(Sent sent, Eraser eraser) {
            Message message = eraser.erase(DocumentForm.MESSAGE, sent.message);
            List<Attempt> attempts = eraser.erase(DocumentForm.ATTEMPT, sent.attempts);
            List<News> news = eraser.erase(DocumentForm.NEWS, sent.news);
            if (message.equals(sent.message) && attempts.equals(sent.attempts) && news.equals(sent.news)) {
                return;
            }
            byte[] id = Key.of(message.key());
            if (!Arrays.equals(id, sent.id)) {
                renamed.add(sent);
            }
            byte[] route = Messages.route(message);
            if (!Arrays.equals(route, sent.route)) {
                left.add(sent.route);
            }
            messages.add(new @Nullable Object[] {
                id,
                message.key(),
                Json.texts(Messages.readers(message)),
                route,
                Json.write(DocumentForm.MESSAGE, message),
                Json.writeAll(DocumentForm.ATTEMPT, attempts),
                Json.writeAll(DocumentForm.NEWS, news),
                sent.isGivenUp ? MessageRow.beginning(message.key()) : null,
                sent.id
            });
        }

        private void erase(Offered offered, Eraser eraser) {
            ProblemOffer offer = eraser.erase(DocumentForm.OFFER, offered.offer);
            List<Attempt> attempts = eraser.erase(DocumentForm.ATTEMPT, offered.attempts);
            if (!offer.equals(offered.offer) || !attempts.equals(offered.attempts)) {
                offers.add(new @Nullable Object[] {
                    Json.write(DocumentForm.OFFER, offer), Json.writeAll(DocumentForm.ATTEMPT, attempts), offered.id
                });
            }
        }
    }
}
