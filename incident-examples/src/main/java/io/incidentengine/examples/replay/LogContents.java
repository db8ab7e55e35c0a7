package io.incidentengine.examples.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A log that was read to its end, or to where it breaks off.
 *
 * @param name the file
 * @param rows the rows that can be used, in the order of the file
 * @param rejected the rows that cannot
 * @param brokenOff what ended it too early; {@code null} if nothing did
 */
record LogContents(
        String name,
        List<LogRow> rows,
        Rejections rejected,
        @Nullable LogDamage brokenOff) {

    /** Reads a log; of the rows that cannot be used, so many are kept with their reasons. */
    static LogContents read(EventLog log, int keptRejections) {
        List<LogRow> rows = new ArrayList<>();
        Rejections rejected = new Rejections(keptRejections);
        LogDamage brokenOff = null;
        while (log.hasNext()) {
            LogEntry entry = log.next();
            if (entry instanceof LogRow row) {
                rows.add(row);
            } else if (entry instanceof RejectedRow row) {
                rejected.add(row);
            } else if (entry instanceof LogDamage damage) {
                brokenOff = damage;
            }
        }
        return new LogContents(log.name(), rows, rejected, brokenOff);
    }

    /** What ended it too early. */
    Optional<LogDamage> damage() {
        return Optional.ofNullable(brokenOff);
    }

    /** Whether it is the excerpt that ships with the example, whose authors are known. */
    boolean isExcerpt() {
        return name.equals(EventLog.EXCERPT);
    }
}
