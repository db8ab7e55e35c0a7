package io.incidentengine.sla;

import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time within which a zone keeps one offset.
 *
 * @param span from when to when, in microseconds since the epoch
 * @param offset what is added to an instant for the local time, in microseconds
 */
record ZoneStretch(Span span, long offset) {

    /** All stretches of a zone within a span of time, without a gap. */
    static List<ZoneStretch> of(ZoneRules rules, Span time) {
        List<ZoneStretch> stretches = new ArrayList<>();
        Instant first = Instant.ofEpochSecond(Math.floorDiv(time.from(), Micros.SECOND));
        long begin = time.from();
        long offset = rules.getOffset(first).getTotalSeconds() * Micros.SECOND;
        for (ZoneOffsetTransition next = rules.nextTransition(first);
                next != null && at(next) < time.to();
                next = rules.nextTransition(next.getInstant())) {
            stretches.add(new ZoneStretch(new Span(begin, at(next)), offset));
            begin = at(next);
            offset = next.getOffsetAfter().getTotalSeconds() * Micros.SECOND;
        }
        stretches.add(new ZoneStretch(new Span(begin, time.to()), offset));
        return stretches;
    }

    /**
     * The days since the epoch between which a zone follows no rule: before, it never changes; after, it repeats the
     * same changes every 400 years. {@code null} if it never changes at all.
     */
    static @Nullable Span irregular(ZoneRules rules) {
        List<ZoneOffsetTransition> listed = rules.getTransitions();
        if (listed.isEmpty()) {
            return null;
        }
        ZoneOffsetTransition last = listed.get(listed.size() - 1);
        long afterwards = last.getDateTimeAfter()
                .toLocalDate()
                .withDayOfYear(1)
                .plusYears(2)
                .toEpochDay();
        return new Span(Math.floorDiv(at(listed.get(0)), Micros.DAY), afterwards);
    }

    /** The dates, as days since the epoch, that never were, as the zone moved across the date line. */
    static Set<Long> datesLeftOut(ZoneRules rules) {
        Set<Long> days = new TreeSet<>();
        for (ZoneOffsetTransition change : rules.getTransitions()) {
            if (change.isGap()) {
                long first =
                        change.getDateTimeBefore().minusNanos(1).toLocalDate().toEpochDay() + 1;
                long back = change.getDateTimeAfter().toLocalDate().toEpochDay();
                for (long day = first; day < back; day++) {
                    days.add(day);
                }
            }
        }
        return days;
    }

    private static long at(ZoneOffsetTransition transition) {
        return transition.toEpochSecond() * Micros.SECOND;
    }
}
