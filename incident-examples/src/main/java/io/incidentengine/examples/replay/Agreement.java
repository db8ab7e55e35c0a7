package io.incidentengine.examples.replay;

import io.incidentengine.sla.Verdict;
import java.util.Optional;

/** How far the log's own verdict, {@code made_sla}, agrees with the engine's verdict on the closing clock. */
final class Agreement {
    private final long[][] incidents = new long[2][2];

    /** Counts an incident; one that the engine has not judged yet is not compared. */
    void add(boolean made, Optional<Verdict> verdict) {
        verdict.ifPresent(judged -> incidents[made ? 0 : 1][judged.isBreach() ? 1 : 0]++);
    }

    /** How many incidents the log has as made, or missed, and the engine as met, or breached. */
    long of(boolean made, boolean met) {
        return incidents[made ? 0 : 1][met ? 0 : 1];
    }

    long agreed() {
        return of(true, true) + of(false, false);
    }

    long compared() {
        return agreed() + of(true, false) + of(false, true);
    }
}
