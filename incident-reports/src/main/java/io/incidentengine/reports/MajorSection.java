package io.incidentengine.reports;

import io.incidentengine.analysis.MonthlyAnalysis.MajorIncident;
import io.incidentengine.reports.Section.Block;
import io.incidentengine.reports.Table.Row;
import java.util.List;

/** Incidents that stand by themselves: the major ones (R14, R16), and what will be late first (R34). */
final class MajorSection {
    private MajorSection() {}

    static Section of(Months months) {
        List<Row> rows = months.now().major().stream()
                .map(major -> row(major, months.times()))
                .toList();
        return Section.of(
                "Major incidents",
                Block.of(Table.of(
                        "Incidents that were major in the month",
                        List.of("Incident", "Service", "Severity", "Reported", "Recovered after", "Now", "Report"),
                        rows)));
    }

    private static Row row(MajorIncident major, LocalTimes times) {
        return Row.of(
                major.id().value(),
                Cell.text(major.service().value()),
                Cell.text(major.severity().toString()),
                Cell.time(major.reportedAt(), times),
                major.impairment().map(Cell::duration).orElse(Cell.text("not recovered")),
                Cell.text(major.open() ? "open" : "over"),
                major.filed().map(Cell::reference).orElse(Cell.text("not filed")));
    }

    static Section urgent(Months months) {
        List<Row> rows = months.now().urgent().stream()
                .map(next -> Row.of(
                        next.id().value(),
                        Cell.text(next.milestone()),
                        Cell.text(next.severity().toString()),
                        Cell.time(next.deadline(), months.times())))
                .toList();
        return new Section(
                "Next deadlines",
                "What is not late yet and will be next if nobody acts.",
                List.of(Block.of(Table.of(
                        "The most urgent clocks", List.of("Incident", "Clock", "Severity", "Deadline"), rows))));
    }
}
