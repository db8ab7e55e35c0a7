package io.incidentengine.examples.replay;

/**
 * A row that cannot be used, and why; the rows around it are not affected.
 *
 * @param line the line on which the row begins
 * @param reason what was found, and what is allowed
 */
record RejectedRow(long line, String reason) implements LogEntry {
    @Override
    public String toString() {
        return "line " + line + ": " + reason;
    }
}
