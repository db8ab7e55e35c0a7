package io.incidentengine.port;

import io.incidentengine.incident.Change;
import io.incidentengine.incident.Incident;
import org.jspecify.annotations.Nullable;

/** What became of a report. */
public sealed interface ReportResult {
    /**
     * The incident that the report belongs to, as it is now.
     *
     * @return the state
     */
    Incident incident();

    /**
     * It opened an incident.
     *
     * @param change what was stored
     * @param before what was stored of the incident that had been open for the same fault and has closed by now;
     *     {@code null} if there was none
     */
    record Opened(Change change, @Nullable Change before) implements ReportResult {
        @Override
        public Incident incident() {
            return change.incident();
        }
    }

    /**
     * It became a further complaint of an open incident (S25).
     *
     * @param change what was stored
     */
    record Attached(Change change) implements ReportResult {
        @Override
        public Incident incident() {
            return change.incident();
        }
    }

    /**
     * Its intake id was known: nothing was stored.
     *
     * @param incident the incident that it had gone to
     */
    record Known(Incident incident) implements ReportResult {}
}
