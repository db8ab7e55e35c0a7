package io.incidentengine.sla;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.BitSet;

/**
 * A calendar that was watched for some days, minute by minute, or second by second where the zone was not a whole number
 * of minutes from UTC. Times are microseconds since the watch began; {@link #NOT_SEEN} is what it has no answer for.
 */
final class MinuteByMinute {
    static final long NOT_SEEN = Long.MIN_VALUE;

    private final Instant begin;
    private final long cell;
    private final int cells;
    private final BitSet open = new BitSet();

    private MinuteByMinute(PlainCalendar calendar, Instant begin, Instant end, int seconds) {
        this.begin = begin;
        this.cell = seconds * 1_000_000L;
        this.cells = (int) ((end.getEpochSecond() - begin.getEpochSecond()) / seconds);
        for (int i = 0; i < cells; i++) {
            open.set(i, calendar.isOpen(begin.plusSeconds((long) i * seconds)));
        }
    }

    /** Watches some days, as many before an instant as after it; a quarter of that where it is second by second. */
    static MinuteByMinute watch(PlainCalendar calendar, Instant around, int days) {
        long middle = Math.floorDiv(around.getEpochSecond(), 60) * 60;
        boolean seconds = false;
        for (long hour = -24L * days; hour <= 24L * days; hour++) {
            Instant at = Instant.ofEpochSecond(middle + 3_600 * hour);
            seconds |= LocalDateTime.ofInstant(at, calendar.zone()).getSecond() != 0;
        }
        long half = 86_400L * days / (seconds ? 4 : 1);
        return new MinuteByMinute(
                calendar, Instant.ofEpochSecond(middle - half), Instant.ofEpochSecond(middle + half), seconds ? 1 : 60);
    }

    long length() {
        return cell * cells;
    }

    Instant instant(long time) {
        return begin.plusNanos(1_000 * time);
    }

    long time(Instant instant) {
        return (instant.getEpochSecond() - begin.getEpochSecond()) * 1_000_000 + instant.getNano() / 1_000;
    }

    boolean isOpen(long time) {
        return open.get((int) (time / cell));
    }

    long measure(long from, long to) {
        if (from > to) {
            return -measure(to, from);
        }
        long sum = 0;
        for (int i = (int) (from / cell); i < cells && i * cell < to; i++) {
            if (open.get(i)) {
                sum += Math.min(to, (i + 1) * cell) - Math.max(from, i * cell);
            }
        }
        return sum;
    }

    /** The first time at which so much has been worked, or backward the last from which it is. */
    long add(long start, long amount) {
        long rest = Math.abs(amount);
        if (amount >= 0) {
            for (int i = (int) (start / cell); i < cells; i++) {
                long from = Math.max(start, i * cell);
                long worked = open.get(i) ? (i + 1) * cell - from : 0;
                if (rest <= worked) {
                    return from + rest;
                }
                rest -= worked;
            }
        } else {
            for (int i = (int) ((start - 1) / cell); i >= 0; i--) {
                long to = Math.min(start, (i + 1) * cell);
                long worked = open.get(i) ? to - i * cell : 0;
                if (rest <= worked) {
                    return to - rest;
                }
                rest -= worked;
            }
        }
        return NOT_SEEN;
    }

    long nextOpening(long time) {
        if (isOpen(time)) {
            return time;
        }
        int next = open.nextSetBit((int) (time / cell));
        return next < 0 ? NOT_SEEN : next * cell;
    }

    long previousClosing(long time) {
        if (isOpen(time)) {
            return time;
        }
        int last = open.previousSetBit((int) (time / cell));
        return last < 0 ? NOT_SEEN : (last + 1) * cell;
    }

    /** When it opened, if it is open now. */
    long opening(long time) {
        int last = open.previousClearBit((int) (time / cell));
        return last < 0 ? NOT_SEEN : (last + 1) * cell;
    }

    /** When it closes, if it is open now. */
    long closing(long time) {
        int next = open.nextClearBit((int) (time / cell));
        return next >= cells ? NOT_SEEN : next * cell;
    }
}
