package io.incidentengine.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Severity;
import io.incidentengine.simulation.Comparison;
import io.incidentengine.sla.Milestone;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A comparison as text, CSV and a page. */
@Tag("S34")
class WhatIfReportTest {
    private static final WhatIfReport SMALL = WhatIfReport.of(SampleComparisons.small());

    private static List<NamedCsvRecord> read(WhatIfReport report) {
        return CsvReader.builder().ofNamedCsvRecord(report.csv()).stream().toList();
    }

    private static String values(WhatIfReport report, String table, String row) {
        return read(report).stream()
                .filter(line -> line.getField("table").equals(table)
                        && line.getField("row").equals(row))
                .map(line -> line.getField("column") + " " + line.getField("value") + " " + line.getField("unit"))
                .reduce((one, other) -> one + ", " + other)
                .orElse("none");
    }

    private static List<String> headings(WhatIfReport report) {
        return Jsoup.parse(report.html()).select("h2").eachText();
    }

    @Test
    void csv_is_read_back_with_the_figures_of_the_comparison() {
        Comparison answer = SampleComparisons.fourHours();
        WhatIfReport report = WhatIfReport.of(answer).named("six hours", "four hours");
        long was = answer.own().clock(Milestone.RECOVERY, Severity.level(2)).breached();
        long would = answer.other().clock(Milestone.RECOVERY, Severity.level(2)).breached();
        PersonId called = answer.other().people().entrySet().stream()
                .filter(person -> person.getValue().calls() > 0)
                .findFirst()
                .orElseThrow()
                .getKey();

        assertThat(would).isGreaterThan(was);
        assertThat(values(report, "Missed", "recovery, level 2"))
                .isEqualTo("own %d count, other %d count, Change %d count", was, would, would - was);
        assertThat(values(report, "Calls", called.value()))
                .startsWith("own " + answer.own().load(called).calls() + " count, other "
                        + answer.other().load(called).calls() + " count");
        assertThat(values(report, "What becomes of incidents", "would be late, and were not"))
                .isEqualTo("Count " + answer.late().size() + " count");
        assertThat(read(report)).allSatisfy(line -> {
            assertThat(line.getField("own policy")).isEqualTo("six hours");
            assertThat(line.getField("other policy")).isEqualTo("four hours");
            assertThat(line.getField("begin")).isEqualTo(answer.begin().toString());
            assertThat(line.getField("end")).isEqualTo(answer.end().toString());
            assertThat(line.getField("unit")).isIn("count", "per week", "text");
        });
    }

    @Test
    void each_figure_of_the_page_is_a_line_of_csv_and_stands_in_the_text() {
        Document page = Jsoup.parse(SMALL.html());
        long cells = page.select("tbody td").eachText().stream()
                .filter(shown -> !shown.equals(Amounts.NONE))
                .count();

        assertThat(read(SMALL)).hasSize((int) cells);
        page.select("tbody th")
                .eachText()
                .forEach(name -> assertThat(SMALL.text()).contains(name));
        page.select("li").eachText().forEach(assumed -> assertThat(SMALL.text()).contains("- " + assumed));
        page.select(".tiles dd.value")
                .eachText()
                .forEach(value -> assertThat(SMALL.text()).contains(value));
    }

    @Test
    void the_text_begins_with_the_summary() {
        assertThat(SMALL.text()).startsWith(SMALL.summary());
        assertThat(SMALL.summary()).doesNotContain("Clocks\n=");
    }

    @Test
    void an_average_is_that_of_a_week_to_one_place_and_its_change_is_that_of_what_is_shown() {
        assertThat(values(SMALL, "Calls in a week, on average", "rada"))
                .isEqualTo("own 0.5 per week, other 617 per week, Change 616.5 per week");
        assertThat(SMALL.text()).containsPattern("rada +0\\.5 +617\\.0 +\\+616\\.5\n");
    }

    @Test
    void sides_and_times_are_those_that_were_asked_for() {
        assertThat(SMALL.named("today", "four hours").in(SampleMonths.BERLIN).text())
                .startsWith("What if “four hours” held instead of “today”?\n")
                .contains("from Mon 2 Mar 2026, 09:00 to Mon 16 Mar 2026, 09:00, times in Europe/Berlin.");
        assertThat(SMALL.in(SampleMonths.BERLIN).named("today", "four hours").text())
                .isEqualTo(SMALL.named("today", "four hours")
                        .in(SampleMonths.BERLIN)
                        .text());
        assertThat(SMALL.text())
                .startsWith("What if “other policy” held instead of “own policy”?\n")
                .contains("Mon 2 Mar 2026, 08:00", "times in UTC");
    }

