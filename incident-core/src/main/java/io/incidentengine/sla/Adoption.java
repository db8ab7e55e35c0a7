package io.incidentengine.sla;

import java.time.Instant;

/**
 * An earlier origin that a merge brought to a running clock (S16).
 *
 * @param origin the earlier origin
 * @param since when it began to matter: at the merge, or when the clock ran again after it
 */
record Adoption(Instant origin, Instant since) {}
