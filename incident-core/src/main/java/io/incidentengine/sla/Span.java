package io.incidentengine.sla;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of a line of microseconds, without its end.
 *
 * @param from where it begins
 * @param to the first microsecond that is not in it
 */
record Span(long from, long to) {

    Span plus(long micros) {
        return new Span(from + micros, to + micros);
    }

    /** What lies within borders; empty if nothing does. */
    Span within(long least, long most) {
        return new Span(Math.max(from, least), Math.min(to, most));
    }

    boolean isEmpty() {
        return from >= to;
    }

    long length() {
        return to - from;
    }

    /** Sorted, without empty ones, and those that touch or overlap as one. */
    static List<Span> united(List<Span> spans) {
        List<Span> sorted = spans.stream()
                .filter(span -> !span.isEmpty())
                .sorted(Comparator.comparingLong(Span::from))
                .toList();
        List<Span> united = new ArrayList<>(sorted.size());
        for (Span next : sorted) {
            int last = united.size() - 1;
            if (last >= 0 && united.get(last).to >= next.from) {
                united.set(last, new Span(united.get(last).from, Math.max(united.get(last).to, next.to)));
            } else {
                united.add(next);
            }
        }
        return List.copyOf(united);
    }
}
