package io.incidentengine.notification;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Time;
import java.time.Duration;
import java.time.Instant;

/**
 * How many messages may begin their way to the same people within a time (S32). The first of a window is never held
 * back. The last that has room takes along all that wait; what comes later waits for the next room, and is told together
 * then.
 *
 * @param messages how many, 1 to {@value #MOST}
 * @param window within which time
 */
public record RateLimit(int messages, Duration window) {
    /** The highest limit: an outbox remembers so many beginnings. */
    public static final int MOST = 100;

    /** Checks the figures. */
    public RateLimit {
        if (messages < 1 || messages > MOST) {
            throw new InvalidInputException("delivery.limits messages", String.valueOf(messages), "1 to " + MOST);
        }
        window = Time.positive("delivery.limits window", window);
    }

    /**
     * When the window begins that ends now.
     *
     * @param now the present
     * @return the instant; what happened at it is out of the window
     */
    public Instant since(Instant now) {
        return Time.plus(now, Duration.ZERO.minus(window));
    }
}
