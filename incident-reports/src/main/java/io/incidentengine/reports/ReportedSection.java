package io.incidentengine.reports;

import io.incidentengine.analysis.MonthlyAnalysis;
import io.incidentengine.model.ServiceId;
import io.incidentengine.model.Severity;
import io.incidentengine.reports.BarChart.Bar;
import io.incidentengine.reports.BarChart.Series;
import io.incidentengine.reports.Section.Block;
import io.incidentengine.reports.Table.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What was reported: by severity, service and origin. */
final class ReportedSection {
    /** How many services are named; the others are one row. */
    static final int SERVICES = 15;

    private ReportedSection() {}

    static Section of(Months months) {
        List<Row> severities = months.rows(month -> month.reported().bySeverity(), Severity::toString);
        List<Row> services = services(months);
        Table bySeverity = Table.of("Reported by severity", months.head("Severity"), severities);
        Table byService = Table.of("Reported by service", months.head("Service"), services);
        Table byOrigin = Table.of(
                "Reported by origin",
                months.head("Origin"),
                months.rows(month -> month.reported().byOrigin(), origin -> Amounts.words(origin)));
        return new Section(
                "What was reported",
                months.now().reported().byService().size() > SERVICES
                        ? "The services with the most incidents are named; the others are one row."
                        : "",
                List.of(
                        block(bySeverity, "By severity", severities, months),
                        block(byService, "By service", services, months),
                        Block.of(byOrigin)));
    }

    /** The services with the most incidents of the month, then all others together. */
    private static List<Row> services(Months months) {
        Function<MonthlyAnalysis, Map<ServiceId, Long>> counts =
                month -> month.reported().byService();
        Map<ServiceId, Long> now = counts.apply(months.now());
        List<ServiceId> services = months.keys(
                counts,
                Comparator.comparingLong((ServiceId service) -> -now.getOrDefault(service, 0L))
                        .thenComparing(ServiceId::value));
        if (services.size() <= SERVICES + 1) {
            return months.rows(services, counts, ServiceId::value);
        }
        List<Row> rows = new ArrayList<>(months.rows(services.subList(0, SERVICES), counts, ServiceId::value));
        List<ServiceId> others = services.subList(SERVICES, services.size());
        rows.add(months.row(
                Amounts.of(others.size(), "other service"),
                month -> others.stream()
                        .mapToLong(service -> counts.apply(month).getOrDefault(service, 0L))
                        .sum()));
        return rows;
    }

    private static Block block(Table table, String title, List<Row> rows, Months months) {
        return new Block(table, rows.isEmpty() ? null : chart(title, rows, months));
    }

    private static BarChart chart(String title, List<Row> rows, Months months) {
        List<Bar> now = new ArrayList<>();
        List<Bar> before = new ArrayList<>();
        List<String> said = new ArrayList<>();
        for (Row row : rows) {
            now.add(bar(row.cells().get(0), Colour.PLAIN));
            said.add(row.name() + ": " + row.cells().get(0).shown());
            if (months.before() != null) {
                before.add(bar(row.cells().get(1), Colour.FAINT));
            }
        }
        List<Series> series = new ArrayList<>(List.of(new Series(months.name(), now)));
        if (months.before() != null) {
            series.add(new Series(months.nameBefore(), before));
        }
        return new BarChart(
                title,
                String.join(", ", said) + ".",
                rows.stream().map(Row::name).toList(),
                false,
                0,
                series);
    }

    private static Bar bar(Cell count, Colour colour) {
        return new Bar(Double.parseDouble(count.data()), count.shown(), colour);
    }
}
