package io.incidentengine.examples.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** How figures are written in the summary; the same on every machine. */
final class Figures {
    static final String NONE = "-";

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private Figures() {}

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A count in a table, where a dash reads better than a zero. */
    static String cell(long count) {
        return count == 0 ? NONE : count(count);
    }

    static String percent(long part, long whole, int decimals) {
        return whole == 0 ? NONE : String.format(Locale.ROOT, "%." + decimals + "f", 100.0 * part / whole);
    }

    /** A target, exactly: such as 10 min, 213 h, 60 d. */
    static String target(Duration duration) {
        long minutes = duration.toMinutes();
        if (minutes % 60 != 0 || minutes < 120) {
            return minutes + " min";
        }
        long hours = minutes / 60;
        return hours % 24 != 0 || hours < 48 ? hours + " h" : hours / 24 + " d";
    }

    /** A measured time, rounded: such as 27 min, 28.9 h, 9.7 d. */
    static String time(Optional<Duration> duration) {
        return duration.map(Figures::time).orElse(NONE);
    }

    private static String time(Duration duration) {
        double minutes = duration.toSeconds() / 60.0;
        if (minutes < 100) {
            return String.format(Locale.ROOT, "%.0f min", minutes);
        }
        return minutes < 72 * 60
                ? String.format(Locale.ROOT, "%.1f h", minutes / 60)
                : String.format(Locale.ROOT, "%.1f d", minutes / (24 * 60));
    }

    static String minute(Instant instant) {
        return MINUTE.format(instant);
    }
}
