package io.incidentengine.sla;

import static io.incidentengine.sla.Micros.DAY;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What counts on the local line: every week the same, apart from special days.
 *
 * @param usual the week
 * @param special by the day since the epoch, what counts on that day in place of the week
 */
record DayPatterns(Week usual, NavigableMap<Long, Week> special) {
    private static final List<Span> ONE = List.of(new Span(0, 1));

    /** The open time of a stretch of the line. */
    static DayPatterns openTime(CalendarDefinition calendar, Span line) {
        return of(specialDays(calendar, line), calendar::openOn, calendar::openOn);
    }

    /** One microsecond for each date on which hours begin; a date that the zone left out does not count. */
    static DayPatterns businessDays(CalendarDefinition calendar, Set<Long> leftOut, Span line) {
        Set<Long> days = specialDays(calendar, line);
        days.addAll(leftOut);
        return of(
                days,
                date -> leftOut.contains(date.toEpochDay()) ? List.of() : one(calendar.hoursOn(date)),
                day -> one(calendar.hoursOn(day)));
    }

    private static List<Span> one(List<OpeningHours> hours) {
        return hours.isEmpty() ? List.of() : ONE;
    }

    private static DayPatterns of(
            Set<Long> days, Function<LocalDate, List<Span>> onDate, Function<DayOfWeek, List<Span>> onWeekday) {
        List<List<Span>> week = Stream.of(DayOfWeek.values()).map(onWeekday).toList();
        NavigableMap<Long, Week> special = new TreeMap<>();
        Map<List<Span>, Week> known = new HashMap<>();
        for (long day : days) {
            LocalDate date = LocalDate.ofEpochDay(day);
            List<Span> open = onDate.apply(date);
            if (!open.equals(week.get(date.getDayOfWeek().getValue() - 1))) {
                special.put(day, known.computeIfAbsent(open, Week::daily));
            }
        }
        return new DayPatterns(Week.of(week), special);
    }

    /** The dates that have rules of their own, and each day after, into which hours may run or not. */
    private static Set<Long> specialDays(CalendarDefinition calendar, Span line) {
        Set<Long> days = new TreeSet<>();
        calendar.holidays().forEach(date -> days.add(date.toEpochDay()));
        calendar.exceptions().keySet().forEach(date -> days.add(date.toEpochDay()));
        int lastYear = LocalDate.ofEpochDay(line.to() / DAY + 2).getYear();
        for (int year = LocalDate.ofEpochDay(line.from() / DAY - 2).getYear(); year <= lastYear; year++) {
            for (MonthDay holiday : calendar.yearlyHolidays()) {
                if (holiday.isValidYear(year)) {
                    days.add(holiday.atYear(year).toEpochDay());
                }
            }
        }
        Set<Long> withTheDaysAfter = new TreeSet<>(days);
        days.forEach(day -> withTheDaysAfter.add(day + 1));
        return withTheDaysAfter;
    }

    /** Days since the epoch as a span of the line. */
    static Span day(long day) {
        return new Span(day * DAY, (day + 1) * DAY);
    }
}
