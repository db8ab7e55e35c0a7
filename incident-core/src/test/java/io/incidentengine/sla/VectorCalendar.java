package io.incidentengine.sla;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the calendar of a vector. What is cut out of a date makes an exception of the rest. */
final class VectorCalendar {
    private static final long DAY = 24 * 60;

    private final Map<DayOfWeek, List<Span>> weekly = new HashMap<>();
    private final Map<LocalDate, List<Span>> exceptions = new TreeMap<>();
    private final JsonNode json;

    private VectorCalendar(JsonNode json) {
        this.json = json;
    }

    /** Empty for a calendar without any hours, which cannot be built (S19). */
    static Optional<BusinessCalendar> of(JsonNode json) {
        return new VectorCalendar(json).calendar();
    }

    private Optional<BusinessCalendar> calendar() {
        json.get("weekly").properties().forEach(day -> weekly.put(weekday(day.getKey()), windows(day.getValue())));
        json.get("date_overrides")
                .properties()
                .forEach(date -> exceptions.put(LocalDate.parse(date.getKey()), windows(date.getValue())));
        if (weekly.isEmpty() && exceptions.isEmpty()) {
            return Optional.empty();
        }
        json.get("breaks").forEach(cut -> {
            LocalDate date = LocalDate.parse(cut.get(0).asText());
            List<Span> whole = exceptions.getOrDefault(date, weekly.getOrDefault(date.getDayOfWeek(), List.of()));
            exceptions.put(date, without(whole, window(cut.get(1), cut.get(2))));
        });
        BusinessCalendar.Builder builder = BusinessCalendar.in(json.get("zone").asText());
        weekly.forEach((day, windows) -> builder.weekly(day, hours(windows)));
        exceptions.forEach((date, windows) -> builder.exception(date, hours(windows)));
        json.get("holidays").forEach(date -> builder.holidays(LocalDate.parse(date.asText())));
        json.get("annual_holidays").forEach(day -> builder.yearlyHolidays(MonthDay.parse("--" + day.asText())));
        return Optional.of(builder.build());
    }

    private static DayOfWeek weekday(String name) {
        return Stream.of(DayOfWeek.values())
                .filter(day -> day.name().startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Span> windows(JsonNode pairs) {
        List<Span> windows = new ArrayList<>();
        pairs.forEach(pair -> windows.add(window(pair.get(0), pair.get(1))));
        return windows;
    }

    private static Span window(JsonNode from, JsonNode to) {
        long begin = minute(from.asText());
        long end = minute(to.asText());
        return new Span(begin, end > begin ? end : end + DAY);
    }

    private static long minute(String time) {
        return time.equals("24:00") ? DAY : LocalTime.parse(time).toSecondOfDay() / 60;
    }

    private static List<Span> without(List<Span> windows, Span cut) {
        List<Span> rest = new ArrayList<>();
        for (Span window : windows) {
            rest.add(window.within(0, cut.from()));
            rest.add(window.within(cut.to(), 2 * DAY));
        }
        rest.removeIf(Span::isEmpty);
        return rest;
    }

    private static OpeningHours[] hours(List<Span> windows) {
        return windows.stream()
                .map(window -> new OpeningHours(time(window.from()), time(window.to())))
                .toArray(OpeningHours[]::new);
    }

    private static LocalTime time(long minute) {
        return LocalTime.ofSecondOfDay(minute % DAY * 60);
    }
}
