package io.incidentengine.sla;

import io.incidentengine.model.InvalidInputException;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Opening hours of one day, to the minute and on the local clock (S17): open from {@code from} on, closed at {@code to}.
 *
 * <p>Where {@code to} is not after {@code from}, they run into the next day: 22:00 to 06:00 ends on the morning after,
 * 09:00 to 00:00 ends at midnight, and equal times are 24 hours. They belong to the day on which they begin.
 *
 * @param from the first open minute
 * @param to the first closed minute; midnight is the end of the day
 */
public record OpeningHours(LocalTime from, LocalTime to) {
    private static final String ALLOWED = "times of day from 00:00 to 23:59, to the minute";
    private static final String MIDNIGHT = "24:00";

    /** Checks that both are whole minutes. */
    public OpeningHours {
        minute("opening hours from", from);
        minute("opening hours to", to);
    }

    /**
     * Hours from one time of day to another.
     *
     * @param from such as {@code 09:00}
     * @param to such as {@code 17:00}; {@code 24:00} is the end of the day
     * @return the hours
     * @throws InvalidInputException if one is not of the form {@code HH:mm}
     */
    public static OpeningHours of(String from, String to) {
        return new OpeningHours(
                time("opening hours from", from, ALLOWED),
                MIDNIGHT.equals(to) ? LocalTime.MIDNIGHT : time("opening hours to", to, ALLOWED + ", and 24:00"));
    }

    /**
     * The whole day, from midnight to midnight.
     *
     * @return 24 hours, less or more where the clock is changed
     */
    public static OpeningHours wholeDay() {
        return new OpeningHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    }

    private static LocalTime time(String what, @Nullable String text, String allowed) {
        if (text == null || text.length() != 5) {
            throw new InvalidInputException(what, found(text), allowed);
        }
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException bad) {
            throw new InvalidInputException(what, found(text), allowed);
        }
    }

    private static String found(@Nullable String text) {
        if (text == null) {
            return "missing";
        }
        String shown = text.codePoints()
                .limit(20)
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return "'" + shown + "'";
    }

    private static void minute(String what, @Nullable LocalTime time) {
        if (time == null || !time.equals(time.truncatedTo(ChronoUnit.MINUTES))) {
            throw new InvalidInputException(what, time == null ? "missing" : time.toString(), ALLOWED);
        }
    }

    /** In microseconds since the midnight with which the day begins. */
    Span span() {
        long begin = from.toNanoOfDay() / 1_000;
        long end = to.toNanoOfDay() / 1_000;
        return new Span(begin, end > begin ? end : end + Micros.DAY);
    }

    private static OpeningHours of(Span span) {
        return new OpeningHours(
                LocalTime.ofNanoOfDay(span.from() * 1_000), LocalTime.ofNanoOfDay(span.to() % Micros.DAY * 1_000));
    }

    /** Sorted, and those that touch or overlap as one, where that is not longer than 24 hours. */
    static List<OpeningHours> united(Collection<OpeningHours> hours) {
        List<Span> sorted = hours.stream()
                .map(OpeningHours::span)
                .sorted(Comparator.comparingLong(Span::from).thenComparingLong(Span::to))
                .toList();
        List<Span> united = new ArrayList<>();
        for (Span next : sorted) {
            Span last = united.isEmpty() ? next : united.remove(united.size() - 1);
            if (last.to() < next.from() || next.to() - last.from() > Micros.DAY) {
                united.add(last);
                united.add(next);
            } else {
                united.add(new Span(last.from(), Math.max(last.to(), next.to())));
            }
        }
        return united.stream().map(OpeningHours::of).toList();
    }

    @Override
    public String toString() {
        return from + "-" + (to.equals(LocalTime.MIDNIGHT) ? MIDNIGHT : to.toString());
    }
}
