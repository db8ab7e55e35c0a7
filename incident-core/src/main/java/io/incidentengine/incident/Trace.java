package io.incidentengine.incident;

import java.time.Instant;

/**
 * How far an incident's history has come.
 *
 * @param sequence the number of its last timeline entry
 * @param recordedAt when that was recorded; the engine's time never runs back behind it (S4)
 */
public record Trace(long sequence, Instant recordedAt) {}
