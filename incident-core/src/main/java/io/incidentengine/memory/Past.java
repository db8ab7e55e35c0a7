package io.incidentengine.memory;

import io.incidentengine.incident.TimelineEntry;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A timeline as it grows: what was there before, and what one change added. Adding costs the same however long it is.
 *
 * @param before what was there before; {@code null} at the beginning
 * @param added what was added, at least one entry
 * @param size how many entries there are in all
 */
record Past(@Nullable Past before, List<TimelineEntry> added, int size) {

    static Past beginning(List<TimelineEntry> entries) {
        return new Past(null, entries, entries.size());
    }

    Past with(List<TimelineEntry> entries) {
        return new Past(this, entries, size + entries.size());
    }

    /** All entries in order; immutable. */
    List<TimelineEntry> entries() {
        TimelineEntry[] all = new TimelineEntry[size];
        for (Past past = this; past != null; past = past.before) {
            int at = past.size - past.added.size();
            for (TimelineEntry entry : past.added) {
                all[at++] = entry;
            }
        }
        return List.copyOf(Arrays.asList(all));
    }
}
