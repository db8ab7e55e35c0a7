package io.incidentengine.internal;

import io.incidentengine.notification.SendResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of one attempt at a task, or at several together. Of one lane, so that only one thread has it at a time. */
final class Attempted {
    final SendResult result;
    final Instant at;
    private final Runnable whenStored;
    private int left;
    private @Nullable Instant together;

    /** With the result, when it came, of how many tasks, and what to do when it is stored of all of them. */
    Attempted(SendResult result, Instant at, int tasks, Runnable whenStored) {
        this.result = result;
        this.at = at;
        this.left = tasks;
        this.whenStored = whenStored;
    }

    /** When a task is tried again: what was tried together is so again, whatever each of them alone would wait. */
    @Nullable
    Instant together(@Nullable Instant retryAt) {
        together = together == null ? retryAt : together;
        return retryAt == null ? null : together;
    }

    /** It is stored of one of them. */
    void stored() {
        if (--left == 0) {
            whenStored.run();
        }
    }
}
