package io.incidentengine.notification;

import java.time.Instant;

/**
 * A task that was handed out to one caller for the length of a lease (S27).
 *
 * @param task what is to be done
 * @param token the fencing token: every claim of a task has a higher one than those before, so that whoever comes back
 *     late is told from whoever holds the task now
 * @param since since when the task waits, which is its place among the others: who {@linkplain
 *     io.incidentengine.port.Outbox#release gives it back} as of then leaves it where it was
 */
public record Claim(OutboxTask task, long token, Instant since) {
    /**
     * The name of what was claimed.
     *
     * @return the task's key
     */
    public String key() {
        return task.key();
    }
}
