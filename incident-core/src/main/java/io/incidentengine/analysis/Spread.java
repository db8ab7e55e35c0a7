package io.incidentengine.analysis;

import java.time.Duration;

/**
 * How durations are spread. Between two of them, percentiles lie by their distance, as in spreadsheets
 * ({@code PERCENTILE.INC}).
 *
 * @param count how many there are
 * @param median what half of them do not exceed; zero if there are none
 * @param ninetieth what 90 % of them do not exceed; zero if there are none
 * @param longest the longest; zero if there are none
 */
public record Spread(long count, Duration median, Duration ninetieth, Duration longest) {
    /** No duration at all. */
    public static final Spread NONE = new Spread(0, Duration.ZERO, Duration.ZERO, Duration.ZERO);
}
