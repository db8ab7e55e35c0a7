package io.incidentengine.notification;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What is tried when a notification is not proven to have arrived, and how early (S29).
 *
 * @param percent when: the share of the time to the deadline, 1 to 99
 * @param way what is tried
 */
public record FallbackStep(int percent, Way way) {
    /** Checks the share. */
    public FallbackStep {
        if (percent < 1 || percent > 99) {
            throw new InvalidInputException("delivery.fallbacks percent", String.valueOf(percent), "1 to 99");
        }
        way = Required.value("delivery.fallbacks way", way);
    }

    Instant at(Instant from, Instant deadline) {
        long micros = ChronoUnit.MICROS.between(from, deadline);
        return from.plus(micros / 100 * percent + micros % 100 * percent / 100, ChronoUnit.MICROS);
    }

    /** What is tried. */
    public enum Way {
        /** The same people, over the next channel. */
        NEXT_CHANNEL,
        /** The next person of the audience, over all channels so far; if there is none, the fallback audience. */
        NEXT_PERSON
    }
}
