package io.incidentengine.sla;

import io.incidentengine.model.InvalidPolicyException;
import io.incidentengine.model.InvalidPolicyException.Problem;
import io.incidentengine.model.Required;
import io.incidentengine.model.Time;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A calendar of opening hours: a zone, weekly hours, holidays, and exceptions that replace the hours of a date (S17). An
 * immutable value: two of the same definition are equal.
 *
 * <p>Whether an instant is open is decided by its local time. Where the clocks go forward, the hour that is left out
 * does not count; where they go back, both passes do. Hours that cross midnight belong to the day on which they begin:
 * what comes after midnight is open on the next date, unless that date is a holiday or has an exception of its own; a
 * holiday or an exception on the day on which they would begin removes them whole.
 *
 * <p>All operations are exact from year 1 to year 9999, by the rules of the zone as this Java runtime knows them.
 */
public final class BusinessCalendar implements ServiceCalendar {
    private final CalendarDefinition definition;
    private final OpenTime openTime;
    private final BusinessDays businessDays;

    BusinessCalendar(CalendarDefinition definition) {
        this.definition = definition;
        Span fixed = definition.fixed();
        this.openTime = new OpenTime(
                fixed,
                ZoneStretch.of(definition.zone().getRules(), OpenTime.laidOut(fixed)),
                DayPatterns.openTime(definition, OpenTime.laidOut(fixed)));
        this.businessDays = new BusinessDays(definition, fixed);
    }

    /**
     * Begins a calendar without any hours.
     *
     * @param zone whose clock decides
     * @return a builder
     */
    public static Builder in(ZoneId zone) {
        return new Builder(zone);
    }

    /**
     * Begins a calendar without any hours.
     *
     * @param zone the id of the zone, such as {@code Europe/Berlin}; checked when the calendar is built
     * @return a builder
     */
    public static Builder in(String zone) {
        return new Builder(zone);
    }

    /**
     * Begins a copy of this calendar.
     *
     * @return a builder that holds all of it
     */
    public Builder toBuilder() {
        return new Builder(definition);
    }

    /**
     * Whose clock decides.
     *
     * @return the zone
     */
    public ZoneId zone() {
        return definition.zone();
    }

    /**
     * The usual hours, by the day on which they begin.
     *
     * @return sorted and united; days without hours are absent
     */
    public SortedMap<DayOfWeek, List<OpeningHours>> weekly() {
        return definition.weekly();
    }

    /**
     * The dates that are closed.
     *
     * @return in order
     */
    public SortedSet<LocalDate> holidays() {
        return definition.holidays();
    }

    /**
     * The days that are closed every year; February 29 in leap years only.
     *
     * @return in order
     */
    public SortedSet<MonthDay> yearlyHolidays() {
        return definition.yearlyHolidays();
    }

    /**
     * The dates whose hours differ from the usual ones; a holiday on the same date beats them.
     *
     * @return by date, sorted and united; an empty list closes the date
     */
    public SortedMap<LocalDate, List<OpeningHours>> exceptions() {
        return definition.exceptions();
    }

    /**
     * The hours that begin on a date, after holidays and exceptions.
     *
     * @param date the local date
     * @return sorted and united; empty if none begin
     */
    public List<OpeningHours> hoursOn(LocalDate date) {
        return definition.hoursOn(date);
    }

    /** Whether there is any open time at all within the borders of time. */
    boolean isEverOpen() {
        return openTime.until(Micros.EARLIEST) < openTime.until(Micros.LATEST + 1);
    }

    @Override
    public Instant add(Instant start, Duration amount) {
        long from = Micros.of(start);
        long micros = Micros.of(amount);
        if (micros == 0) {
            return Micros.instant(from);
        }
        long open = openTime.until(from) + micros;
        return Micros.instant(micros > 0 ? openTime.reach(open) : openTime.reach(open + 1) - 1);
    }

