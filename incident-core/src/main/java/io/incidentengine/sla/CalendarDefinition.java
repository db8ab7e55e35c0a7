package io.incidentengine.sla;

import static io.incidentengine.sla.Micros.DAY;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a business calendar is made of, and which hours follow from it for a date.
 *
 * @param zone whose clock decides
 * @param weekly the usual hours; days without any are absent
 * @param holidays closed dates
 * @param yearlyHolidays days that are closed every year
 * @param exceptions hours in place of the usual ones; an empty list closes the date
 */
record CalendarDefinition(
        ZoneId zone,
        SortedMap<DayOfWeek, List<OpeningHours>> weekly,
        SortedSet<LocalDate> holidays,
        SortedSet<MonthDay> yearlyHolidays,
        SortedMap<LocalDate, List<OpeningHours>> exceptions) {

    private boolean isHoliday(LocalDate date) {
        return holidays.contains(date) || yearlyHolidays.contains(MonthDay.from(date));
    }

    /** Whether the date has rules of its own, so that nothing runs into it from the day before. */
    boolean isSpecial(LocalDate date) {
        return isHoliday(date) || exceptions.containsKey(date);
    }

    /** The hours that begin on a date. */
    List<OpeningHours> hoursOn(LocalDate date) {
        if (isHoliday(date)) {
            return List.of();
        }
        List<OpeningHours> exception = exceptions.get(date);
        return exception == null ? hoursOn(date.getDayOfWeek()) : exception;
    }

    List<OpeningHours> hoursOn(DayOfWeek day) {
        return weekly.getOrDefault(day, List.of());
    }

    /** The open time between the midnights of a date. */
    List<Span> openOn(LocalDate date) {
        return open(hoursOn(date), isSpecial(date) ? List.of() : hoursOn(date.minusDays(1)));
    }

    /** The open time between the midnights of a weekday when neither it nor the day before is special. */
    List<Span> openOn(DayOfWeek day) {
        return open(hoursOn(day), hoursOn(day.minus(1)));
    }

    /**
     * What has dates, in microseconds since the epoch: before it nothing changes but yearly holidays, after it they and
     * the rules of the zone repeat every 400 years.
     */
    Span fixed() {
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        for (SortedSet<LocalDate> dates : List.of(holidays, new TreeSet<>(exceptions.keySet()))) {
            if (!dates.isEmpty()) {
                from = Math.min(from, dates.first().toEpochDay());
                to = Math.max(to, dates.last().toEpochDay());
            }
        }
        Span irregular = ZoneStretch.irregular(zone.getRules());
        if (irregular != null) {
            from = Math.min(from, irregular.from());
            to = Math.max(to, irregular.to());
        }
        // A day into which hours run, and what lies between the local date and that of UTC.
        return from > to ? new Span(0, 0) : new Span((from - 2) * DAY, (to + 3) * DAY);
    }

    private static List<Span> open(List<OpeningHours> own, List<OpeningHours> ofTheDayBefore) {
        List<Span> open = new ArrayList<>(own.size() + ofTheDayBefore.size());
        own.forEach(hours -> open.add(hours.span().within(0, DAY)));
        ofTheDayBefore.forEach(hours -> open.add(hours.span().plus(-DAY).within(0, DAY)));
        return Span.united(open);
    }

    @Override
    public String toString() {
        return "in " + zone + " " + weekly
                + (holidays.isEmpty() ? "" : ", holidays " + holidays)
                + (yearlyHolidays.isEmpty() ? "" : ", every year " + yearlyHolidays)
                + (exceptions.isEmpty() ? "" : ", exceptions " + exceptions);
    }
}
