package io.incidentengine.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to send a message, and its outcome.
 *
 * @param number 1 for the first
 * @param at when it ended
 * @param result how it ended
 * @param bundle the key of the message that was sent for this one and others together (S32); {@code null} if it was sent
 *     by itself
 */
public record Attempt(
        int number, Instant at, SendResult result, @Nullable String bundle) {
    /**
     * An attempt of a message by itself.
     *
     * @param number 1 for the first
     * @param at when it ended
     * @param result how it ended
     */
    public Attempt(int number, Instant at, SendResult result) {
        this(number, at, result, null);
    }
}
