package io.incidentengine.port;

import io.incidentengine.model.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is due and waits. It is counted up to a bound, so that asking costs little however much there is.
 *
 * @param count how many, {@value #MOST} at most: as many, or more
 * @param since since when the first of them waits; {@code null} if there is none
 */
public record Backlog(int count, @Nullable Instant since) {
    /** How far is counted. */
    public static final int MOST = 10_000;

    /** Nothing waits. */
    public static final Backlog NONE = new Backlog(0, null);

    /** Refuses one that contradicts itself, and cuts its count. */
    public Backlog {
        if (count < 0 || (count == 0) != (since == null)) {
            throw new InvalidInputException("backlog", count + " since " + since, "none, or some since an instant");
        }
        count = Math.min(count, MOST);
    }

    /**
     * How long the first of them has waited.
     *
     * @param now the present
     * @return the time since then; zero if nothing waits, or if it waits since later by a clock that was ahead
     */
    public Duration age(Instant now) {
        return since == null || since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
    }
}
