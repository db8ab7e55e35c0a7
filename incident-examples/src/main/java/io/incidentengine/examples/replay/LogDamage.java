package io.incidentengine.examples.replay;

/**
 * The point from which the file cannot be read any further, always the last entry; all rows before it have been read.
 *
 * @param line the first line that could not be read
 * @param reason which file, and what is wrong with it
 */
record LogDamage(long line, String reason) implements LogEntry {
    @Override
    public String toString() {
        return "line " + line + ": " + reason;
    }
}
