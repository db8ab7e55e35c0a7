package io.incidentengine.sla;

import java.time.Duration;
import java.time.Instant;

/**
 * The moment at which a clock is breached, past or still ahead, if nothing else happens (S3, S10).
 *
 * @param at the first instant at which it is overdue
 * @param deadline the last instant at which it would have been met
 * @param cause why
 * @param elapsed the time that has counted at that moment, from which rungs after the deadline are measured
 */
public record Breach(Instant at, Instant deadline, BreachCause cause, Duration elapsed) {}
