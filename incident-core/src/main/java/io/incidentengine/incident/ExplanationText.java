package io.incidentengine.incident;

import io.incidentengine.incident.Explanation.Line;
import io.incidentengine.model.Severity;
import io.incidentengine.sla.Reading;
import io.incidentengine.sla.Segment;
import io.incidentengine.sla.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** An explanation in words that a manager understands (S34). */
final class ExplanationText {
    private final Explanation explanation;
    private final DateTimeFormatter times;

    private ExplanationText(Explanation explanation, ZoneId zone) {
        this.explanation = explanation;
        this.times =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    static String of(Explanation explanation, ZoneId zone) {
        return new ExplanationText(explanation, zone).text(zone);
    }

    private String text(ZoneId zone) {
        StringBuilder text = new StringBuilder();
        text.append("Clock \"").append(explanation.clock().milestone()).append("\" of incident ");
        text.append(explanation.incident()).append(", by policy ").append(explanation.policy());
        text.append(", times in ")
                .append(zone)
                .append(": ")
                .append(shown(explanation.clock().reading()));
        Severity severity = null;
        Target target = null;
        for (Line line : explanation.lines()) {
            Segment segment = line.segment();
            if (!segment.severity().equals(severity) || !Objects.equals(segment.target(), target)) {
                severity = segment.severity();
                target = segment.target();
                text.append("\n  ").append(judged(segment));
            }
            text.append("\n  ").append(time(segment.from())).append("  ").append(state(line));
            String cause = cause(line);
            if (!cause.isEmpty()) {
                text.append(": ").append(cause);
            }
        }
        Line last = explanation.lines().get(explanation.lines().size() - 1);
        return text.append("\n  ")
                .append(time(last.until()))
                .append("  ")
                .append(words(last.elapsed()))
                .append(" in all")
                .toString();
    }

    private String time(Instant instant) {
        return times.format(instant);
    }

    private String shown(Reading reading) {
        if (reading instanceof Reading.Running running) {
            return "runs, " + words(running.remaining()) + " left, until " + time(running.deadline());
        } else if (reading instanceof Reading.Paused paused) {
            return "stands still since " + time(paused.since()) + ", " + words(paused.remaining()) + " left";
        } else if (reading instanceof Reading.Provisional provisional) {
            return "met for now, at " + time(provisional.at()) + ", the deadline was " + time(provisional.deadline());
        } else if (reading instanceof Reading.Met met) {
            return "met at " + time(met.at()) + ", the deadline was " + time(met.deadline());
        } else if (reading instanceof Reading.Breached breached) {
            return "breached at " + time(breached.at()) + " (" + words(breached.cause()) + "), the deadline was "
                    + time(breached.deadline());
        }
        return "without meaning";
    }

    private static String judged(Segment segment) {
        Duration limit = segment.limit();
        return limit == null
                ? "At " + segment.severity() + " there is no target."
                : "At " + segment.severity() + " at most " + words(limit) + ", " + segment.calendar() + ":";
    }

    private static String state(Line line) {
        String counted = "+" + words(line.counted());
        return switch (line.segment().state()) {
            case RUNNING -> "runs (" + counted + ")";
            case HELD -> "was stopped, which was taken back and so counts (" + counted + ")";
            case INHERITED -> "ran for an incident that was merged (" + counted + ")";
            case LEFT_OUT -> "stands still, as it is elsewhere";
            case PAUSED ->
                "stands still, "
                        + line.segment().pauses().stream().map(Object::toString).collect(Collectors.joining(", "));
        };
    }

    private static String cause(Line line) {
        List<TimelineEntry> because = line.because();
        if (because.isEmpty()) {
            return line.segment().state() == Segment.State.RUNNING ? "the pause has lasted as long as it may" : "";
        }
        return because.stream().map(ExplanationText::who).collect(Collectors.joining("; "));
    }

    private static String who(TimelineEntry entry) {
        String note = EventNote.of(entry.event());
        String what = entry.event().signals().stream().map(Order::words).collect(Collectors.joining(" and "));
        return (what.isEmpty() ? "time corrected" : what) + " by "
                + entry.actor().id() + (note.isEmpty() ? "" : " (" + note + ")");
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Days of 24 hours, hours, minutes and seconds, without those that are zero. */
    static String words(Duration duration) {
        if (duration.isNegative()) {
            return "minus " + words(duration.negated());
        }
        StringBuilder text = new StringBuilder();
        unit(text, duration.toDays(), " d");
        unit(text, duration.toHoursPart(), " h");
        unit(text, duration.toMinutesPart(), " min");
        Duration rest = Duration.ofSeconds(duration.toSecondsPart(), duration.toNanosPart());
        if (!rest.isZero() || text.isEmpty()) {
            unit(text, rest.toNanosPart() == 0 ? rest.toSeconds() : rest.toNanos() / 1_000_000_000.0, " s");
        }
        return text.isEmpty() ? "0 s" : text.toString();
    }

    private static void unit(StringBuilder text, Number amount, String unit) {
        if (amount.doubleValue() != 0) {
            text.append(text.isEmpty() ? "" : " ").append(amount).append(unit);
        }
    }
}
