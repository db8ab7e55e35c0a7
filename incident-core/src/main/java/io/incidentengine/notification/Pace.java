package io.incidentengine.notification;

import io.incidentengine.model.Severity;
import io.incidentengine.model.Time;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a message may be held back: decides what is to be done with it when its turn has come, a pure function over what went
 * to the same people before, and the present (S32).
 *
 * @param limit how many may go to the same people; {@code null} for any number
 * @param quiet when its readers are not to be disturbed; {@code null} for never
 * @param latest until when it may be held back, so that it can be proven in time; {@code null} for as long as need be
 */
public record Pace(
        @Nullable RateLimit limit,
        @Nullable QuietHours quiet,
        @Nullable Instant latest) {
    /** Nothing holds it back. */
    public static final Pace FREE = new Pace(null, null, null);

    /** What is to be done with a message whose turn has come. */
    public sealed interface Turn {}

    /** It is sent. */
    public record Alone() implements Turn {}

    /** It is sent as one with all that waits for the same people. */
    public record Together() implements Turn {}

    /**
     * It waits.
     *
     * @param until until when
     */
    public record Held(Instant until) implements Turn {}

    /**
     * The limit that an attempt is held to.
     *
     * @param attempt which attempt it would be, 1 for the first
     * @return the limit; empty if it does not matter what went to the same people before
     */
    public Optional<RateLimit> limitOf(int attempt) {
        return attempt > 1 ? Optional.empty() : Optional.ofNullable(limit);
    }

    /**
     * Decides. Retries do not wait for room, as they had theirs; they go together, so that what failed together does not
     * come back one by one.
     *
     * @param severity how grave it is
     * @param zone where it is read
     * @param attempt which attempt it would be, 1 for the first
     * @param begun when messages for the same people began their way within the window of the {@linkplain #limitOf limit},
     *     as many as it has, the newest first
     * @param now the present
     * @return what is to be done
     */
    public Turn turn(Severity severity, ZoneId zone, int attempt, List<Instant> begun, Instant now) {
        Instant until = quietUntil(severity, zone, now).orElse(null);
        if (until != null && isHeld(until, now)) {
            return new Held(until(until));
        }
        if (limit == null) {
            return new Alone();
        }
        if (attempt > 1) {
            return new Together();
        }
        int room = limit.messages();
        Instant next = now;
        for (Instant at : begun) {
            Instant end = Time.plus(at, limit.window());
            if (end.isAfter(now) && !at.isAfter(now)) { // a clock that steps backward delays nothing (S4)
                room--;
                next = end;
            }
        }
        if (room > 1) {
            return new Alone();
        }
        return room < 1 && isHeld(next, now) ? new Held(until(next)) : new Together();
    }

    private Optional<Instant> quietUntil(Severity severity, ZoneId zone, Instant now) {
        return quiet == null || quiet.exempt().contains(severity) ? Optional.empty() : quiet.end(now, zone);
    }

    private boolean isHeld(Instant until, Instant now) {
        return until(until).isAfter(now);
    }

    private Instant until(Instant until) {
        return latest != null && latest.isBefore(until) ? latest : until;
    }
}
