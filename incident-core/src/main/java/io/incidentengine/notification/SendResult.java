package io.incidentengine.notification;

import java.time.Duration;

/** How one attempt to send a message ended, as the channel knows it (S28, S30). */
public sealed interface SendResult {

    /**
     * The provider took it.
     *
     * @param reference the provider's name for it; may be empty
     */
    record Accepted(String reference) implements SendResult {}

    /**
     * Not now: nothing was sent, and it may be tried again.
     *
     * @param reason why
     * @param after how long to wait at least; zero for as the engine sees fit
     */
    record RetryLater(String reason, Duration after) implements SendResult {}

    /**
     * Never: the address or the message is refused for good.
     *
     * @param reason why
     */
    record Rejected(String reason) implements SendResult {}

    /**
     * Nobody knows: the connection was lost, or no answer came in time.
     *
     * @param reason what happened
     */
    record Ambiguous(String reason) implements SendResult {}
}
