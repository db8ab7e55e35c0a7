package io.incidentengine.sla;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Opening hours as a person would look them up, one instant at a time: slow, simple, and written without a look at the
 * real calendar. Hours are pairs of minutes since midnight; those that end beyond 24:00 run into the next day.
 */
record PlainCalendar(
        ZoneId zone,
        Map<DayOfWeek, List<int[]>> weekly,
        Set<LocalDate> holidays,
        Set<MonthDay> yearly,
        Map<LocalDate, List<int[]>> exceptions) {
    private static final int DAY = 24 * 60;

    boolean isOpen(Instant at) {
        LocalDateTime local = LocalDateTime.ofInstant(at, zone);
        LocalDate date = local.toLocalDate();
        int minute = local.getHour() * 60 + local.getMinute();
        if (isHoliday(date)) {
            return false;
        }
        for (int[] hours : begunOn(date)) {
            if (hours[0] <= minute && minute < hours[1]) {
                return true;
            }
        }
        if (exceptions.containsKey(date)) {
            return false;
        }
        for (int[] hours : begunOn(date.minusDays(1))) {
            if (minute + DAY < hours[1]) {
                return true;
            }
        }
        return false;
    }

    boolean isHoliday(LocalDate date) {
        return holidays.contains(date)
                || yearly.stream()
                        .anyMatch(day ->
                                day.getMonth() == date.getMonth() && day.getDayOfMonth() == date.getDayOfMonth());
    }

    List<int[]> begunOn(LocalDate date) {
        if (isHoliday(date)) {
            return List.of();
        }
        List<int[]> exception = exceptions.get(date);
        return exception != null ? exception : weekly.getOrDefault(date.getDayOfWeek(), List.of());
    }

    BusinessCalendar build() {
        BusinessCalendar.Builder builder =
                BusinessCalendar.in(zone).holidays(holidays).yearlyHolidays(yearly.toArray(MonthDay[]::new));
        weekly.forEach((day, hours) -> builder.weekly(day, hours(hours)));
        exceptions.forEach((date, hours) -> builder.exception(date, hours(hours)));
        return builder.build();
    }

    private static OpeningHours[] hours(List<int[]> pairs) {
        return pairs.stream()
                .map(pair -> new OpeningHours(time(pair[0]), time(pair[1])))
                .toArray(OpeningHours[]::new);
    }

    private static LocalTime time(int minute) {
        return LocalTime.of(minute / 60 % 24, minute % 60);
    }

    @Override
    public String toString() {
        return build().toString();
    }
}
