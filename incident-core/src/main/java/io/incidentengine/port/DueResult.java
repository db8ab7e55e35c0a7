package io.incidentengine.port;

import io.incidentengine.incident.Change;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What became of the incidents that were due.
 *
 * @param changes what was stored, in the order in which they were taken
 * @param setAside those whose decision failed
 * @param more whether more are due now
 */
public record DueResult(List<Change> changes, List<SetAside> setAside, boolean more) {
    /** Copies the lists. */
    public DueResult {
        changes = List.copyOf(changes);
        setAside = List.copyOf(setAside);
    }

    /**
     * An incident that could not be decided (S22).
     *
     * @param id the incident
     * @param failures how often in a row
     * @param retryAt when it is tried again
     * @param cause what was thrown
     */
    public record SetAside(IncidentId id, int failures, Instant retryAt, RuntimeException cause) {
        private static final Duration SHORTEST_BACK_OFF = Duration.ofMinutes(1);
        private static final Duration LONGEST_BACK_OFF = Duration.ofHours(1);

        /**
         * When an incident is tried again that has failed.
         *
         * @param now the present
         * @param failures how often in a row, 1 and more
         * @return the present plus a back-off that doubles from one minute to one hour
         */
        public static Instant retryAt(Instant now, int failures) {
            Duration wait = SHORTEST_BACK_OFF.multipliedBy(1L << Math.min(failures - 1, 6));
            return Time.plus(now, wait.compareTo(LONGEST_BACK_OFF) < 0 ? wait : LONGEST_BACK_OFF);
        }
    }
}
