package io.incidentengine.examples;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.incidentengine.sla.BusinessCalendar;
import io.incidentengine.sla.OpeningHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Business hours with the public holidays of a library: what sixteen business hours are over Christmas in Bavaria. */
public final class BavarianHours {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);
    private static final int FIRST_YEAR = 2026;
    private static final int LAST_YEAR = 2036;

    private BavarianHours() {}

    /**
     * Prints a deadline, and what is open until then.
     *
     * @param args none
     */
    public static void main(String[] args) {
        BusinessCalendar calendar = BusinessCalendar.in("Europe/Berlin")
                .weekdays(OpeningHours.of("09:00", "17:00"))
                .holidays(bavarianHolidays())
                .exception(LocalDate.of(2026, 12, 24), OpeningHours.of("09:00", "12:00"))
                .exception(LocalDate.of(2026, 12, 31))
                .build();
        Instant reported =
                ZonedDateTime.of(2026, 12, 23, 15, 30, 0, 0, calendar.zone()).toInstant();
        Instant deadline = calendar.add(reported, Duration.ofHours(16));

        System.out.println("reported  " + show(calendar, reported));
        calendar.openPeriods(reported, 4)
                .forEach(period ->
                        System.out.println("  open    " + show(calendar, period.from()) + " for " + period.length()));
        System.out.println("deadline  " + show(calendar, deadline) + ", after 16 business hours");
    }

    /** A library knows the dates for as many years as targets may reach; movable feasts need the year. */
    private static List<LocalDate> bavarianHolidays() {
        HolidayManager holidays = HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.GERMANY));
        return IntStream.rangeClosed(FIRST_YEAR, LAST_YEAR)
                .boxed()
                .flatMap(year -> holidays.getHolidays(Year.of(year), "by").stream())
                .map(Holiday::getDate)
                .toList();
    }

    private static String show(BusinessCalendar calendar, Instant instant) {
        return TIME.format(instant.atZone(calendar.zone()));
    }
}
