package io.incidentengine.reports;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * A value in a table.
 *
 * @param shown as people read it
 * @param data as a program reads it; empty if there is none
 * @param unit what the data is: {@code count}, {@code per week}, {@code share}, {@code s}, {@code time} or {@code text}
 * @param link where a click leads; empty for nowhere
 */
record Cell(String shown, String data, String unit, String link) {
    static final Cell NONE = new Cell(Amounts.NONE, "", "", "");

    static Cell count(long number) {
        return new Cell(Amounts.count(number), Long.toString(number), "count", "");
    }

    static Cell change(long now, long before) {
        return new Cell(Amounts.change(now - before), Long.toString(now - before), "count", "");
    }

    /** How many there are in a week, in tenths. */
    static Cell weekly(long tenths) {
        return new Cell(Amounts.tenths(tenths), exact(tenths), "per week", "");
    }

    static Cell weeklyChange(long now, long before) {
        long change = now - before;
        return new Cell(
                change == 0 ? Amounts.change(0) : (change > 0 ? "+" : "−") + Amounts.tenths(Math.abs(change)),
                exact(change),
                "per week",
                "");
    }

    private static String exact(long tenths) {
        return BigDecimal.valueOf(tenths, 1).stripTrailingZeros().toPlainString();
    }

    /** Of nothing there is no share. */
    static Cell share(long part, long whole) {
        return whole == 0
                ? NONE
                : new Cell(
                        Amounts.share(part, whole),
                        BigDecimal.valueOf(Amounts.permille(part, whole), 3).toPlainString(),
                        "share",
                        "");
    }

    static Cell points(long permille) {
        return new Cell(
                Amounts.points(permille), BigDecimal.valueOf(permille, 3).toPlainString(), "share", "");
    }

    static Cell duration(Duration duration) {
        return new Cell(
                Amounts.duration(duration),
                BigDecimal.valueOf(duration.toSeconds())
                        .add(BigDecimal.valueOf(duration.toNanosPart(), 9))
                        .stripTrailingZeros()
                        .toPlainString(),
                "s",
                "");
    }

    static Cell time(Instant at, LocalTimes times) {
        return new Cell(times.full(at), at.toString(), "time", "");
    }

    static Cell text(String text) {
        String line = Plain.line(text);
        return new Cell(line, line, "text", "");
    }

    /** Where something is kept: a link if it is an address of the web, else text. */
    static Cell reference(String reference) {
        String line = Plain.line(reference);
        return new Cell(line, line, "text", line.matches("https?://[^\\s\"<>\\\\]+") ? line : "");
    }

    /** A time as HTML takes it: with milliseconds at most. */
    String moment() {
        return data.replaceFirst("(\\.\\d{3})\\d+", "$1");
    }

    /** Numbers stand at the right. */
    boolean isNumber() {
        return !unit.equals("text") && !unit.equals("time");
    }
}
