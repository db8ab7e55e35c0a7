package io.incidentengine.reports;

import io.incidentengine.model.Criterion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Pages of every kind, by name: ordinary ones, empty ones, huge ones, and some that people tried to break. */
final class SamplePages {
    /** What a person might write to break a page, a picture or a file. */
    static final String HOSTILE =
            "</title></script><script>alert('x')</script>\" onload=\"y' ]]> --> {{7*7}} ${7*7} &amp; \u202Egnp.exe";

    private static final Map<String, Supplier<String>> PAGES = pages();

    /** Each page is made once for all tests that look at it. */
    private static final Map<String, String> FILLED = new ConcurrentHashMap<>();

    private SamplePages() {}

    private static Map<String, Supplier<String>> pages() {
        Map<String, Supplier<String>> pages = new LinkedHashMap<>();
        pages.put(
                "month",
                () -> MonthlyReport.of(SampleMonths.march())
                        .comparedWith(SampleMonths.february())
                        .html());
        pages.put("month-alone", () -> MonthlyReport.of(SampleMonths.february()).html());
        pages.put("month-quiet", () -> MonthlyReport.of(SampleMonths.quiet()).html());
        pages.put(
                "month-huge",
                () -> MonthlyReport.of(SampleMonths.manyServices(services(1_000)))
                        .html());
        pages.put(
                "month-hostile",
                () -> MonthlyReport.of(SampleMonths.oneIncident(HOSTILE)).html());
        pages.put(
                "case",
                () -> IncidentPicture.of(SampleCase.wholeLife().file())
                        .in(SampleMonths.BERLIN)
                        .html());
        pages.put(
                "case-new",
                () -> IncidentPicture.of(SampleCase.reported(SampleCase.report("login", "Nobody can log in"))
                                .file())
                        .html());
        pages.put("case-hostile", () -> IncidentPicture.of(hostile().file()).html());
        pages.put(
                "report",
                () -> MajorIncidentReport.draftOf(SampleCase.wholeLife().file())
                        .in(SampleMonths.BERLIN)
                        .html());
        pages.put(
                "report-hostile",
                () -> MajorIncidentReport.draftOf(hostile().file()).html());
        pages.put(
                "what-if",
                () -> WhatIfReport.of(SampleComparisons.fourHours())
                        .named("six hours", "four hours")
                        .in(SampleMonths.BERLIN)
                        .html());
        pages.put(
                "what-if-small",
                () -> WhatIfReport.of(SampleComparisons.small()).html());
        pages.put(
                "what-if-empty",
                () -> WhatIfReport.of(SampleComparisons.empty()).html());
        pages.put(
                "what-if-huge",
                () -> WhatIfReport.of(SampleComparisons.huge(1_000))
                        .named("long ".repeat(30), "Longword".repeat(20))
                        .html());
        pages.put(
                "what-if-hostile",
                () -> WhatIfReport.of(SampleComparisons.named(HOSTILE))
                        .named(HOSTILE, HOSTILE + "2")
                        .html());
        return pages;
    }

    static SampleCase hostile() {
        return SampleCase.reported(SampleCase.report(HOSTILE, HOSTILE)
                .details(HOSTILE + "\nSecond line\r\n\tthird")
                .reporter(SampleCase.person("=cmd|' /C calc'!A0", HOSTILE))
                .impact(Criterion.DATA_LOSS));
    }

    static List<String> services(int count) {
        List<String> services = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            for (int times = 0; times < (i <= 3 ? 4 - i : 1); times++) {
                services.add("service " + i);
            }
        }
        return services;
    }

    static Stream<String> names() {
        return PAGES.keySet().stream();
    }

    static String page(String name) {
        return FILLED.computeIfAbsent(name, one -> PAGES.get(one).get());
    }
}
