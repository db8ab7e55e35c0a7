package io.incidentengine.testkit;

import io.incidentengine.model.PersonId;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.News;
import io.incidentengine.notification.News.Status;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a peer will tell of a message that it took.
 *
 * @param happens how long after the message it happens
 * @param told how long after the message the engine hears of it
 * @param status what is told
 * @param person who acknowledged; {@code null} if nobody did
 * @param detail what else is told; may be empty
 */
record LaterNews(
        Duration happens,
        Duration told,
        Status status,
        @Nullable PersonId person,
        String detail) {

    static LaterNews of(Status status, Duration happens, String detail) {
        return new LaterNews(happens, happens, status, null, detail);
    }

    static LaterNews acknowledged(PersonId person, Duration happens) {
        return new LaterNews(happens, happens, Status.ACKNOWLEDGED, person, "");
    }

    LaterNews toldAfter(Duration other) {
        return new LaterNews(happens, other, status, person, detail);
    }

    News of(Message message, Instant sent) {
        Instant at = sent.plus(happens);
        return new News(new News.Key(message.key()), status, at, News.sequenceOf(at), person, detail);
    }
}
