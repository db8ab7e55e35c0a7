package io.incidentengine.examples.replay;

/** What the log has next: a row, a row that cannot be used, or damage that hides the rest. */
sealed interface LogEntry permits LogRow, RejectedRow, LogDamage {
    /** The line of the file on which it begins; the header is line 1. */
    long line();
}
