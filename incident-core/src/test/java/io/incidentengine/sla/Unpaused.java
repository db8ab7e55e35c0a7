package io.incidentengine.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** A calendar with pauses that do not count, as vectors have them: what is open, less what is paused. */
record Unpaused(ServiceCalendar calendar, List<OpenPeriod> pauses) {
    Unpaused {
        pauses = pauses.stream().sorted(Comparator.comparing(OpenPeriod::from)).toList();
    }

    Duration measure(Instant from, Instant to) {
        if (to.isBefore(from)) {
            return measure(to, from).negated();
        }
        Duration sum = calendar.measure(from, to);
        Instant paused = from;
        for (OpenPeriod pause : pauses) {
            Instant begin = later(pause.from(), paused);
            Instant end = pause.to().isBefore(to) ? pause.to() : to;
            if (begin.isBefore(end)) {
                sum = sum.minus(calendar.measure(begin, end));
                paused = end;
            }
        }
        return sum;
    }

    Instant add(Instant start, Duration amount) {
        Instant at = start;
        Duration rest = amount;
        for (OpenPeriod pause : pauses) {
            if (pause.to().isAfter(at)) {
                Duration worked = pause.from().isAfter(at) ? calendar.measure(at, pause.from()) : Duration.ZERO;
                if (rest.compareTo(worked) <= 0) {
                    return calendar.add(at, rest);
                }
                rest = rest.minus(worked);
                at = pause.to();
            }
        }
        return calendar.add(at, rest);
    }

    Instant subtract(Instant start, Duration amount) {
        Instant at = start;
        Duration rest = amount;
        for (int i = pauses.size() - 1; i >= 0; i--) {
            OpenPeriod pause = pauses.get(i);
            if (pause.from().isBefore(at)) {
                Duration worked = pause.to().isBefore(at) ? calendar.measure(pause.to(), at) : Duration.ZERO;
                if (rest.compareTo(worked) <= 0) {
                    return calendar.add(at, rest.negated());
                }
                rest = rest.minus(worked);
                at = pause.from();
            }
        }
        return calendar.add(at, rest.negated());
    }

    private static Instant later(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }
}
