package io.incidentengine.sla;

import static io.incidentengine.model.Time.GRAIN;

import io.incidentengine.model.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One run of a clock: its ledger, and every figure that follows from it (S7). An immutable value.
 *
 * <p>A run ends for good when a stop is not undone; the next start or restart begins another (S9, S14).
 */
public final class ClockRun {
    private final ClockKey key;
    private final List<Segment> segments;
    private final @Nullable Instant stopped;
    private final End end;
    private final Undoings undoings;
    private final List<Adoption> adoptions;
    private final List<Reign> reigns;
    private final @Nullable Breach breach;

    ClockRun(
            ClockKey key,
            List<Segment> segments,
            @Nullable Instant stopped,
            End end,
            Undoings undoings,
            List<Adoption> adoptions,
            List<Reign> reigns) {
        this.key = key;
        this.segments = List.copyOf(segments);
        this.stopped = stopped;
        this.end = end;
        this.undoings = undoings;
        this.adoptions = adoptions;
        this.reigns = reigns;
        this.breach = end == End.CANCELLED ? null : findBreach();
    }

    /** How a run ended. */
    enum End {
        /** It has not. */
        OPEN,
        /** By a stop that can be undone. */
        PROVISIONAL,
        /** For good. */
        FINAL,
        /** A change of severity began another (S9), or the clocks of another incident took its place (S16). */
        REPLACED,
        /** It was withdrawn as a mistake. */
        CANCELLED
    }

    /** When, and by what, it came out that the time of a held segment counts after all. */
    record Undoing(Instant at, BreachCause cause) {}

    /** Finds what undid the stop that held a segment. */
    interface Undoings {
        Undoing of(Segment held);
    }

    /**
     * The name of this run.
     *
     * @return milestone, cycle and epoch
     */
    public ClockKey key() {
        return key;
    }

    /**
     * Where it began.
     *
     * @return the origin
     */
    public Instant origin() {
        return segments.get(0).from();
    }

    /**
     * The ledger: stretches without a gap from the origin on.
     *
     * @return at least one segment; the last one is open while the clock has not stopped
     */
    public List<Segment> segments() {
        return segments;
    }

    /**
     * When it stopped.
     *
     * @return the instant, or empty while it has not
     */
    public Optional<Instant> stoppedAt() {
        return Optional.ofNullable(stopped);
    }

    /**
     * When it was, or will be, breached if nothing else happens.
     *
     * @return the breach, or empty if it stopped in time or stands still
     */
    public Optional<Breach> breach() {
        return Optional.ofNullable(breach);
    }

    /**
     * Tells whether a stop in time is only provisional as long as the incident is neither confirmed nor closed.
     *
     * @return true if what stopped it can be undone
     */
    public boolean isProvisional() {
        return end == End.PROVISIONAL;
    }

    /**
     * Tells whether the run has no meaning: withdrawn as a mistake, or replaced by a restarted one or by those of another
     * incident before it was breached (S10).
     *
     * @return true if no verdict will come of it
     */
    public boolean isVoided() {
        return end == End.CANCELLED || (end == End.REPLACED && breach == null);
    }

    /**
     * Tells whether somebody stopped it: not if a change of severity began another run in its place, or the clocks of another
     * incident took it, or the incident was withdrawn.
     *
     * @return true if it is stopped, and so
     */
    public boolean isStoppedByPeople() {
        return end == End.PROVISIONAL || end == End.FINAL;
    }

    /** Tells whether it is neither stopped nor breached at an instant. */
    boolean runsInTime(Instant at) {
        return (stopped == null || at.isBefore(stopped))
                && (breach == null || breach.at().isAfter(at));
    }

    /**
     * The calendar time that has counted up to an instant.
     *
     * @param now the instant
     * @return zero or more
     */
    public Duration elapsed(Instant now) {
        Duration sum = Duration.ZERO;
        for (Segment segment : segments) {
            if (!segment.from().isBefore(now)) {
                break;
            }
            if (segment.counts()) {
                Instant end = segment.to();
                Instant to = end == null || end.isAfter(now) ? now : end;
                sum = sum.plus(segment.calendar().measure(segment.from(), to));
            }
        }
        return sum;
    }

    /**
     * The target in force at an instant, with what a change of severity left it at least (S9).
     *
     * @param now the instant
     * @return the target, or empty if there was none
     */
    public Optional<Target> target(Instant now) {
        Segment segment = segmentAt(now);
        return Optional.ofNullable(segment.limit()).map(limit -> new Target(limit, segment.calendar()));
    }

    /**
     * What the clock shows.
     *
     * @param now the instant
     * @param settled whether the incident is confirmed or closed, so that a provisional stop has become final (S13)
     * @return the reading
     */
    public Reading reading(Instant now, boolean settled) {
        Instant stop = stopped != null && !stopped.isAfter(now) ? stopped : null;
        Duration elapsed = elapsed(now);
        if (breach != null && !breach.at().isAfter(now)) {
            return new Reading.Breached(elapsed, breach.at(), breach.deadline(), breach.cause(), stop);
        }
        Segment last = segmentAt(now);
        Duration limit = last.limit();
        boolean voided = isVoided() && (stop != null || end == End.CANCELLED);
        if (voided || limit == null) {
            return new Reading.Voided(elapsed);
        }
        if (stop != null) {
            Instant deadline = last.calendar().add(stop, limit.minus(elapsed));
            return isProvisional() && !settled
                    ? new Reading.Provisional(elapsed, stop, deadline)
                    : new Reading.Met(elapsed, stop, deadline);
        }
        Duration remaining = limit.minus(elapsed);
        if (!last.counts()) {
            return new Reading.Paused(elapsed, remaining, standingStillSince(last), last.pauses());
        }
        return new Reading.Running(elapsed, remaining, last.calendar().add(Time.later(now, last.from()), remaining));
    }

