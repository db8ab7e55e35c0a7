package io.incidentengine.sla;

import io.incidentengine.model.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The calendar without closed time. Every day is a business day, and days are those of UTC. */
enum AlwaysOpen implements ServiceCalendar {
    INSTANCE;

    @Override
    public Instant add(Instant start, Duration amount) {
        return Micros.instant(Micros.of(start) + Micros.of(amount));
    }

    @Override
    public Duration measure(Instant from, Instant to) {
        return Micros.duration(Micros.of(to) - Micros.of(from));
    }

    @Override
    public boolean isOpen(Instant at) {
        return true;
    }

    @Override
    public Instant nextOpening(Instant at) {
        return Micros.within(at);
    }

    @Override
    public Instant previousClosing(Instant at) {
        return Micros.within(at);
    }

    @Override
    public List<OpenPeriod> openPeriods(Instant from, int count) {
        Instant first = nextOpening(from);
        boolean none = OpenPeriod.count(count) == 0 || !first.isBefore(Time.LATEST);
        return none ? List.of() : List.of(new OpenPeriod(first, Time.LATEST));
    }

    @Override
    public Optional<OpenPeriod> periodAt(Instant at) {
        return Optional.of(new OpenPeriod(Time.EARLIEST, Time.LATEST));
    }

    @Override
    public Instant addBusinessDays(Instant start, int days) {
        return add(start, Duration.ofDays(days));
    }

    @Override
    public Instant endOfBusinessDay(Instant start, int days) {
        return Micros.instant((day(start) + days + 1) * Micros.DAY);
    }

    @Override
    public long businessDays(Instant from, Instant to) {
        return day(to) - day(from);
    }

    private static long day(Instant instant) {
        return Math.floorDiv(Micros.of(instant), Micros.DAY);
    }

    @Override
    public String toString() {
        return "around the clock";
    }
}
