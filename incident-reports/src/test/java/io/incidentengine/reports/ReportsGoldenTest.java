package io.incidentengine.reports;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What reports look like, whole; see {@link Golden}. */
class ReportsGoldenTest {
    @Test
    @Tag("R35")
    void a_month_as_text() {
        Golden.assertSame(
                MonthlyReport.of(SampleMonths.march())
                        .comparedWith(SampleMonths.february())
                        .text(),
                "month.txt");
    }

    @Test
    @Tag("R35")
    void a_month_with_one_incident_as_csv() {
        Golden.assertSame(MonthlyReport.of(SampleMonths.oneIncident("login")).csv(), "one-incident.csv");
    }

    @Test
    @Tag("R35")
    void a_quiet_month_as_a_page() {
        String page = SamplePages.page("month-quiet");
        Golden.assertSame(page.substring(page.indexOf("<body>")), "quiet-month.html");
    }

    @Test
    @Tag("R35")
    void a_chart() {
        Golden.assertSame(
                String.join(
                        "\n",
                        Press.draw(MonthlySections.of(new Months(SampleMonths.march(), null))
                                .get(0)
                                .charts())),
                "chart.svg.txt");
    }

    @Test
    @Tag("S34")
    void a_comparison_as_text() {
        Golden.assertSame(
                WhatIfReport.of(SampleComparisons.small())
                        .named("today", "one level")
                        .in(SampleMonths.BERLIN)
                        .text(),
                "what-if.txt");
    }

    @Test
    @Tag("R16")
    void a_major_incident_report_as_markdown() {
        Golden.assertSame(
                MajorIncidentReport.draftOf(SampleCase.wholeLife().file())
                        .in(SampleMonths.BERLIN)
                        .markdown(),
                "report.md");
    }

    @Test
    @Tag("S34")
    void the_picture_of_a_new_incident() {
        Golden.assertSame(
                IncidentPicture.of(SampleCase.reported(SampleCase.report("login", "Nobody can log in"))
                                .after(40)
                                .file())
                        .svg(),
                "new-incident.svg");
    }
}