    @Override
    public Duration measure(Instant from, Instant to) {
        return Micros.duration(openTime.until(Micros.of(to)) - openTime.until(Micros.of(from)));
    }

    @Override
    public boolean isOpen(Instant at) {
        return isOpen(Micros.of(at));
    }

    private boolean isOpen(long at) {
        return openTime.until(at) < openTime.until(at + 1);
    }

    @Override
    public Instant nextOpening(Instant at) {
        return Micros.instant(nextOpening(Micros.of(at)));
    }

    private long nextOpening(long at) {
        return openTime.reach(openTime.until(at) + 1) - 1;
    }

    @Override
    public Instant previousClosing(Instant at) {
        long last = Micros.of(at);
        return Micros.instant(isOpen(last) ? last : openTime.reach(openTime.until(last)));
    }

    @Override
    public List<OpenPeriod> openPeriods(Instant from, int count) {
        List<OpenPeriod> periods = new ArrayList<>(Math.min(OpenPeriod.count(count), 100));
        long opening = nextOpening(Micros.of(from));
        while (periods.size() < count && opening < Micros.LATEST) {
            long closing = openTime.closing(opening);
            periods.add(new OpenPeriod(Micros.instant(opening), Micros.instant(closing)));
            opening = nextOpening(closing);
        }
        return List.copyOf(periods);
    }

    @Override
    public Optional<OpenPeriod> periodAt(Instant at) {
        long instant = Micros.of(at);
        return isOpen(instant)
                ? Optional.of(new OpenPeriod(
                        Micros.instant(openTime.opening(instant)), Micros.instant(openTime.closing(instant))))
                : Optional.empty();
    }

    @Override
    public Instant addBusinessDays(Instant start, int days) {
        Instant from = Micros.within(start);
        if (days == 0) {
            return from;
        }
        Instant moved = businessDays.add(from, days);
        return days > 0 ? nextOpening(moved) : previousClosing(moved);
    }

    @Override
    public Instant endOfBusinessDay(Instant start, int days) {
        Instant end = businessDays.end(Micros.within(start), days);
        return end.isBefore(Time.LATEST) ? previousClosing(end) : Time.LATEST;
    }

    @Override
    public long businessDays(Instant from, Instant to) {
        return businessDays.between(Micros.within(from), Micros.within(to));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BusinessCalendar calendar && definition.equals(calendar.definition);
    }

    @Override
    public int hashCode() {
        return definition.hashCode();
    }

    @Override
    public String toString() {
        return "business hours " + definition;
    }

    /** Collects the parts of a calendar; not thread-safe. */
    public static final class Builder {
        private static final int LAST_YEAR = 9999;

        private final @Nullable ZoneId zone;
        private final String zoneName;
        private final SortedMap<DayOfWeek, List<OpeningHours>> weekly = new TreeMap<>();
        private final SortedSet<LocalDate> holidays = new TreeSet<>();
        private final SortedSet<MonthDay> yearlyHolidays = new TreeSet<>();
        private final SortedMap<LocalDate, List<OpeningHours>> exceptions = new TreeMap<>();
        private final List<Problem> problems = new ArrayList<>();

        private Builder(ZoneId zone) {
            this.zone = Required.value("zone of a calendar", zone);
            this.zoneName = zone.getId();
        }

        private Builder(String name) {
            this.zone = known(Required.value("zone of a calendar", name));
            this.zoneName = name;
            if (zone == null) {
                problems.add(new Problem("zone", "'" + name + "' is not known; allowed: ids such as Europe/Berlin"));
            }
        }

        private Builder(CalendarDefinition like) {
            this(like.zone());
            weekly.putAll(like.weekly());
            holidays.addAll(like.holidays());
            yearlyHolidays.addAll(like.yearlyHolidays());
            exceptions.putAll(like.exceptions());
        }

        private static @Nullable ZoneId known(String name) {
            try {
                return ZoneId.of(name);
            } catch (DateTimeException unknown) {
                return null;
            }
        }