    /**
     * When a share of the target in force has elapsed (S20), counted backward from the deadline: where the calendar is
     * closed in between, not before it opens again.
     *
     * @param percent 1 to 100
     * @return the instant, past or ahead, or empty if it is not reached
     */
    public Optional<Instant> whenElapsed(int percent) {
        return Optional.ofNullable(
                crossing(limit -> limit.multipliedBy(percent).dividedBy(100).truncatedTo(ChronoUnit.MICROS), true));
    }

    /**
     * When so much is left of the target in force (S20), counted backward from the deadline through the calendar: one
     * hour before Monday 10:00 is Monday 09:00, though the same hour is left since Friday's closing.
     *
     * @param remaining what is left; if it is more than the whole target, the origin
     * @return the instant, past or ahead, or empty if it is not reached
     */
    public Optional<Instant> whenRemaining(Duration remaining) {
        return Optional.ofNullable(crossing(limit -> limit.minus(remaining), true));
    }

    /**
     * When so much calendar time has passed since the breach (S20).
     *
     * @param after zero for the breach itself
     * @return the instant, past or ahead, or empty if the clock stops before or is not breached
     */
    public Optional<Instant> whenOverdue(Duration after) {
        if (breach == null) {
            return Optional.empty();
        }
        if (after.isZero()) {
            return Optional.of(breach.at());
        }
        Duration amount = breach.elapsed().plus(after);
        return Optional.ofNullable(crossing(limit -> amount, false)).map(at -> Time.later(at, breach.at()));
    }

    /**
     * When the elapsed time, as it was known then, reaches an amount that depends on the limit in force: inherited time
     * counts from the merge on. The last such instant, if backward.
     */
    private @Nullable Instant crossing(UnaryOperator<Duration> amount, boolean backward) {
        Duration elapsed = Duration.ZERO;
        for (Segment segment : segments) {
            if (!segment.counts() || segment.state() == Segment.State.INHERITED) {
                continue;
            }
            elapsed = elapsed.plus(Adoption.at(segment.from(), adoptions));
            Duration limit = segment.limit();
            if (limit != null) {
                Duration missing = amount.apply(limit).minus(elapsed);
                Instant at = missing.isNegative()
                        ? segment.from()
                        : segment.calendar().add(segment.from(), missing);
                if (backward) {
                    Instant deadline = segment.calendar().add(segment.from(), limit.minus(elapsed));
                    Duration remaining = limit.minus(amount.apply(limit));
                    at = Time.later(at, segment.calendar().add(deadline, Duration.ZERO.minus(remaining)));
                }
                if (!segment.endsBefore(at)) {
                    return segment.state() == Segment.State.HELD
                            ? undoings.of(segment).at()
                            : at;
                }
            }
            elapsed = elapsed.plus(segment.length());
        }
        return null;
    }

    private @Nullable Breach findBreach() {
        Duration elapsed = Duration.ZERO;
        Reign before = null;
        for (Segment segment : segments) {
            if (!segment.counts() || segment.state() == Segment.State.INHERITED) {
                continue;
            }
            Reign reign = reigns.isEmpty() ? null : Reign.at(segment.from(), reigns);
            boolean migrated = before != null && !before.equals(reign);
            before = reign;
            Duration brought = Adoption.at(segment.from(), adoptions);
            elapsed = elapsed.plus(brought);
            Duration limit = segment.limit();
            if (limit != null) {
                Duration remaining = limit.minus(elapsed);
                if (remaining.isNegative()) {
                    // A clock that is late without what a merge brought takes nothing from it (S16).
                    BreachCause late = migrated ? BreachCause.MIGRATED : BreachCause.RECLASSIFIED;
                    BreachCause cause = brought.isZero() ? late : BreachCause.MERGED;
                    return new Breach(segment.from(), whenCounted(limit), cause, elapsed);
                }
                Instant deadline = segment.calendar().add(segment.from(), remaining);
                if (deadline.isBefore(segment.end().orElse(Time.LATEST))) {
                    return breach(segment, deadline, limit);
                }
            }
            elapsed = elapsed.plus(segment.length());
        }
        return null;
    }

    private Breach breach(Segment segment, Instant deadline, Duration limit) {
        if (segment.state() == Segment.State.HELD) {
            Undoing undoing = undoings.of(segment);
            return new Breach(undoing.at(), deadline, undoing.cause(), elapsed(undoing.at()));
        }
        return new Breach(deadline.plus(GRAIN), deadline, BreachCause.TIME_RAN_OUT, limit);
    }

    /** The last instant at which no more than so much time had counted, whichever target was in force. */
    private Instant whenCounted(Duration amount) {
        Duration missing = amount;
        for (Segment segment : segments) {
            if (segment.counts()) {
                Instant at = segment.calendar().add(segment.from(), missing);
                if (at.isBefore(segment.end().orElse(Time.LATEST))) {
                    return at;
                }
                missing = missing.minus(segment.length());
            }
        }
        return Time.LATEST;
    }

    private Instant standingStillSince(Segment last) {
        Instant since = last.from();
        for (int i = segments.indexOf(last) - 1; i >= 0 && segments.get(i).standsStill(); i--) {
            since = segments.get(i).from();
        }
        return since;
    }

    private Segment segmentAt(Instant now) {
        Segment found = segments.get(0);
        for (Segment segment : segments) {
            if (segment.from().isAfter(now)) {
                break;
            }
            found = segment;
        }
        return found;
    }

    @Override
    public String toString() {
        return key + " since " + origin() + " " + segments;
    }
}
