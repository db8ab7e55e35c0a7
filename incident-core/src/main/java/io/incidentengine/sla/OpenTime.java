package io.incidentengine.sla;

import static io.incidentengine.sla.Micros.CYCLE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How much open time there is up to an instant, and the reverse, both at a cost that depends neither on the distance nor
 * on the number of holidays (S19).
 *
 * <p>The line is cut into pieces, within each of which the zone keeps one offset and one {@link Week} repeats: a piece
 * ends where the clocks are changed and where a special day begins or ends. Pieces are listed for the years in which
 * holidays, exceptions and changes of the zone have dates, and for 400 years before and after; the cycles beyond are
 * those of the list.
 */
final class OpenTime {
    /** Later than any instant. */
    static final long NEVER = Long.MAX_VALUE / 2;

    /** Earlier than any instant. */
    static final long BEFORE_ALL = -NEVER;

    /** Cycles that lead beyond the borders of time from anywhere between them. */
    private static final long TOO_MANY = 30;

    private final long first;
    private final long past;
    private final long future;
    private final long end;

    private final SortedKeys beginnings;
    private final SortedKeys amounts;
    private final Week[] weeks;
    private final long[] offsets;

    /** What to add to the open time of the piece's week. */
    private final long[] shifts;

    private final long total;
    private final long perPastCycle;
    private final long untilFuture;
    private final long perFutureCycle;

    /**
     * Lays out the pieces.
     *
     * @param fixed what has dates; one cycle before and after are laid out too
     * @param zone the stretches of all that
     * @param patterns the special days of all that
     */
    OpenTime(Span fixed, List<ZoneStretch> zone, DayPatterns patterns) {
        first = laidOut(fixed).from();
        past = fixed.from();
        future = fixed.to();
        end = laidOut(fixed).to();
        List<Piece> pieces = pieces(zone, patterns);
        int size = pieces.size();
        long[] from = new long[size];
        long[] before = new long[size];
        weeks = new Week[size];
        offsets = new long[size];
        shifts = new long[size];
        long sum = 0;
        for (int i = 0; i < size; i++) {
            Piece piece = pieces.get(i);
            from[i] = piece.from;
            before[i] = sum;
            weeks[i] = piece.week;
            offsets[i] = piece.offset;
            shifts[i] = sum - piece.week.until(piece.from + piece.offset);
            long to = i + 1 < size ? pieces.get(i + 1).from : end;
            sum = shifts[i] + piece.week.until(to + piece.offset);
        }
        total = sum;
        beginnings = new SortedKeys(from, end);
        amounts = new SortedKeys(before, total);
        perPastCycle = until(past);
        untilFuture = until(future);
        perFutureCycle = total - untilFuture;
    }

    /** What is laid out for what has dates. */
    static Span laidOut(Span fixed) {
        return new Span(fixed.from() - CYCLE, fixed.to() + CYCLE);
    }

    private record Piece(long from, long offset, Week week) {}

    private static List<Piece> pieces(List<ZoneStretch> zone, DayPatterns patterns) {
        List<Piece> pieces = new ArrayList<>();
        for (ZoneStretch stretch : zone) {
            Span local = stretch.span().plus(stretch.offset());
            long usualFrom = local.from();
            long firstDay = Math.floorDiv(local.from(), Micros.DAY);
            long lastDay = Math.floorDiv(local.to() - 1, Micros.DAY);
            for (Map.Entry<Long, Week> special :
                    patterns.special().subMap(firstDay, true, lastDay, true).entrySet()) {
                Span day = DayPatterns.day(special.getKey()).within(local.from(), local.to());
                if (usualFrom < day.from()) {
                    add(pieces, usualFrom, stretch.offset(), patterns.usual());
                }
                add(pieces, day.from(), stretch.offset(), special.getValue());
                usualFrom = day.to();
            }
            if (usualFrom < local.to()) {
                add(pieces, usualFrom, stretch.offset(), patterns.usual());
            }
        }
        return pieces;
    }

    /** Several days with the same pattern, such as two holidays, are one piece. */
    private static void add(List<Piece> pieces, long local, long offset, Week week) {
        Piece last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
        if (last == null || last.week != week || last.offset != offset) {
            pieces.add(new Piece(local - offset, offset, week));
        }
    }

    /** The open time up to an instant, counted from some fixed point; it never falls. */
    long until(long instant) {
        if (instant < first) {
            long cycles = Math.floorDiv(past - 1 - instant, CYCLE);
            return within(instant + cycles * CYCLE) - cycles * perPastCycle;
        }
        if (instant >= end) {
            long cycles = Math.floorDiv(instant - future, CYCLE);
            return within(instant - cycles * CYCLE) + cycles * perFutureCycle;
        }
        return within(instant);
    }

    private long within(long instant) {
        int i = beginnings.floor(instant);
        return shifts[i] + weeks[i].until(instant + offsets[i]);
    }

    /** The first instant up to which there is so much open time, or {@link #NEVER}, or {@link #BEFORE_ALL}. */
    long reach(long open) {
        if (open <= 0) {
            long cycles = perPastCycle == 0 ? TOO_MANY : Math.floorDiv(-open, perPastCycle) + 1;
            return cycles >= TOO_MANY ? BEFORE_ALL : reachWithin(open + cycles * perPastCycle) - cycles * CYCLE;
        }
        if (open > total) {
            long cycles = perFutureCycle == 0 ? TOO_MANY : Math.floorDiv(open - 1 - untilFuture, perFutureCycle);
            return cycles >= TOO_MANY ? NEVER : reachWithin(open - cycles * perFutureCycle) + cycles * CYCLE;
        }
        return reachWithin(open);
    }

    private long reachWithin(long open) {
        int i = amounts.floor(open - 1);
        return weeks[i].reach(open - shifts[i]) - offsets[i];
    }

    /** The end of the open time that an open instant is in: up to there, all time is open time. */
    long closing(long opening) {
        long open = opening;
        long step = Micros.DAY;
        while (isOpenThroughout(opening, open + step)) {
            open += step;
            step *= 2;
            if (open > Micros.LATEST) {
                return Micros.LATEST;
            }
        }
        long closed = open + step;
        while (closed - open > 1) {
            long middle = open + (closed - open) / 2;
            if (isOpenThroughout(opening, middle)) {
                open = middle;
            } else {
                closed = middle;
            }
        }
        return open;
    }

    /** The beginning of the open time that an open instant is in: from there on, all time up to it is open time. */
    long opening(long instant) {
        long open = instant;
        long step = Micros.DAY;
        while (isOpenThroughout(open - step, instant)) {
            open -= step;
            step *= 2;
            if (open < Micros.EARLIEST) {
                return Micros.EARLIEST;
            }
        }
        long closed = open - step;
        while (open - closed > 1) {
            long middle = closed + (open - closed) / 2;
            if (isOpenThroughout(middle, instant)) {
                open = middle;
            } else {
                closed = middle;
            }
        }
        return open;
    }

    private boolean isOpenThroughout(long from, long to) {
        return until(to) - until(from) == to - from;
    }
}
