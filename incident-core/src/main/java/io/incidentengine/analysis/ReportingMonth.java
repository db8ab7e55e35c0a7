package io.incidentengine.analysis;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import io.incidentengine.model.Time;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;

/**
 * A month of the calendar in a zone: it begins and ends with midnight there, and is as long as that makes it.
 *
 * @param month year and month
 * @param zone where its days begin
 */
public record ReportingMonth(YearMonth month, ZoneId zone) {
    private static final int LAST_YEAR = 9_998;
    private static final String ALLOWED = "a month of the years 1 to " + LAST_YEAR;

    /** Refuses what is missing, and months of other years than 1 to 9998. */
    public ReportingMonth {
        month = Required.value("reporting month", month);
        zone = Required.value("zone of the reporting month", zone);
        if (month.getYear() < 1 || month.getYear() > LAST_YEAR) {
            throw new InvalidInputException("reporting month", month.toString(), ALLOWED);
        }
    }

    /**
     * A month of a zone.
     *
     * @param year such as 2026
     * @param month 1 to 12
     * @param zone where its days begin
     * @return the month
     * @throws java.time.DateTimeException if there is no such month
     */
    public static ReportingMonth of(int year, int month, ZoneId zone) {
        if (month < 1 || month > 12 || year < 1 || year > LAST_YEAR) {
            throw new InvalidInputException("reporting month", year + "-" + month, ALLOWED);
        }
        return new ReportingMonth(YearMonth.of(year, month), zone);
    }

    /**
     * The month in which an instant lies.
     *
     * @param instant the instant
     * @param zone where its days begin
     * @return the month
     */
    public static ReportingMonth containing(Instant instant, ZoneId zone) {
        return new ReportingMonth(
                YearMonth.from(Time.instant("instant of the reporting month", instant)
                        .atZone(Required.value("zone of the reporting month", zone))),
                zone);
    }

    /**
     * Its first instant.
     *
     * @return the start of its first day
     */
    public Instant begin() {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }

    /**
     * The first instant behind it.
     *
     * @return the start of the next month
     */
    public Instant end() {
        return next().begin();
    }

    /**
     * The month before.
     *
     * @return in the same zone
     */
    public ReportingMonth previous() {
        return new ReportingMonth(month.minusMonths(1), zone);
    }

    /**
     * The month behind.
     *
     * @return in the same zone
     */
    public ReportingMonth next() {
        return new ReportingMonth(month.plusMonths(1), zone);
    }

    @Override
    public String toString() {
        return month + " (" + zone + ")";
    }
}
