package io.incidentengine.examples.replay;

import io.incidentengine.examples.replay.LogRow.Features;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What a row tells beside its state: a line for the record, for which the engine has no command of its own. */
final class RowNews {
    private final StringJoiner news = new StringJoiner("; ");

    private RowNews() {}

    /** What differs from the row before; empty if nothing does, or for the first row, which the report tells. */
    static String of(LogRow row, @Nullable LogRow before) {
        return before == null ? "" : new RowNews().compare(row, before);
    }

    private String compare(LogRow row, LogRow before) {
        if (row.state() == LogState.NEW && before.state() != LogState.NEW) {
            news.add("back to New");
        }
        if (row.state() == LogState.RESOLVED && before.state() == LogState.RESOLVED) {
            news.add("resolved again");
        }
        changed("group", before.handling().group(), row.handling().group());
        String gone = before.handling().assignee();
        if (gone != null && row.handling().assignee() == null && row.state() != LogState.NEW) {
            news.add("no longer assigned to " + gone);
        }
        changed("problem", before.handling().problemId(), row.handling().problemId());
        Features was = before.opening().features();
        Features is = row.opening().features();
        changed("category", was.category(), is.category());
        changed("subcategory", was.subcategory(), is.subcategory());
        changed("symptom", was.symptom(), is.symptom());
        changed("location", was.location(), is.location());
        return news.toString();
    }

    private void changed(String what, @Nullable String was, @Nullable String is) {
        if (!Objects.equals(was, is)) {
            news.add(what + ": " + shown(was) + " -> " + shown(is));
        }
    }

    private static String shown(@Nullable String value) {
        return value == null ? "none" : value;
    }
}
