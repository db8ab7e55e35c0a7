package io.incidentengine.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * Instants as they are read on the wall of a zone. English names of days and months are written out here, as those of the JDK
 * differ from release to release.
 */
record LocalTimes(ZoneId zone) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final String[] MONTHS = {
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December"
    };

    /** The zone by its name. */
    String name() {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    LocalDate date(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    /** {@code 09:45} */
    String minute(Instant at) {
        return MINUTE.format(at.atZone(zone));
    }

    /** {@code Mon 2 Mar} */
    String day(Instant at) {
        LocalDate date = date(at);
        return DAYS[date.getDayOfWeek().getValue() - 1] + " " + date.getDayOfMonth() + " "
                + MONTHS[date.getMonthValue() - 1].substring(0, 3);
    }

    /** {@code Mon 2 Mar 2026, 09:45}; with seconds where there are some. */
    String full(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        return day(at) + " " + local.getYear() + ", "
                + (local.getSecond() == 0 ? MINUTE : SECOND).format(local)
                + offset(local);
    }

    /** Where clocks are put back, an hour comes twice: then the offset tells which one it is. */
    private String offset(ZonedDateTime local) {
        return zone.getRules().getValidOffsets(local.toLocalDateTime()).size() > 1
                ? " (" + (local.getOffset().equals(ZoneOffset.UTC) ? "+00:00" : local.getOffset()) + ")"
                : "";
    }

    /** {@code March 2026} */
    static String month(YearMonth month) {
        return MONTHS[month.getMonthValue() - 1] + " " + month.getYear();
    }
}
