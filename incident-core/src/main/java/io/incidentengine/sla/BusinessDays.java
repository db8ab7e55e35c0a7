package io.incidentengine.sla;

import static io.incidentengine.sla.Micros.DAY;

import io.incidentengine.model.Time;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;

/** Counts the dates on which opening hours begin, in one step however many there are (S18). */
final class BusinessDays {
    private final CalendarDefinition calendar;
    private final ZoneId zone;

    /** One microsecond for each business day, at its local midnight as if that were UTC. */
    private final OpenTime days;

    BusinessDays(CalendarDefinition calendar, Span fixed) {
        this.calendar = calendar;
        this.zone = calendar.zone();
        Span line = OpenTime.laidOut(fixed);
        this.days = new OpenTime(
                fixed,
                List.of(new ZoneStretch(line, 0)),
                DayPatterns.businessDays(calendar, ZoneStretch.datesLeftOut(zone.getRules()), line));
    }

    /**
     * The same local time on the n-th business day after, or before; a border or beyond it if there is none. Not for
     * zero.
     */
    Instant add(Instant start, int n) {
        LocalDateTime local = LocalDateTime.ofInstant(start, zone);
        long day = find(local.toLocalDate().toEpochDay(), n);
        if (isBeyond(day)) {
            return border(day);
        }
        return LocalDate.ofEpochDay(day)
                .atTime(local.toLocalTime())
                .atZone(zone)
                .toInstant();
    }

    /**
     * When the hours end that begin on the n-th business day, perhaps beyond a border; zero is the first from the
     * start's own date on.
     */
    Instant end(Instant start, int n) {
        long day = n == 0 ? find(day(start) - 1, 1) : find(day(start), n);
        return isBeyond(day) ? border(day) : end(LocalDate.ofEpochDay(day));
    }

    /** Should the clocks be changed just then: after they are. */
    private Instant end(LocalDate date) {
        long end = calendar.hoursOn(date).stream()
                .mapToLong(hours -> hours.span().to())
                .max()
                .orElseThrow();
        long until = calendar.isSpecial(date.plusDays(1)) ? Math.min(end, DAY) : end;
        LocalDateTime local = date.atStartOfDay().plusNanos(1_000 * until);
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(zone).withLaterOffsetAtOverlap().toInstant();
    }

    long between(Instant from, Instant to) {
        return days.until((day(to) + 1) * DAY) - days.until((day(from) + 1) * DAY);
    }

    private long day(Instant instant) {
        return LocalDate.ofInstant(instant, zone).toEpochDay();
    }

    private long find(long day, int n) {
        long reached = n > 0 ? days.reach(days.until((day + 1) * DAY) + n) : days.reach(days.until(day * DAY) + n + 1);
        return Math.floorDiv(reached - 1, DAY);
    }

    /** Whether a date is beyond the borders of time wherever it is; offsets are less than a day. */
    private static boolean isBeyond(long day) {
        return (day - 1) * DAY > Micros.LATEST || (day + 2) * DAY <= Micros.EARLIEST;
    }

    private static Instant border(long day) {
        return day > 0 ? Time.LATEST : Time.EARLIEST;
    }
}
