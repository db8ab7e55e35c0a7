package io.incidentengine.document;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * An instant as {@code Instant.toString} writes it. States consist of instants to a good part, so that those of our
 * years, to the microsecond, are written and read without a formatter.
 */
final class Moment {
    private static final int SECONDS = "2026-03-02T08:00:00".length();
    private static final int DAY = 86_400;
    private static final long FIRST = Instant.parse("1000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private Moment() {}

    static String write(Instant instant) {
        long second = instant.getEpochSecond();
        int nano = instant.getNano();
        if (second < FIRST || second > LAST || nano % 1_000 != 0) {
            return instant.toString();
        }
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(second, DAY));
        int time = Math.floorMod(second, DAY);
        int micros = nano / 1_000;
        StringBuilder text = new StringBuilder(27);
        digits(text, date.getYear(), 1_000);
        digits(text.append('-'), date.getMonthValue(), 10);
        digits(text.append('-'), date.getDayOfMonth(), 10);
        digits(text.append('T'), time / 3_600, 10);
        digits(text.append(':'), time / 60 % 60, 10);
        digits(text.append(':'), time % 60, 10);
        if (micros % 1_000 != 0) {
            digits(text.append('.'), micros, 100_000);
        } else if (micros != 0) {
            digits(text.append('.'), micros / 1_000, 100);
        }
        return text.append('Z').toString();
    }

    private static void digits(StringBuilder text, int number, int first) {
        for (int place = first; place > 0; place /= 10) {
            text.append((char) ('0' + number / place % 10));
        }
    }

    /**
     * Reads an instant.
     *
     * @throws DateTimeParseException if it is none
     */
    static Instant read(String text) {
        Instant quickly = isUsual(text) ? usual(text) : null;
        return quickly == null ? Instant.parse(text) : quickly;
    }

    private static boolean isUsual(String text) {
        int length = text.length();
        boolean fraction = length == SECONDS + 5 || length == SECONDS + 8;
        return (length == SECONDS + 1 || (fraction && text.charAt(SECONDS) == '.'))
                && text.charAt(length - 1) == 'Z'
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    /** The instant, or {@code null} if there is anything that only the formatter understands or refuses. */
    private static @Nullable Instant usual(String text) {
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int fraction = text.length() == SECONDS + 1 ? 0 : number(text, SECONDS + 1, text.length() - 1);
        boolean usual = year >= 0
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= (month == 2 ? 28 : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31)
                && hour >= 0
                && hour <= 23
                && minute >= 0
                && minute <= 59
                && second >= 0
                && second <= 59
                && fraction >= 0;
        if (!usual) {
            return null;
        }
        long seconds = LocalDate.of(year, month, day).toEpochDay() * DAY + hour * 3_600L + minute * 60L + second;
        return Instant.ofEpochSecond(seconds, fraction * (text.length() == SECONDS + 5 ? 1_000_000L : 1_000L));
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
