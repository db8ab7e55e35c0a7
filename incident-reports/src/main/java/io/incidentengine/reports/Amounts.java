package io.incidentengine.reports;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Numbers and durations as people read them. */
final class Amounts {
    /** What stands where there is nothing to show. */
    static final String NONE = "–";

    private Amounts() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** With one place: 1.5 for 15. */
    static String tenths(long tenths) {
        return count(tenths / 10) + "." + tenths % 10;
    }

    /** With its sign: +3, −2, ±0. */
    static String change(long difference) {
        return difference == 0 ? "±0" : (difference > 0 ? "+" : "−") + count(Math.abs(difference));
    }

    /** A part of a whole in percent, cut to one place: 100 % is all of it, and nothing less. */
    static String share(long part, long whole) {
        return whole == 0 ? NONE : permille(part, whole) / 10 + "." + permille(part, whole) % 10 + " %";
    }

    /** Thousandths, cut. */
    static long permille(long part, long whole) {
        return whole == 0 ? 0 : (long) ((double) part / whole * 1_000 + 1e-9);
    }

    /** The change of a share in points of percent. */
    static String points(long permille) {
        long size = Math.abs(permille);
        return permille == 0
                ? "±0"
                : (permille > 0 ? "+" : "−") + size / 10 + "." + size % 10 + (size == 10 ? " point" : " points");
    }

    /** A duration in the two units that matter, such as {@code 2 h 10 min}; days have 24 hours. */
    static String duration(Duration exact) {
        if (exact.isNegative()) {
            return "−" + duration(exact.negated());
        }
        Duration duration = exact.compareTo(Duration.ofSeconds(1)) < 0
                ? exact
                : exact.plusMillis(500).truncatedTo(ChronoUnit.SECONDS);
        long days = duration.toDays();
        int hours = duration.toHoursPart();
        int minutes = duration.toMinutesPart();
        int seconds = duration.toSecondsPart();
        if (days > 0) {
            return count(days) + " d" + more(hours, " h");
        } else if (hours > 0) {
            return hours + " h" + more(minutes, " min");
        } else if (minutes > 0) {
            return minutes + " min" + more(seconds, " s");
        } else if (seconds > 0) {
            return seconds + " s";
        }
        return duration.isZero() ? "0 min" : "under 1 s";
    }

    private static String more(int amount, String unit) {
        return amount == 0 ? "" : " " + amount + unit;
    }

    /** A number and its noun, in the plural where it is not one. */
    static String of(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** A constant as words. */
    static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
