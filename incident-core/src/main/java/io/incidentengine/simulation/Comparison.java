package io.incidentengine.simulation;

import io.incidentengine.model.IncidentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a history came to under its own policy, and what it would have come to under another.
 *
 * @param begin when the history begins
 * @param end where it ends
 * @param own under its own policy, or policies
 * @param other under the other one
 * @param late clocks that are late under the other policy, and were not under their own
 * @param inTime clocks that were late under their own policy, and are not under the other
 */
public record Comparison(Instant begin, Instant end, Outcome own, Outcome other, List<Late> late, List<Late> inTime) {
    /** Copies the lists. */
    public Comparison {
        late = List.copyOf(late);
        inTime = List.copyOf(inTime);
    }

    /**
     * A milestone that an incident missed, once or more often.
     *
     * @param id the incident
     * @param milestone the milestone's name
     */
    public record Late(IncidentId id, String milestone) {}

    /**
     * How many of something there were in a week, on average.
     *
     * @param count how many there were in all
     * @return the average over the length of the history, which counts as a week at least
     */
    public double perWeek(long count) {
        double weeks = Duration.between(begin, end).toSeconds()
                / (double) Duration.ofDays(7).toSeconds();
        return count / Math.max(1, weeks);
    }
}
