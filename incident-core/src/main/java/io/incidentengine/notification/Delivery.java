package io.incidentengine.notification;

import java.util.List;

/**
 * A message and what has become of it so far.
 *
 * @param message the message
 * @param state how far it is
 * @param attempts what was tried, the first attempt first
 */
public record Delivery(Message message, State state, List<Attempt> attempts) {
    /** Copies the attempts. */
    public Delivery {
        attempts = List.copyOf(attempts);
    }

    /** How far a message is. */
    public enum State {
        /** Waiting to be sent, for the first time or again. */
        QUEUED,
        /** A provider took it. */
        SENT,
        /** Refused for good. */
        REFUSED,
        /** Nobody knows whether it was sent. */
        AMBIGUOUS
    }
}
