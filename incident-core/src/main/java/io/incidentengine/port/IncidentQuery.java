package io.incidentengine.port;

import io.incidentengine.incident.Incident;
import io.incidentengine.incident.IncidentStatus;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list of incidents (R33).
 *
 * @param filter which incidents are in the list
 * @param order in which order
 * @param behind where the page begins; {@code null} for the first page
 * @param limit how many at most, 1 to 1,000
 */
public record IncidentQuery(
        IncidentFilter filter, Order order, @Nullable IncidentCursor behind, int limit) {
    /** The longest page. */
    public static final int LONGEST_PAGE = 1_000;

    /** Checks the limit, and that the page begins at a place in this order. */
    public IncidentQuery {
        filter = Required.value("query.filter", filter);
        order = Required.value("query.order", order);
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw new InvalidInputException("query.limit", String.valueOf(limit), "1 to " + LONGEST_PAGE);
        }
        if (behind != null && (behind.at() == null) != (order == Order.ID)) {
            throw new InvalidInputException(
                    "query.behind", String.valueOf(behind), "a place in a list in the order " + order);
        }
    }

    /** In which order incidents are listed; what has the same instant, in the order of ids. */
    public enum Order {
        /** By id, in which nothing ever moves: for going through all of them. */
        ID,

        /** Those that were reported last come first, and with the same instant those whose id comes last. */
        NEWEST,

        /** Those with the earliest deadline that is not met yet come first; those without one are not listed. */
        URGENT;

        /**
         * The place of an incident in a list.
         *
         * @param incident its state
         * @param deadline the earliest deadline of its clocks that have not stopped; {@code null} for none
         * @return the place
         */
        public IncidentCursor place(Incident incident, @Nullable Instant deadline) {
            return switch (this) {
                case ID -> IncidentCursor.behind(incident.id());
                case NEWEST -> new IncidentCursor(incident.reportedAt(), incident.id());
                case URGENT -> new IncidentCursor(deadline, incident.id());
            };
        }

        /**
         * What comes first.
         *
         * @return compares places in a list in this order
         */
        public Comparator<IncidentCursor> comparator() {
            Comparator<IncidentCursor> forward = Comparator.comparing(
                            IncidentCursor::at, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
                    .thenComparing(place -> place.id().value());
            return this == NEWEST ? forward.reversed() : forward;
        }
    }

    /**
     * The first page of a list, in the order of ids.
     *
     * @param filter which incidents
     * @return the query
     */
    public static IncidentQuery of(IncidentFilter filter) {
        return new IncidentQuery(filter, Order.ID, null, LONGEST_PAGE);
    }

    /**
     * The first page of all incidents.
     *
     * @return the query
     */
    public static IncidentQuery all() {
        return of(IncidentFilter.ALL);
    }

    /**
     * The first page of incidents in some statuses.
     *
     * @param status a status
     * @param more further statuses
     * @return the query
     */
    public static IncidentQuery in(IncidentStatus status, IncidentStatus... more) {
        return of(IncidentFilter.where().status(status).status(more).build());
    }

    /**
     * The first page of the same list in another order.
     *
     * @param newOrder the order
     * @return a copy
     */
    public IncidentQuery by(Order newOrder) {
        return new IncidentQuery(filter, newOrder, null, limit);
    }

    /**
     * The same query with shorter pages.
     *
     * @param newLimit how many at most, 1 to 1,000
     * @return a copy
     */
    public IncidentQuery pagesOf(int newLimit) {
        return new IncidentQuery(filter, order, behind, newLimit);
    }

    /**
     * The same query, for the next page.
     *
     * @param place where the page before {@linkplain IncidentPage#next ended}
     * @return a copy
     * @throws InvalidInputException if it is no place in this order
     */
    public IncidentQuery after(IncidentCursor place) {
        return new IncidentQuery(filter, order, Required.value("query.behind", place), limit);
    }
}
