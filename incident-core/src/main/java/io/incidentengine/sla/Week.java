package io.incidentengine.sla;

import static io.incidentengine.sla.Micros.DAY;
import static io.incidentengine.sla.Micros.WEEK;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Open time on the local line that repeats every week: how much of it there is up to a time, and the reverse. Both are
 * arithmetic: whole weeks are multiplied, not walked.
 */
final class Week {
    /** Never open. */
    static final Week CLOSED = new Week(List.of());

    /** The first Monday after the epoch, which was a Thursday. */
    private static final long MONDAY = 4 * DAY;

    private final long[] from;
    private final long[] to;
    private final long[] before;
    private final long total;
    private final SortedKeys beginnings;
    private final SortedKeys amounts;

    /** Spans of open time, in order and apart, counted from Monday 00:00. */
    private Week(List<Span> open) {
        List<Span> spans = new ArrayList<>(open);
        spans.add(0, new Span(0, 0));
        int size = spans.size();
        from = new long[size];
        to = new long[size];
        before = new long[size];
        long sum = 0;
        for (int i = 0; i < size; i++) {
            from[i] = spans.get(i).from();
            to[i] = spans.get(i).to();
            before[i] = sum;
            sum += spans.get(i).length();
        }
        total = sum;
        beginnings = new SortedKeys(from, WEEK);
        amounts = new SortedKeys(before, total);
    }

    /** Seven days, from Monday on, each with its spans of open time. */
    static Week of(List<List<Span>> days) {
        return new Week(Span.united(IntStream.range(0, 7)
                .boxed()
                .flatMap(day -> days.get(day).stream().map(span -> span.plus(day * DAY)))
                .toList()));
    }

    /** Every day the same. */
    static Week daily(List<Span> open) {
        return open.isEmpty()
                ? CLOSED
                : of(IntStream.range(0, 7).mapToObj(day -> open).toList());
    }

    /** The open time up to a local time, counted from some fixed point; it never falls. */
    long until(long local) {
        long week = Math.floorDiv(local - MONDAY, WEEK);
        long time = local - MONDAY - week * WEEK;
        int i = beginnings.floor(time);
        return week * total + before[i] + Math.min(time, to[i]) - from[i];
    }

    /** The first local time up to which there is so much open time. Not for {@link #CLOSED}. */
    long reach(long open) {
        long week = Math.floorDiv(open - 1, total);
        long rest = open - week * total;
        int i = amounts.floor(rest - 1);
        return MONDAY + week * WEEK + from[i] + rest - before[i];
    }
}
