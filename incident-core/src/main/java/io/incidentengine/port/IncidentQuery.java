package io.incidentengine.port;

import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.InvalidInputException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents to list.
 *
 * @param statuses in which statuses; empty for all
 * @param behind only those whose ids come behind this one; {@code null} for the first page
 * @param limit how many at most, 1 to 1,000
 */
public record IncidentQuery(
        Set<IncidentStatus> statuses, @Nullable IncidentId behind, int limit) {
    /** The longest page. */
    public static final int LONGEST_PAGE = 1_000;

    /** Checks the limit and copies the statuses. */
    public IncidentQuery {
        statuses = Collections.unmodifiableSet(
                statuses.isEmpty() ? EnumSet.noneOf(IncidentStatus.class) : EnumSet.copyOf(statuses));
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw new InvalidInputException("query.limit", String.valueOf(limit), "1 to " + LONGEST_PAGE);
        }
    }

    /**
     * The first page of all incidents.
     *
     * @return the query
     */
    public static IncidentQuery all() {
        return new IncidentQuery(Set.of(), null, LONGEST_PAGE);
    }

    /**
     * The first page of incidents in some statuses.
     *
     * @param status a status
     * @param more further statuses
     * @return the query
     */
    public static IncidentQuery in(IncidentStatus status, IncidentStatus... more) {
        return new IncidentQuery(EnumSet.of(status, more), null, LONGEST_PAGE);
    }

    /**
     * The same query, for the next page.
     *
     * @param id the last id of the page before
     * @return a copy
     */
    public IncidentQuery after(IncidentId id) {
        return new IncidentQuery(statuses, id, limit);
    }

    /**
     * The id behind which the page begins.
     *
     * @return the id, or empty for the first page
     */
    public Optional<IncidentId> from() {
        return Optional.ofNullable(behind);
    }
}