    @Test
    void two_sides_of_the_same_name_and_a_side_without_one_are_refused() {
        assertThatThrownBy(() -> SMALL.named("today", " today"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("another name than that of the own policy");
        assertThatThrownBy(() -> SMALL.named("", "today")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> SMALL.named("today", "two\nlines")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_side_that_is_called_as_a_column_does_not_take_its_place_in_the_file() {
        assertThat(values(SMALL.named("Change", "own"), "Calls", "omar"))
                .isEqualTo("own 0 count, other 2 count, Change 2 count");
    }

    @Test
    void long_names_are_cut_in_tables_and_where_that_makes_them_the_same_others_stand_there() {
        String begin = "the same words at the beginning ";

        assertThat(Jsoup.parse(SMALL.named(begin + "1", "2").html())
                        .select("thead th")
                        .eachText())
                .contains("the same words at the b…", "2")
                .doesNotContain("own policy");
        assertThat(Jsoup.parse(SMALL.named(begin + "1", begin + "2").html())
                        .select("thead th")
                        .eachText())
                .contains("own policy", "other policy");
        assertThat(SMALL.named(begin + "1", begin + "2").text()).contains(begin + "1”", begin + "2”");
    }

    @Test
    void whoever_was_sent_nothing_of_a_kind_has_no_row_and_no_bar_for_it() {
        assertThat(values(SMALL, "Other messages", "rada")).isEqualTo("none");
        assertThat(values(SMALL, "Calls at night", "omar")).isEqualTo("none");
        assertThat(Jsoup.parse(SMALL.html())
                        .select("svg[aria-label^=Deadlines missed]")
                        .attr("aria-label"))
                .isEqualTo("Deadlines missed: recovery: 1, then 2.");
    }

    @Test
    void an_incident_that_is_late_with_two_clocks_counts_once_and_nine_comes_before_ten() {
        assertThat(values(SMALL, "What becomes of incidents", "were late, and would not be"))
                .isEqualTo("Count 1 count");
        assertThat(values(SMALL, "Were late, and would not be", "INC-7")).isEqualTo("Clocks recovery, approval text");
        assertThat(SMALL.text()).containsSubsequence("INC-9 ", "INC-10 ");
    }

    @Test
    void an_empty_history_says_so_and_divides_by_nothing() {
        WhatIfReport report = WhatIfReport.of(SampleComparisons.empty());

        assertThat(report.text()).contains("The history has no incident, so there is nothing to compare.");
        assertThat(headings(report)).containsExactly("In short", "What is assumed");
        assertThat(report.html()).doesNotContain("NaN", "Infinity", "1970", "<svg");
        assertThat(read(report))
                .allSatisfy(line -> assertThat(line.getField("value")).isEqualTo("0"));
    }

    @Test
    void where_nobody_was_told_and_nothing_was_refused_there_is_no_section_about_it() {
        WhatIfReport report = WhatIfReport.of(SampleComparisons.withoutStaff());

        assertThat(headings(report)).containsExactly("In short", "Clocks", "Telling people", "What is assumed");
        assertThat(report.text()).doesNotContain("calls", "Acts that were refused");
    }

    @Test
    void what_is_refused_and_left_open_is_told_with_what_that_means() {
        assertThat(headings(SMALL)).contains("What a policy does not allow");
        assertThat(values(SMALL, "Acts that were refused", "Resolve"))
                .isEqualTo("own 0 count, other 1 count, Change 1 count");
        assertThat(values(SMALL, "Otherwise than in the history", "incidents left open"))
                .isEqualTo("own 0 count, other 1 count, Change 1 count");
        assertThat(values(SMALL, "Otherwise than in the history", "incidents that were part of another"))
                .isEqualTo("own 0 count, other 1 count, Change 1 count");
        assertThat(SMALL.html()).contains("is withdrawn where its history ends");
    }

    @Test
    void a_thousand_people_and_incidents_become_the_most_troubled_ones_and_a_row_for_the_others() {
        WhatIfReport report = WhatIfReport.of(SampleComparisons.huge(1_000));

        assertThat(values(report, "Calls", "person 1000")).startsWith("own 1000000 count, other 0 count");
        assertThat(values(report, "Other messages", "985 others")).startsWith("own 485605 count");
        assertThat(values(report, "Calls in the worst week", "985 others")).startsWith("own 985 count");
        assertThat(values(report, "Were late, and would not be", "INC-20"))
                .isEqualTo("Clocks milestone 1, milestone 2 text");
        assertThat(values(report, "Were late, and would not be", "980 others")).isEqualTo("Clocks 1,960 clocks text");
        assertThat(report.html().length()).isLessThan(1_000_000);
    }

    @Test
    void sixteen_people_and_twenty_one_incidents_are_all_named() {
        assertThat(WhatIfReport.of(SampleComparisons.huge(16)).text())
                .contains("person 16 ", "person 1 ")
                .doesNotContain("others ");
        assertThat(WhatIfReport.of(SampleComparisons.huge(21)).text())
                .contains("INC-21 ", "6 others ")
                .doesNotContain("1 others ");
    }

    @Test
    void a_name_that_is_a_formula_reaches_the_file_as_text() {
        WhatIfReport report = WhatIfReport.of(SampleComparisons.named("=HYPERLINK(\"http://x\",\"a, b\")"))
                .named("=1+1", "@SUM(A1)");

        assertThat(values(report, "Calls", "'=HYPERLINK(\"http://x\",\"a, b\")"))
                .startsWith("own 1 count");
        assertThat(report.csv()).doesNotContainPattern("(?m)(^|,)\"?[=@]");
    }
}
