package io.incidentengine.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
    private static final LogRow SOUND = new LogRow(
            2,
            "INC0000045",
            LogState.ACTIVE,
            Instant.parse("2016-02-29T01:23:00Z"),
            "Updated by 21",
            new LogRow.Opening(
                    Instant.parse("2016-02-29T01:16:00Z"),
                    "Opened by  8",
                    "Caller 2403",
                    "Phone",
                    new LogRow.Features("Category 55", "Subcategory 170", "Symptom 72", "Location 143")),
            new LogRow.Rating(2, 1, 2),
            new LogRow.Handling("Group 56", "Resolver 89", null, new LogRow.Counts(2, 1, 0)),
            true);

    @TempDir
    private Path folder;

    @Test
    void a_row_comes_with_typed_values_and_its_line() {
        assertThat(LogText.entries(folder, LogText.log(LogText.row()))).containsExactly(SOUND);
    }

    @Test
    void columns_are_found_by_name_in_any_order() {
        String reversed = LogText.log(LogText.row())
                .lines()
                .map(line -> {
                    List<String> fields = Arrays.asList(line.split(","));
                    Collections.reverse(fields);
                    return String.join(",", fields);
                })
                .collect(Collectors.joining("\n"));

        assertThat(LogText.entries(folder, reversed)).containsExactly(SOUND);
    }

    @Test
    void missing_values_are_absent() {
        String row = LogText.row(
                "caller_id", "?", "opened_by", "?", "assignment_group", "?", "assigned_to", "", "u_symptom", "?");

        LogRow read = (LogRow) LogText.entries(folder, LogText.log(row)).get(0);

        assertThat(read.opening().caller()).isNull();
        assertThat(read.opening().openedBy()).isNull();
        assertThat(read.opening().features().symptom()).isNull();
        assertThat(read.handling().group()).isNull();
        assertThat(read.handling().assignee()).isNull();
    }

    @Test
    void the_assignee_of_a_new_incident_is_from_the_future_and_left_out() {
        LogRow read = (LogRow) LogText.entries(folder, LogText.log(LogText.row("incident_state", "New")))
                .get(0);

        assertThat(read.handling().assignee()).isNull();
    }

    @Test
    void every_state_of_the_log_is_known() {
        for (LogState state : LogState.values()) {
            List<LogEntry> entries = LogText.entries(folder, LogText.log(LogText.row("incident_state", state.label())));

            assertThat(((LogRow) entries.get(0)).state()).isEqualTo(state);
        }
    }

    @Test
    void a_gzipped_file_is_known_by_its_content() {
        Path file = LogText.write(folder, LogText.gzip(LogText.log(LogText.row())));

        assertThat(file).hasFileName("log.csv");
        assertThat(LogText.entries(file)).containsExactly(SOUND);
    }

    @Test
    void a_byte_order_mark_tells_the_charset() {
        byte[] utf16 = ("\ufeff" + LogText.log(LogText.row())).getBytes(StandardCharsets.UTF_16LE);

        assertThat(LogText.entries(folder, "\ufeff" + LogText.log(LogText.row())))
                .containsExactly(SOUND);
        assertThat(LogText.entries(LogText.write(folder, utf16))).containsExactly(SOUND);
    }

    @Test
    void lines_may_end_in_any_way_and_empty_ones_do_not_count() {
        String text = LogText.HEADER + "\r\n\r\n" + LogText.row() + "\r" + LogText.row("number", "INC2");

        assertThat(LogText.entries(folder, text)).extracting(LogEntry::line).containsExactly(3L, 4L);
    }

    @Test
    void a_quoted_field_may_hold_commas_and_line_ends() {
        String row = LogText.row("closed_at", "\"five,\nsix \"\"or\"\"\nseven\"");

        assertThat(LogText.entries(folder, LogText.log(row, LogText.row())))
                .extracting(LogEntry::line)
                .containsExactly(2L, 5L);
    }

    @Test
    void a_log_that_holds_its_header_only_has_no_rows() {
        assertThat(LogText.entries(folder, LogText.HEADER)).isEmpty();
    }

    @Test
    void there_is_nothing_after_the_last_row() {
        try (EventLog log = EventLog.open(LogText.write(folder, LogText.HEADER))) {
            assertThatThrownBy(log::next)
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessageEndingWith("no more rows");
        }
    }
}
