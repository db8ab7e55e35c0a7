package io.incidentengine.incident;

import io.incidentengine.incident.Explanation.Line;
import io.incidentengine.model.Severity;
import io.incidentengine.sla.BreachCause;
import io.incidentengine.sla.Reading;
import io.incidentengine.sla.Segment;
import io.incidentengine.sla.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
        text.append(explanation.incident()).append(", by policy ").append(explanation.judgedBy());
        text.append(", times in ")
                .append(zone.equals(ZoneOffset.UTC) ? "UTC" : zone)
                .append(": ")
                .append(shown(explanation.clock().reading()));
        boolean isFinalByAnother = !explanation.judgedBy().equals(explanation.policy());
        if (isFinalByAnother) {
            text.append("\n  Final before the incident moved to policy ")
                    .append(explanation.policy())
                    .append(":");
        }
        Severity severity = null;
        Target target = null;
        for (Line line : explanation.lines()) {
            Segment segment = line.segment();
            boolean changes = !segment.severity().equals(severity) || !Objects.equals(segment.target(), target);
            if (changes && !isFinalByAnother) {
                severity = segment.severity();
                target = segment.target();
                text.append("\n  ").append(judged(segment));
            }
            text.append("\n  ").append(time(segment.from())).append("  ").append(state(line));
            append(text, cause(line));
        }
        Line last = explanation.lines().get(explanation.lines().size() - 1);
        text.append("\n  ").append(time(last.until())).append("  ").append(words(last.elapsed()));
        boolean isOver = !explanation.ending().isEmpty();
        append(text.append(isOver ? " in all" : " so far"), all(explanation.ending()));
        return text.toString();
    }

    private static void append(StringBuilder text, String cause) {
        if (!cause.isEmpty()) {
            text.append(": ").append(cause);
        }
    }

    private String time(Instant instant) {
        return times.format(instant);
    }

    private String shown(Reading reading) {
        if (reading instanceof Reading.Running running) {
            return "runs, " + words(running.remaining()) + " left, until " + time(running.deadline());
        } else if (reading instanceof Reading.Paused paused) {
            String since = "stands still since " + time(paused.since()) + ", ";
            return paused.remaining().isNegative()
                    ? since + words(paused.remaining().negated()) + " beyond its target, and late once it runs on"
                    : since + words(paused.remaining()) + " left";
        } else if (reading instanceof Reading.Provisional provisional) {
            return "met for now, at " + time(provisional.at()) + ", the deadline was " + time(provisional.deadline());
        } else if (reading instanceof Reading.Met met) {
            return "met at " + time(met.at()) + ", the deadline was " + time(met.deadline());
        } else if (reading instanceof Reading.Breached breached) {
            return "breached at " + time(breached.at()) + " (" + words(breached.cause()) + "), the deadline was "
                    + time(breached.deadline());
        }
        return "of no account, as it was withdrawn, merged into another or has no target";
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
            case HELD -> "was stopped, but that was taken back, so it counts (" + counted + ")";
            case INHERITED -> "ran for an incident that was merged (" + counted + ")";
            case INHERITED_STANDSTILL -> "stood still for an incident that was merged" + reasons(line);
            case LEFT_OUT -> "stands still";
            case PAUSED -> "stands still" + reasons(line);
        };
    }

    private static String reasons(Line line) {
        return line.segment().pauses().stream().map(reason -> ", " + reason).collect(Collectors.joining());
    }

    private static String cause(Line line) {
        List<TimelineEntry> because = line.because();
        if (because.isEmpty()) {
            return line.segment().state() == Segment.State.RUNNING ? "the pause has lasted as long as it may" : "";
        }
        return all(because);
    }

    private static String all(List<TimelineEntry> entries) {
        return entries.stream().map(ExplanationText::who).collect(Collectors.joining("; "));
    }

    private static String who(TimelineEntry entry) {
        String note = EventNote.of(entry.event());
        String what = entry.event().signals().stream().map(Order::words).collect(Collectors.joining(" and "));
        return (what.isEmpty() ? "time corrected" : what) + " by "
                + entry.actor().id() + (note.isEmpty() ? "" : " (" + note + ")");
    }

    private static String words(BreachCause cause) {
        return switch (cause) {
            case TIME_RAN_OUT -> "time ran out";
            case RECLASSIFIED -> "the severity changed";
            case REJECTED -> "the resolution was rejected";
            case RELAPSED -> "the service was down again";
            case MERGED -> "the fault had been reported earlier, as a merge showed";
            case MIGRATED -> "the other policy has less time";
        };
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
        if (duration.toSecondsPart() != 0 || duration.toNanosPart() != 0) {
            text.append(text.isEmpty() ? "" : " ").append(duration.toSecondsPart());
            text.append(fraction(duration.toNanosPart() / 1_000)).append(" s");
        }
        return text.isEmpty() ? "0 s" : text.toString();
    }

    private static String fraction(int micros) {
        return micros == 0
                ? ""
                : "." + String.valueOf(1_000_000 + micros).substring(1).replaceAll("0+$", "");
    }

    private static void unit(StringBuilder text, long amount, String unit) {
        if (amount != 0) {
            text.append(text.isEmpty() ? "" : " ").append(amount).append(unit);
        }
    }
}
