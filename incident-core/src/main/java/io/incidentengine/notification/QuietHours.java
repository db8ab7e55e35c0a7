package io.incidentengine.notification;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import io.incidentengine.model.Severity;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * When people are not to be disturbed, in the zone of whoever is told (S32).
 *
 * @param from from when on
 * @param to until when; at or before {@code from} means on the next day
 * @param exempt at which severities they are disturbed all the same
 */
public record QuietHours(LocalTime from, LocalTime to, Set<Severity> exempt) {
    /** Copies the severities, and refuses hours that are none. */
    public QuietHours {
        from = Required.value("delivery.quiet from", from);
        to = Required.value("delivery.quiet to", to);
        exempt = Collections.unmodifiableSet(new TreeSet<>(Required.all("delivery.quiet exempt", exempt)));
        if (from.equals(to)) {
            throw new InvalidInputException("delivery.quiet", "from " + from + " to " + to, "two times that differ");
        }
    }

    /** When the quiet hours end that an instant lies in; where clocks go forward over the end, as soon as they have. */
    Optional<Instant> end(Instant instant, ZoneId zone) {
        ZonedDateTime local = instant.atZone(zone);
        LocalTime time = local.toLocalTime();
        boolean overMidnight = to.isBefore(from);
        boolean before = time.isBefore(to);
        boolean quiet = overMidnight ? before || !time.isBefore(from) : before && !time.isBefore(from);
        if (!quiet) {
            return Optional.empty();
        }
        return Optional.of(local.toLocalDate()
                .plusDays(before ? 0 : 1)
                .atTime(to)
                .atZone(zone)
                .toInstant());
    }
}
