package io.incidentengine.sla;

import io.incidentengine.model.PauseReason;
import io.incidentengine.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a clock's ledger in which nothing changed (S7).
 *
 * @param from where it begins
 * @param to where it ends, exclusive; {@code null} while it lasts
 * @param state whether its time counts
 * @param severity the severity by which the clock was judged
 * @param target the target in force; {@code null} if there was none at that severity
 * @param limit how much time the whole run may take, as judged in this segment; {@code null} if there was no target
 * @param pauses the reasons for which the clock was paused, or that of the merged incident, sorted; empty if it was not
 */
public record Segment(
        Instant from,
        @Nullable Instant to,
        State state,
        Severity severity,
        @Nullable Target target,
        @Nullable Duration limit,
        List<PauseReason> pauses) {
    /** Copies the reasons. */
    public Segment {
        pauses = List.copyOf(pauses);
    }

    /**
     * Where it ends.
     *
     * @return the instant, or empty while it lasts
     */
    public Optional<Instant> end() {
        return Optional.ofNullable(to);
    }

    /**
     * The calendar that counts its time.
     *
     * @return the target's calendar, or around the clock where there is no target
     */
    public ServiceCalendar calendar() {
        return target == null ? ServiceCalendar.always() : target.calendar();
    }

    /**
     * Tells whether its time counts.
     *
     * @return false if it is left out or paused
     */
    public boolean counts() {
        return state == State.RUNNING || state == State.HELD || state == State.INHERITED;
    }

    /** Whether the clock itself stands still, and not only that of a merged incident did. */
    boolean standsStill() {
        return state == State.LEFT_OUT || state == State.PAUSED;
    }

    /** The calendar time within it; zero while it lasts. */
    Duration length() {
        return to == null ? Duration.ZERO : calendar().measure(from, to);
    }

    Segment as(State other) {
        return new Segment(from, to, other, severity, target, limit, pauses);
    }

    boolean endsBefore(Instant instant) {
        return to != null && to.isBefore(instant);
    }

    /** Whether the time of a segment counts. */
    public enum State {
        /** It counts. */
        RUNNING,
        /** The clock stood still, but the stop was undone, and the time in between counts (S13). */
        HELD,
        /** The clock stood still, and the time in between does not count (R25). */
        LEFT_OUT,
        /** The clock was paused (S8). */
        PAUSED,
        /** It counts: it passed for an incident that was merged into this one later (S16). */
        INHERITED,
        /** It does not count: an incident that was merged into this one later stood still (S16). */
        INHERITED_STANDSTILL
    }
}
