package io.incidentengine.sla;

import static java.time.ZoneOffset.UTC;

import io.incidentengine.model.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The calendar without closed time. Every day is a business day, and days are those of UTC. */
enum AlwaysOpen implements ServiceCalendar {
    INSTANCE;

    @Override
    public Instant add(Instant start, Duration amount) {
        return Time.plus(start, amount);
    }

    @Override
    public Duration measure(Instant from, Instant to) {
        return Duration.between(from, to);
    }

    @Override
    public boolean isOpen(Instant at) {
        return true;
    }

    @Override
    public Instant nextOpening(Instant at) {
        return Time.plus(at, Duration.ZERO);
    }

    @Override
    public Instant previousClosing(Instant at) {
        return Time.plus(at, Duration.ZERO);
    }

    @Override
    public List<OpenPeriod> openPeriods(Instant from, int count) {
        Instant first = nextOpening(from);
        boolean none = OpenPeriod.count(count) == 0 || !first.isBefore(Time.LATEST);
        return none ? List.of() : List.of(new OpenPeriod(first, Time.LATEST));
    }

    @Override
    public Instant addBusinessDays(Instant start, int days) {
        return Time.plus(start, Duration.ofDays(days));
    }

    @Override
    public Instant endOfBusinessDay(Instant start, int days) {
        return Time.plus(nextOpening(start).truncatedTo(ChronoUnit.DAYS), Duration.ofDays(days + 1L));
    }

    @Override
    public long businessDays(Instant from, Instant to) {
        return nextOpening(to).atZone(UTC).toLocalDate().toEpochDay()
                - nextOpening(from).atZone(UTC).toLocalDate().toEpochDay();
    }

    @Override
    public String toString() {
        return "around the clock";
    }
}
