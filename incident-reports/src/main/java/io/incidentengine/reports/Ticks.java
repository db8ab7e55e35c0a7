package io.incidentengine.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Round times of a zone along a scale, as far apart as their labels need. */
final class Ticks {
    private static final double APART = 58;
    private static final int[] MINUTES = {1, 5, 10, 15, 30, 60, 120, 180, 360, 720};
    private static final int[] DAYS = {1, 2, 7, 14, 28, 91, 364};
    private static final Duration DAY = Duration.ofDays(1);

    private final TimeScale scale;
    private final LocalTimes times;
    private final List<Tick> ticks = new ArrayList<>();
    private @Nullable LocalDate shown;

    /**
     * A tick.
     *
     * @param x where it is
     * @param time the time of day; empty where only the day matters
     * @param day the day; empty where it is that of the tick before
     */
    record Tick(double x, String time, String day) {}

    private Ticks(TimeScale scale, LocalTimes times) {
        this.scale = scale;
        this.times = times;
    }

    static List<Tick> of(TimeScale scale, LocalTimes times) {
        Ticks ticks = new Ticks(scale, times);
        scale.stretches().forEach(ticks::along);
        return ticks.ticks;
    }

    private void along(TimeScale.Piece stretch) {
        Duration step = step(stretch);
        add(stretch.from(), step.compareTo(DAY) < 0, stretch.left());
        double last = stretch.left();
        double end = Math.min(stretch.right() + TimeScale.CUT / 4, CaseDrawing.RIGHT);
        LocalDateTime local = times.date(stretch.from()).atStartOfDay();
        if (step.compareTo(DAY) >= 0) {
            local = local.minusDays(Math.floorMod(local.toLocalDate().toEpochDay(), step.toDays()));
        }
        for (Instant at = instant(local); !at.isAfter(stretch.to()); at = instant(local)) {
            double x = scale.x(at);
            if (at.isAfter(stretch.from()) && x >= last + APART - 8 && x + room(at) <= end) {
                add(at, step.compareTo(DAY) < 0, x);
                last = x;
            }
            local = local.plus(step);
        }
    }

    /** What its label needs: a day more than a time. */
    private double room(Instant at) {
        return times.date(at).equals(shown) ? 34 : 62;
    }

    private Instant instant(LocalDateTime local) {
        return local.atZone(times.zone()).toInstant();
    }

    private static Duration step(TimeScale.Piece stretch) {
        double perMinute = (stretch.right() - stretch.left())
                / Math.max(1, stretch.length().toMillis())
                * 60_000;
        for (int minutes : MINUTES) {
            if (minutes * perMinute >= APART) {
                return Duration.ofMinutes(minutes);
            }
        }
        for (int days : DAYS) {
            if (days * 1_440 * perMinute >= APART) {
                return Duration.ofDays(days);
            }
        }
        return Duration.ofDays(3_640);
    }

    private void add(Instant at, boolean showsTime, double x) {
        LocalDate date = times.date(at);
        boolean isNew = !date.equals(shown);
        shown = date;
        ticks.add(new Tick(x, showsTime ? times.minute(at) : "", isNew || !showsTime ? times.day(at) : ""));
    }
}
