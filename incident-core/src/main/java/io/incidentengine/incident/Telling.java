package io.incidentengine.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has been told in this cycle, as far as it decides what is told next (R27–R29, S23).
 *
 * @param informed the 'first in scope' rules that have applied in this cycle, in that order
 * @param anchor the initial notification, or the last time progress was due; {@code null} before
 * @param lastProgress when progress was last recorded; {@code null} before
 * @param note what was recorded then; empty before
 * @param reminded the due time of which the handler was reminded last; {@code null} before
 */
public record Telling(
        List<String> informed,
        @Nullable Instant anchor,
        @Nullable Instant lastProgress,
        String note,
        @Nullable Instant reminded) {
    static final Telling NOTHING = new Telling(List.of(), null, null, "", null);

    /** Copies the list. */
    public Telling {
        informed = List.copyOf(informed);
    }

    /**
     * Where the cadence of progress stands.
     *
     * @return the initial notification, or the last time progress was due
     */
    public Optional<Instant> cadence() {
        return Optional.ofNullable(anchor);
    }

    /**
     * When progress was last recorded.
     *
     * @return the instant, or empty
     */
    public Optional<Instant> progress() {
        return Optional.ofNullable(lastProgress);
    }

    /** Tells whether nobody has recorded progress since the cadence began, or progress was last due (S23). */
    boolean isSilent() {
        return lastProgress == null || (anchor != null && lastProgress.isBefore(anchor));
    }

    Telling informed(String rule, Instant at) {
        List<String> all = new ArrayList<>(informed);
        all.add(rule);
        return new Telling(all, anchor == null ? at : anchor, lastProgress, note, reminded);
    }

    Telling fellDue(Instant at) {
        return new Telling(informed, at, lastProgress, note, reminded);
    }

    /** What is recorded late, and took effect before what is known already, is not the latest. */
    Telling progressed(Instant at, String what) {
        return lastProgress != null && at.isBefore(lastProgress)
                ? this
                : new Telling(informed, anchor, at, what, reminded);
    }

    Telling remindedOf(Instant due) {
        return new Telling(informed, anchor, lastProgress, note, due);
    }
}
