package io.incidentengine.forecast;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Shows times as a clock on somebody's wall does. */
final class Wall {
    private final ZoneId zone;
    private final DateTimeFormatter times;

    private Wall(ZoneId zone) {
        this.zone = zone;
        this.times =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    static Wall in(ZoneId zone) {
        return new Wall(zone);
    }

    String time(Instant instant) {
        return times.format(instant);
    }

    String zone() {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.toString();
    }
}
