package io.incidentengine.oncall;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import io.incidentengine.model.Time;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time that is not empty.
 *
 * @param from the first instant
 * @param to the first instant that is not in it
 */
record Term(Instant from, Instant to) {

    /** What of it lies within borders that overlap with it. */
    Term within(Instant least, Instant most) {
        return new Term(Time.later(from, least), to.isBefore(most) ? to : most);
    }

    /** Checks both ends and their order; the error calls them by what they belong to. */
    static Term of(String what, @Nullable Instant from, @Nullable Instant to) {
        Instant begin = Time.instant(what + " from", from);
        Instant end = Time.instant(what + " to", to);
        if (!begin.isBefore(end)) {
            throw new InvalidInputException(what + " to", end.toString(), "instants after its beginning, " + begin);
        }
        return new Term(begin, end);
    }

    /** Whole days on a local clock, the last one included. */
    static Term days(String what, LocalDate first, LocalDate last, ZoneId zone) {
        LocalDate begin = Required.value(what + " first day", first);
        LocalDate end = Required.value(what + " last day", last);
        ZoneId where = Required.value(what + " zone", zone);
        if (end.isBefore(begin)) {
            throw new InvalidInputException(what + " last day", end.toString(), "days from its first day on, " + begin);
        }
        return of(
                what,
                begin.atStartOfDay(where).toInstant(),
                end.plusDays(1).atStartOfDay(where).toInstant());
    }
}
