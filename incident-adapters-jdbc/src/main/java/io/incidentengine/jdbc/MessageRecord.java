package io.incidentengine.jdbc;

import io.incidentengine.document.DocumentForm;
import io.incidentengine.notification.Attempt;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Delivery.State;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.News;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is on record of a message, as it is read for a journal. */
record MessageRecord(
        long number,
        Message message,
        State state,
        List<Attempt> attempts,
        List<News> news,
        @Nullable Long overtakenBy) {
    static final String COLUMNS = "m.number, m.message, m.state, m.attempts, m.news, m.overtaken_by";

    static MessageRecord read(ResultSet row) throws SQLException {
        long later = row.getLong("overtaken_by");
        Long overtakenBy = row.wasNull() ? null : Long.valueOf(later);
        return new MessageRecord(
                row.getLong("number"),
                Json.read(DocumentForm.MESSAGE, row.getString("message")),
                State.valueOf(row.getString("state")),
                Json.readAll(DocumentForm.ATTEMPT, row.getString("attempts")),
                Json.readAll(DocumentForm.NEWS, row.getString("news")),
                overtakenBy);
    }

    Delivery delivery(@Nullable Delivery by) {
        return new Delivery(message, state, attempts, news, by);
    }
}
