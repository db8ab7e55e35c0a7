package io.incidentengine.reports;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.incidentengine.analysis.MonthlyAnalysis;
import io.incidentengine.incident.IncidentCommand.Respond;
import io.incidentengine.model.Severity;
import io.incidentengine.sla.Milestone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The month as text, CSV and a page. */
@Tag("R35")
class MonthlyReportTest {
    private static List<NamedCsvRecord> read(MonthlyReport report) {
        return CsvReader.builder().ofNamedCsvRecord(report.csv()).stream().toList();
    }

    private static String value(MonthlyReport report, String table, String row, String column) {
        return read(report).stream()
                .filter(line -> line.getField("table").equals(table)
                        && line.getField("row").equals(row)
                        && line.getField("column").equals(column))
                .map(line -> line.getField("value") + " " + line.getField("unit"))
                .reduce((one, other) -> one + " and " + other)
                .orElse("none");
    }

    @Test
    void csv_is_read_back_with_the_figures_of_the_analysis() {
        MonthlyAnalysis march = SampleMonths.march();
        MonthlyAnalysis february = SampleMonths.february();
        MonthlyReport report = MonthlyReport.of(march).comparedWith(february);

        assertThat(value(report, "How many came and went", "reported", "this month"))
                .isEqualTo(march.flow().reported() + " count");
        assertThat(value(report, "How many came and went", "reported", "compared with"))
                .isEqualTo(february.flow().reported() + " count");
        assertThat(value(report, "How many came and went", "reported", "Change"))
                .isEqualTo(march.flow().reported() - february.flow().reported() + " count");
        assertThat(value(report, "Verdicts", "recovery, level 2", "Late"))
                .isEqualTo(march.clock(Milestone.RECOVERY).of(Severity.level(2)).breached() + " count");
        assertThat(value(report, "Time taken by clocks that stopped", "response", "Median"))
                .isEqualTo(
                        march.clock(Milestone.RESPONSE).all().taken().median().toSeconds() + " s");
        assertThat(read(report)).allSatisfy(line -> {
            assertThat(line.getField("month")).isEqualTo("2026-03");
            assertThat(line.getField("compared with")).isEqualTo("2026-02");
            assertThat(line.getField("unit")).isIn("count", "share", "s", "time", "text");
        });
    }

    @Test
    @Tag("S5")
    void a_verdict_that_a_correction_withdrew_is_neither_kept_nor_late() {
        MonthlyReport report =
                MonthlyReport.of(respondedInTimeButRecordedAfter(60).month(3));

        assertThat(value(report, "Verdicts", "response", "Late")).isEqualTo("1 count");
        assertThat(value(report, "Verdicts", "response", "Late, withdrawn")).isEqualTo("1 count");
        assertThat(value(report, "Kept in time", "response", "this month")).isEqualTo("1.000 share");
        assertThat(Jsoup.parse(report.html()).select(".tiles dd").eachText()).contains("0 of 1 late");
        assertThat(report.html()).contains("response 100.0 %");
    }

    @Test
    @Tag("S5")
    void one_of_an_earlier_month_that_is_withdrawn_takes_nothing_below_zero() {
        SampleCase late = respondedInTimeButRecordedAfter(31 * 24 * 60);
        MonthlyReport april = MonthlyReport.of(late.month(4)).comparedWith(late.month(3));

        assertThat(value(april, "Verdicts", "response", "Late")).isEqualTo("0 count");
        assertThat(value(april, "Kept in time", "response", "this month")).isEqualTo("1.000 share");
        assertThat(value(april, "Kept in time", "response", "compared with")).isEqualTo("0.000 share");
        assertThat(april.text()).contains("no count falls below zero");
    }

    @Test
    @Tag("S14")
    void a_reopened_incident_was_down_for_the_sum_of_its_cycles_and_not_in_between() {
        MonthlyReport report =
                MonthlyReport.of(SampleCase.reopened().ended(30).after(1).month(3));

        assertThat(value(report, "Incidents that were major in the month", "INC-1", "Recovered after"))
                .isEqualTo("12600 s");
        assertThat(MonthlyReport.of(SampleCase.reopened().after(1).month(3)).text())
                .contains("not recovered");
    }

    @Test
    @Tag("R29")
    void the_cadence_of_progress_is_not_said_to_be_hourly() {
        assertThat(MonthlyReport.of(SampleMonths.quiet()).text())
                .contains("Progress\n  When it fell due")
                .doesNotContain("Hourly");
    }

    private static SampleCase respondedInTimeButRecordedAfter(int minutes) {
        SampleCase late = SampleCase.reported(SampleCase.report("login", "Nobody can log in"));
        Instant responded = late.simulation.now().plus(Duration.ofMinutes(5));
        late.after(minutes).simulation.engine().handle(late.id, SampleCase.ENA, new Respond(), responded);
        return late.after(1);
    }

