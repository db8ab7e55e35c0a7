package io.incidentengine.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnusableRowTest {
    private static final String BEFORE = LogText.row("number", "INC0000001");
    private static final String AFTER = LogText.row("number", "INC0000003");

    @TempDir
    private Path folder;

    @Test
    void the_damaged_state_of_the_full_data_set_is_rejected_with_what_is_allowed() {
        assertThat(reasonFor(LogText.row("incident_state", "-100")))
                .isEqualTo("incident_state is \"-100\"; allowed: New, Active, Awaiting User Info, Awaiting Vendor,"
                        + " Awaiting Problem, Awaiting Evidence, Resolved, Closed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "30/2/2016 01:23",
                "2016-02-29 01:23",
                "29/2/2016 24:00",
                "29/2/2016 1:23",
                "29/2/16 01:23",
                "29/2/-2016 01:23",
                "29/2/12016 01:23",
                "29/2/2016 01:23:00",
                "29/2/2016 01:2",
                "1456708980"
            })
    void a_time_is_taken_strictly(String time) {
        assertThat(reasonFor(LogText.row("sys_updated_at", time)))
                .isEqualTo("sys_updated_at is \"" + time + "\"; allowed: d/M/yyyy HH:mm, in UTC");
    }

    @ParameterizedTest
    @CsvSource({
        "impact, 4 - None, 3",
        "impact, High, 3",
        "urgency, 0 - All, 3",
        "urgency, 2, 3",
        "priority, 5 - Planning, 4",
        "priority, -1 - High, 4"
    })
    void a_rating_is_a_figure_within_its_range(String column, String value, int highest) {
        assertThat(reasonFor(LogText.row(column, value)))
                .isEqualTo(column + " is \"" + value + "\"; allowed: a figure from 1 to " + highest
                        + ", a dash and a name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "9999999999", "many"})
    void a_count_is_a_whole_number(String count) {
        assertThat(reasonFor(LogText.row("reopen_count", count))).startsWith("reopen_count is \"" + count + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "number",
                "incident_state",
                "sys_updated_at",
                "opened_at",
                "impact",
                "urgency",
                "priority",
                "made_sla",
                "sys_mod_count"
            })
    void what_the_replay_cannot_do_without_must_be_there(String column) {
        assertThat(reasonFor(LogText.row(column, "?"))).isEqualTo(column + " is missing");
    }

    @Test
    void the_verdict_is_true_or_false() {
        assertThat(reasonFor(LogText.row("made_sla", "yes"))).isEqualTo("made_sla is \"yes\"; allowed: true, false");
    }

    @Test
    void times_centuries_apart_are_damage() {
        assertThat(reasonFor(LogText.row("sys_updated_at", "29/2/2116 01:23")))
                .isEqualTo("sys_updated_at \"29/2/2116 01:23\" and opened_at \"29/2/2016 01:16\" lie more than"
                        + " 3650 days apart");
    }

    @Test
    void control_characters_are_damage_and_are_not_repeated_in_the_message() {
        assertThat(reasonFor(LogText.row("caller_id", "Caller\u0000\u001b[31m7")))
                .isEqualTo("caller_id is \"Caller\ufffd\ufffd[31m7\"; allowed: text without control characters");
    }

    @Test
    void a_long_value_is_cut_in_the_message() {
        assertThat(reasonFor(LogText.row("incident_state", "x".repeat(5_000)))).startsWith("incident_state is \"x");
        assertThat(reasonFor(LogText.row("incident_state", "x".repeat(5_000)))).hasSizeLessThan(200);
    }

    @Test
    void a_row_with_too_few_or_too_many_fields_is_rejected() {
        assertThat(reasonFor("INC0000002,New,true")).isEqualTo("it has 3 fields, and not 24 as the header has");
        assertThat(reasonFor(LogText.row() + ",more")).isEqualTo("it has 25 fields, and not 24 as the header has");
    }

    @Test
    void a_quote_that_never_closes_costs_its_own_row_only() {
        assertThat(reasonFor(LogText.row("caller_id", "\"Caller 7"))).startsWith("it is no sound CSV: ");
    }

    @Test
    void two_stray_quotes_do_not_swallow_the_rows_between_them() {
        String stray = LogText.row("caller_id", "\"Caller 7");

        assertThat(LogText.entries(folder, LogText.log(BEFORE, stray, AFTER, stray, AFTER)))
                .extracting(entry -> entry instanceof RejectedRow)
                .containsExactly(false, true, false, true, false);
    }

    @Test
    void a_quote_is_looked_for_over_a_limited_number_of_lines() {
        int between = CsvRows.MAX_LINES;
        List<String> rows = new ArrayList<>(Collections.nCopies(between, LogText.row()));
        rows.add(0, LogText.row("closed_at", "\"open"));
        rows.add("close\"");

        List<LogEntry> entries = LogText.entries(folder, LogText.log(rows.toArray(String[]::new)));

        assertThat(entries)
                .filteredOn(RejectedRow.class::isInstance)
                .extracting(LogEntry::line)
                .containsExactly(2L, 3L + between);
        assertThat(entries).filteredOn(LogRow.class::isInstance).hasSize(between);
    }

    @Test
    void bytes_that_are_not_utf8_cost_their_row_only() {
        byte[] latin1 =
                LogText.log(BEFORE, LogText.row("category", "Störung"), AFTER).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(reason(LogText.entries(LogText.write(folder, latin1))))
                .isEqualTo("it holds bytes that are not UTF-8");
    }

    @Test
    void utf8_is_kept_as_it_is() {
        LogRow read = (LogRow) LogText.entries(folder, LogText.log(LogText.row("category", "Störung ✓")))
                .get(0);

        assertThat(read.opening().features().category()).isEqualTo("Störung ✓");
    }

    @Test
    void a_line_beyond_all_bounds_costs_itself_only() {
        assertThat(reasonFor("x".repeat(3 * Lines.MAX_LENGTH))).isEqualTo("the line is longer than 65536 characters");
    }

    /** The reason of the middle one of three rows; the other two must be read. */
    private String reasonFor(String row) {
        return reason(LogText.entries(folder, LogText.log(BEFORE, row, AFTER)));
    }

    private static String reason(List<LogEntry> entries) {
        assertThat(entries).hasSize(3);
        assertThat(entries.get(0))
                .isInstanceOfSatisfying(
                        LogRow.class, row -> assertThat(row.number()).isEqualTo("INC0000001"));
        assertThat(entries.get(2))
                .isInstanceOfSatisfying(
                        LogRow.class, row -> assertThat(row.number()).isEqualTo("INC0000003"));
        assertThat(entries.get(1).line()).isEqualTo(3);
        return ((RejectedRow) entries.get(1)).reason();
    }
}
