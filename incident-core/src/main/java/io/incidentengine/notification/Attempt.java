package io.incidentengine.notification;

import java.time.Instant;

/**
 * One attempt to send a message, and its outcome.
 *
 * @param number 1 for the first
 * @param at when it ended
 * @param result how it ended
 */
public record Attempt(int number, Instant at, SendResult result) {}