    @Test
    void each_figure_of_the_page_is_a_line_of_csv_and_stands_in_the_text() {
        MonthlyReport report = MonthlyReport.of(SampleMonths.march());
        long cells = Jsoup.parse(report.html()).select("tbody td").eachText().stream()
                .filter(shown -> !shown.equals(Amounts.NONE))
                .count();

        assertThat(read(report)).hasSize((int) cells);
        Jsoup.parse(report.html())
                .select("tbody th")
                .eachText()
                .forEach(name -> assertThat(report.text()).contains(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49", "-2", "@SUM(A1)", "  =1", "\uFF1D1", "=cmd|' /C calc'!A0", "|x", "%x"})
    void what_a_spreadsheet_would_take_for_a_formula_gets_an_apostrophe(String written) {
        assertThat(FigureCsv.harmless(written)).isEqualTo("'" + written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=b", "3", "", "login", "'x"})
    void all_other_text_stays_as_it_is(String written) {
        assertThat(FigureCsv.harmless(written)).isEqualTo(written);
    }

    @Test
    void a_service_that_is_a_formula_reaches_the_file_as_text_with_its_quotes() {
        MonthlyReport report = MonthlyReport.of(SampleMonths.oneIncident("=HYPERLINK(\"http://x\",\"a, b\")"));

        assertThat(value(report, "Reported by service", "'=HYPERLINK(\"http://x\",\"a, b\")", "this month"))
                .isEqualTo("1 count");
        assertThat(report.csv()).doesNotContainPattern("(?m)(^|,)\"?[=@]");
    }

    @Test
    void a_month_without_incidents_says_so_and_divides_by_nothing() {
        MonthlyReport report = MonthlyReport.of(SampleMonths.quiet());

        assertThat(report.text()).contains("Kept in time\n  none", "Incidents that were major in the month\n  none");
        assertThat(report.html()).doesNotContain("NaN", "Infinity").contains("<p class=\"none\">None.</p>");
        assertThat(read(report))
                .allSatisfy(line -> assertThat(line.getField("value")).isEqualTo("0"));
    }

    @Test
    void a_thousand_services_become_the_most_troubled_ones_and_a_row_for_the_others() {
        MonthlyReport report = MonthlyReport.of(SampleMonths.manyServices(SamplePages.services(1_000)));

        assertThat(value(report, "Reported by service", "service 1", "this month"))
                .isEqualTo("3 count");
        assertThat(value(report, "Reported by service", "985 other services", "this month"))
                .isEqualTo("985 count");
        assertThat(Jsoup.parse(report.html()).select("th[scope=row]:matches(service)"))
                .hasSize(16);
        assertThat(report.html().length()).isLessThan(100_000);
    }

    @Test
    void sixteen_services_are_all_named() {
        MonthlyReport report = MonthlyReport.of(SampleMonths.manyServices(SamplePages.services(16)));

        assertThat(value(report, "Reported by service", "service 16", "this month"))
                .isEqualTo("1 count");
        assertThat(report.text()).doesNotContain("other service");
    }

    @Test
    void a_month_that_is_not_over_says_up_to_when() {
        assertThat(MonthlyReport.of(SampleMonths.oneIncident("login")).text()).contains("Up to Tue 10 Mar 2026, 09:00");
        assertThat(MonthlyReport.of(SampleMonths.march())
                        .comparedWith(SampleMonths.oneIncident("login"))
                        .text())
                .contains("compared with March 2026, which was not over when it was analysed");
    }

    @Test
    @Tag("R16")
    void a_report_that_is_kept_on_the_web_is_a_link_and_one_that_is_owed_is_counted() {
        MonthlyReport report = MonthlyReport.of(SampleMonths.march());
        long owed = SampleMonths.march().major().stream()
                .filter(major -> major.filed().isEmpty())
                .count();

        assertThat(Jsoup.parse(report.html()).select("a[href^=https://reports.example.org/]"))
                .isNotEmpty();
        assertThat(Jsoup.parse(report.html()).select(".tiles dd").eachText()).contains(owed + " reports not filed");
    }

    @Test
    void only_addresses_of_the_web_are_links() {
        assertThat(Cell.reference("javascript:alert(1)").link()).isEmpty();
        assertThat(Cell.reference("reports/2026.md").link()).isEmpty();
        assertThat(Cell.reference("https://x.example/a\"onclick=\"b").link()).isEmpty();
        assertThat(Cell.reference("https://x.example/a?b=1&c=2").link()).isEqualTo("https://x.example/a?b=1&c=2");
    }
}
