package io.incidentengine.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt at a task ended, and whether there is to be another (S28, S30).
 *
 * @param claim the claim of the message or the offer that was tried
 * @param result how it ended
 * @param at when it ended
 * @param retryAt when to try again; {@code null} for never
 */
public record Ended(
        Claim claim,
        SendResult result,
        Instant at,
        @Nullable Instant retryAt) {}
