package io.incidentengine.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentengine.model.Time;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every zone of this Java runtime, from the first year to the last: even hours are open, odd ones are closed. */
@Tag("S17")
class CalendarZonesTest {
    private static final int INSTANTS = 400;

    private static final OpeningHours[] EVEN_HOURS = IntStream.range(0, 12)
            .mapToObj(i -> new OpeningHours(LocalTime.of(2 * i, 0), LocalTime.of(2 * i + 1, 0)))
            .toArray(OpeningHours[]::new);

    private static BusinessCalendar evenHours(ZoneId zone) {
        BusinessCalendar.Builder calendar = BusinessCalendar.in(zone);
        for (DayOfWeek day : DayOfWeek.values()) {
            calendar.weekly(day, EVEN_HOURS);
        }
        return calendar.build();
    }

    @Test
    void a_local_time_is_that_of_the_zone_to_the_end_of_time() {
        for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            ZoneId zone = ZoneId.of(id);
            BusinessCalendar calendar = evenHours(zone);
            Random random = new Random(id.hashCode());
            for (int i = 0; i < INSTANTS; i++) {
                Instant any = Instant.ofEpochSecond((long) (Time.EARLIEST.getEpochSecond()
                        + random.nextDouble() * (Time.LATEST.getEpochSecond() - Time.EARLIEST.getEpochSecond())));
                assertThat(calendar.isOpen(any)).as("%s in %s", any, id).isEqualTo(isEven(any, zone));
            }
        }
    }

    @Test
    void it_changes_at_the_very_instant() {
        for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            ZoneId zone = ZoneId.of(id);
            ZoneRules rules = zone.getRules();
            BusinessCalendar calendar = evenHours(zone);
            ZoneOffsetTransition change = rules.nextTransition(Time.EARLIEST);
            Instant last = Instant.parse("2060-01-01T00:00:00Z");
            while (change != null && change.getInstant().isBefore(last)) {
                Instant at = change.getInstant();
                Instant before = at.minus(Time.GRAIN);
                assertThat(calendar.isOpen(before)).as("%s in %s", before, id).isEqualTo(isEven(before, zone));
                assertThat(calendar.isOpen(at)).as("%s in %s", at, id).isEqualTo(isEven(at, zone));
                change = rules.nextTransition(at);
            }
        }
    }

    private static boolean isEven(Instant instant, ZoneId zone) {
        return instant.atZone(zone).getHour() % 2 == 0;
    }
}
