package io.incidentengine.incident;

import org.jspecify.annotations.Nullable;

/**
 * What a report changes, to be stored in one transaction.
 *
 * @param settled what time had done meanwhile to the incident that was open for the same fault, if that closed it, so
 *     that the report opens another; {@code null} in all other cases (S6)
 * @param change the new incident, or what the complaint changes of the open one
 */
public record ReportChange(@Nullable Change settled, Change change) {
    /**
     * A report beside which nothing else changes.
     *
     * @param change the new incident, or what the complaint changes of the open one
     * @return the change
     */
    public static ReportChange of(Change change) {
        return new ReportChange(null, change);
    }
}
