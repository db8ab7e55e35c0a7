package io.incidentengine.incident;

/**
 * Where an incident stands in its life; transfers and pauses are told apart from it. The table of transitions is
 * {@link Transitions}.
 */
public enum IncidentStatus {
    /** Recorded, nobody handles it yet. */
    REPORTED,
    /** An engineer handles it. */
    IN_PROGRESS,
    /** The service is back, the incident is not yet resolved. */
    RECOVERED,
    /** Resolved, waiting for the reporter. */
    RESOLVED,
    /** The reporter has confirmed that it is resolved. */
    CONFIRMED,
    /** Done; only the after-care goes on. */
    CLOSED,
    /** Withdrawn as a mistake. */
    CANCELLED;

    /**
     * Tells whether the incident still has to be handled.
     *
     * @return false once it is closed or cancelled
     */
    public boolean isOpen() {
        return this != CLOSED && this != CANCELLED;
    }

    /**
     * Tells whether what stopped its clocks can no longer be undone (S13).
     *
     * @return true once it is confirmed or closed
     */
    public boolean isSettled() {
        return this == CONFIRMED || this == CLOSED;
    }
}