        /**
         * Adds hours that begin on each day from Monday to Friday. Default: none.
         *
         * @param hours the hours; those that overlap are united
         * @return this builder
         */
        public Builder weekdays(OpeningHours... hours) {
            for (DayOfWeek day : DayOfWeek.values()) {
                if (day.compareTo(DayOfWeek.FRIDAY) <= 0) {
                    weekly(day, hours);
                }
            }
            return this;
        }

        /**
         * Adds hours that begin on a day of the week. Default: none.
         *
         * @param day the day
         * @param hours the hours; those that overlap are united
         * @return this builder
         */
        public Builder weekly(DayOfWeek day, OpeningHours... hours) {
            List<OpeningHours> all =
                    new ArrayList<>(weekly.getOrDefault(Required.value("day of the week", day), List.of()));
            all.addAll(Required.all("opening hours", hours));
            if (!all.isEmpty()) {
                weekly.put(day, OpeningHours.united(all));
            }
            return this;
        }

        /**
         * Adds dates that are closed. Default: none.
         *
         * @param dates from year 1 to year 9999
         * @return this builder
         */
        public Builder holidays(LocalDate... dates) {
            return holidays(Required.all("holidays", dates));
        }

        /**
         * Adds dates that are closed, as a library of holidays gives them.
         *
         * @param dates from year 1 to year 9999
         * @return this builder
         */
        public Builder holidays(Collection<LocalDate> dates) {
            for (LocalDate date : Required.all("holidays", dates)) {
                if (isWithinTime("holidays", date)) {
                    holidays.add(date);
                }
            }
            return this;
        }

        /**
         * Adds days that are closed every year. Default: none.
         *
         * @param days the days; February 29 is closed in leap years, and no other day in its place
         * @return this builder
         */
        public Builder yearlyHolidays(MonthDay... days) {
            yearlyHolidays.addAll(Required.all("yearly holidays", days));
            return this;
        }

        /**
         * Sets the hours that begin on a date, in place of the usual ones. Default: the usual ones.
         *
         * @param date from year 1 to year 9999; set at most once
         * @param hours the hours; none to close it
         * @return this builder
         */
        public Builder exception(LocalDate date, OpeningHours... hours) {
            if (isWithinTime("exceptions", Required.value("date of an exception", date))
                    && exceptions.putIfAbsent(date, OpeningHours.united(Required.all("opening hours", hours)))
                            != null) {
                problems.add(new Problem("exceptions." + date, "it is set twice; allowed: once"));
            }
            return this;
        }

        private boolean isWithinTime(String path, LocalDate date) {
            boolean within = date.getYear() >= 1 && date.getYear() <= LAST_YEAR;
            if (!within) {
                problems.add(
                        new Problem(path + "." + date, "it is beyond the borders of time; allowed: years 1 to 9999"));
            }
            return within;
        }

        /**
         * Finishes the calendar, after checking it.
         *
         * @return the calendar
         * @throws InvalidPolicyException naming everything that is wrong: a zone that is not known, dates beyond the borders
         *     of time, a date with two exceptions, and that it is never open (S19)
         */
        public BusinessCalendar build() {
            BusinessCalendar calendar = new BusinessCalendar(new CalendarDefinition(
                    zone == null ? ZoneOffset.UTC : zone,
                    Collections.unmodifiableSortedMap(new TreeMap<>(weekly)),
                    Collections.unmodifiableSortedSet(new TreeSet<>(holidays)),
                    Collections.unmodifiableSortedSet(new TreeSet<>(yearlyHolidays)),
                    Collections.unmodifiableSortedMap(new TreeMap<>(exceptions))));
            List<Problem> found = new ArrayList<>(problems);
            if (!calendar.isEverOpen()) {
                found.add(new Problem(
                        "weekly", "it is never open; allowed: hours on a day that is not always a holiday"));
            }
            if (!found.isEmpty()) {
                throw new InvalidPolicyException("calendar in " + zoneName, found);
            }
            return calendar;
        }
    }
}
