package io.incidentengine.examples.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the rows of many incidents into the one order in which they happened. */
final class Chronicle {
    /**
     * One row, when its turn comes.
     *
     * @param at when it is taken; later than the row's own time only where that would run back
     * @param row the row
     * @param before the row before it of the same incident, absent for the first
     */
    record Step(Instant at, LogRow row, @Nullable LogRow before) {
        /** Whether the row's own time lies before that of a row ahead of it. */
        boolean isMoved() {
            return at.isAfter(row.updatedAt());
        }
    }

    private Chronicle() {}

    /**
     * The steps by time, those of one instant in the order of the rows given.
     *
     * <p>The rows of an incident keep their order, which is the file's: {@code sys_mod_count} is wrong on the first row
     * of some. A row that claims to be older than the one before it is taken at that one's time, as it would arrive in
     * life.
     */
    static List<Step> of(List<LogRow> rows) {
        Map<String, Step> latest = new HashMap<>();
        List<Step> steps = new ArrayList<>(rows.size());
        for (LogRow row : rows) {
            Step last = latest.get(row.number());
            Instant at = last != null && last.at().isAfter(row.updatedAt()) ? last.at() : row.updatedAt();
            Step step = new Step(at, row, last == null ? null : last.row());
            latest.put(row.number(), step);
            steps.add(step);
        }
        steps.sort(Comparator.comparing(Step::at));
        return steps;
    }
}
