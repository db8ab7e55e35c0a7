package io.incidentengine.lint;

import io.incidentengine.model.Time;
import io.incidentengine.sla.OpenPeriod;
import io.incidentengine.sla.ServiceCalendar;
import io.incidentengine.sla.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The instants of a stretch of time at which the deadlines of two targets can change places. A deadline moves with the
 * start while both lie in open time, stands still while the start does not, and jumps where it reaches a closing; so what
 * lies between two deadlines is shortest at one of these instants or a grain beside it.
 */
final class Moments {
    private static final int AT_ONCE = 100;

    private Moments() {}

    /** Where to look first: when a calendar opens or closes, and when an incident is reported whose deadline is then. */
    static NavigableSet<Instant> of(Target one, Target other, Instant from, Instant to) {
        NavigableSet<Instant> moments = new TreeSet<>();
        moments.add(from);
        for (Target edged : List.of(one, other)) {
            Instant last = Time.later(
                    one.calendar().add(to, one.amount()), other.calendar().add(to, other.amount()));
            for (Instant edge : edges(edged.calendar(), from, last)) {
                moments.add(edge);
                for (Target due : List.of(one, other)) {
                    moments.add(due.calendar().add(edge, Duration.ZERO.minus(due.amount())));
                }
            }
        }
        return within(moments, from, to);
    }

    /** The same, and a grain before and after each. */
    static NavigableSet<Instant> andBeside(NavigableSet<Instant> moments, Instant from, Instant to) {
        NavigableSet<Instant> all = new TreeSet<>(moments);
        for (Instant moment : moments) {
            all.add(Time.plus(moment, Time.GRAIN));
            all.add(Time.plus(moment, Duration.ZERO.minus(Time.GRAIN)));
        }
        return within(all, from, to);
    }

    private static NavigableSet<Instant> within(NavigableSet<Instant> moments, Instant from, Instant to) {
        return new TreeSet<>(moments.subSet(from, true, to, false));
    }

    /** The beginning of the stretch and the openings in it. */
    static List<Instant> openings(ServiceCalendar calendar, Instant from, Instant to) {
        return periods(calendar, from, to).stream().map(OpenPeriod::from).toList();
    }

    /** When the calendar opens and closes; not where it never does. */
    static List<Instant> edges(ServiceCalendar calendar, Instant from, Instant to) {
        List<Instant> edges = new ArrayList<>();
        for (OpenPeriod period : periods(calendar, from, to)) {
            edges.add(period.from());
            edges.add(period.to());
        }
        return edges;
    }

    /** When the calendar is open, from periods that begin before the end. */
    static List<OpenPeriod> periods(ServiceCalendar calendar, Instant from, Instant to) {
        List<OpenPeriod> periods = new ArrayList<>();
        Instant next = from;
        while (next.isBefore(to)) {
            List<OpenPeriod> some = calendar.openPeriods(next, AT_ONCE);
            for (OpenPeriod period : some) {
                if (period.from().isBefore(to)) {
                    periods.add(period);
                }
            }
            next = some.size() < AT_ONCE ? to : some.get(some.size() - 1).to();
        }
        return periods;
    }
}
