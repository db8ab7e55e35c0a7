package io.incidentengine.examples.replay;

import io.incidentengine.examples.replay.LogRow.Counts;
import io.incidentengine.examples.replay.LogRow.Features;
import io.incidentengine.examples.replay.LogRow.Handling;
import io.incidentengine.examples.replay.LogRow.Opening;
import io.incidentengine.examples.replay.LogRow.Rating;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the fields of a row into a {@link LogRow}, finding the columns by their names in the header. */
final class RowReader {
    /** The columns that a log must have, in any order and among any others. */
    static final List<String> COLUMNS = List.of(
            "number",
            "incident_state",
            "sys_updated_at",
            "sys_updated_by",
            "opened_at",
            "opened_by",
            "caller_id",
            "contact_type",
            "category",
            "subcategory",
            "u_symptom",
            "location",
            "impact",
            "urgency",
            "priority",
            "assignment_group",
            "assigned_to",
            "problem_id",
            "sys_mod_count",
            "reassignment_count",
            "reopen_count",
            "made_sla");

    /** How far an update can lie from the opening of its incident before one of the two is taken for damage. */
    static final Duration PLAUSIBLE_LIFE = Duration.ofDays(3_650);

    private static final String MISSING = "?";

    /** {@code d/M/uuuu HH:mm}, but a year of four digits and no sign. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("d/M/")
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern(" HH:mm")
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

    private final Map<String, Integer> positions;

    private RowReader(Map<String, Integer> positions) {
        this.positions = positions;
    }

    /** A reader for rows under this header; throws {@link EventLogException} naming each column missing or doubled. */
    static RowReader under(List<String> header, String file) {
        List<String> missing =
                COLUMNS.stream().filter(name -> !header.contains(name)).toList();
        if (!missing.isEmpty()) {
            throw new EventLogException(
                    file,
                    "the header lacks " + String.join(", ", missing) + "; its " + header.size() + " columns begin with "
                            + header.stream().limit(5).map(RowReader::shown).collect(Collectors.joining(", ")));
        }
        List<String> doubled = COLUMNS.stream()
                .filter(name -> Collections.frequency(header, name) > 1)
                .toList();
        if (!doubled.isEmpty()) {
            throw new EventLogException(file, "the header has more than one column " + String.join(", ", doubled));
        }
        Map<String, Integer> positions = new HashMap<>();
        COLUMNS.forEach(name -> positions.put(name, header.indexOf(name)));
        return new RowReader(positions);
    }

    /** The row; the exception names the column, what was found there, and what is allowed. */
    LogRow read(long line, List<String> fields) throws UnusableRowException {
        String number = required(fields, "number");
        LogState state = state(fields);
        Instant updatedAt = time(fields, "sys_updated_at");
        Instant openedAt = time(fields, "opened_at");
        if (Duration.between(openedAt, updatedAt).abs().compareTo(PLAUSIBLE_LIFE) > 0) {
            throw new UnusableRowException("sys_updated_at " + shown(text(fields, "sys_updated_at"))
                    + " and opened_at " + shown(text(fields, "opened_at")) + " lie more than "
                    + PLAUSIBLE_LIFE.toDays() + " days apart");
        }
        return new LogRow(
                line,
                number,
                state,
                updatedAt,
                optional(fields, "sys_updated_by"),
                new Opening(
                        openedAt,
                        optional(fields, "opened_by"),
                        optional(fields, "caller_id"),
                        optional(fields, "contact_type"),
                        features(fields)),
                new Rating(code(fields, "impact", 3), code(fields, "urgency", 3), code(fields, "priority", 4)),
                handling(fields, state),
                truth(fields, "made_sla"));
    }

    private Features features(List<String> fields) throws UnusableRowException {
        return new Features(
                optional(fields, "category"),
                optional(fields, "subcategory"),
                optional(fields, "u_symptom"),
                optional(fields, "location"));
    }

    private Handling handling(List<String> fields, LogState state) throws UnusableRowException {
        return new Handling(
                optional(fields, "assignment_group"),
                state == LogState.NEW ? null : optional(fields, "assigned_to"),
                optional(fields, "problem_id"),
                new Counts(
                        count(fields, "sys_mod_count"),
                        count(fields, "reassignment_count"),
                        count(fields, "reopen_count")));
    }

    private LogState state(List<String> fields) throws UnusableRowException {
        String label = required(fields, "incident_state");
        return LogState.of(label)
                .orElseThrow(() -> unusable(
                        "incident_state",
                        label,
                        Arrays.stream(LogState.values()).map(LogState::label).collect(Collectors.joining(", "))));
    }

    private Instant time(List<String> fields, String column) throws UnusableRowException {
        String value = required(fields, column);
        try {
            return LocalDateTime.parse(value, TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw unusable(column, value, "d/M/yyyy HH:mm, in UTC");
        }
    }

    /** The figure of a value such as {@code 2 - Medium}. */
    private int code(List<String> fields, String column, int highest) throws UnusableRowException {
        String value = required(fields, column);
        int code = value.startsWith(" - ", 1) ? Character.digit(value.charAt(0), 10) : -1;
        if (code < 1 || code > highest) {
            throw unusable(column, value, "a figure from 1 to " + highest + ", a dash and a name");
        }
        return code;
    }

    private int count(List<String> fields, String column) throws UnusableRowException {
        String value = required(fields, column);
        if (!COUNT.matcher(value).matches()) {
            throw unusable(column, value, "a number from 0 to 999999999");
        }
        return Integer.parseInt(value);
    }

    private boolean truth(List<String> fields, String column) throws UnusableRowException {
        String value = required(fields, column);
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw unusable(column, value, "true, false");
        };
    }

    private String required(List<String> fields, String column) throws UnusableRowException {
        String value = optional(fields, column);
        if (value == null) {
            throw new UnusableRowException(column + " is missing");
        }
        return value;
    }

    private @Nullable String optional(List<String> fields, String column) throws UnusableRowException {
        String value = text(fields, column);
        if (holdsControl(value)) {
            throw unusable(column, value, "text without control characters");
        }
        return value.isEmpty() || value.equals(MISSING) ? null : value;
    }

    private String text(List<String> fields, String column) {
        Integer position = positions.get(column);
        return position == null ? "" : fields.get(position).strip();
    }

    private static boolean holdsControl(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static UnusableRowException unusable(String column, String found, String allowed) {
        return new UnusableRowException(column + " is " + shown(found) + "; allowed: " + allowed);
    }

    /** The text in quotation marks, control characters made visible and no longer than a message can bear. */
    private static String shown(String text) {
        String visible = text.replaceAll("\\p{Cntrl}", "\ufffd");
        return '"' + (visible.length() <= 40 ? visible : visible.substring(0, 40) + "…") + '"';
    }
}
