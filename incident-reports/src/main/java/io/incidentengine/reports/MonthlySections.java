package io.incidentengine.reports;

import static io.incidentengine.reports.Amounts.words;

import io.incidentengine.analysis.MonthlyAnalysis;
import io.incidentengine.analysis.MonthlyAnalysis.Flow;
import io.incidentengine.analysis.Spread;
import io.incidentengine.analysis.Turn;
import io.incidentengine.reports.BarChart.Bar;
import io.incidentengine.reports.BarChart.Series;
import io.incidentengine.reports.Section.Block;
import io.incidentengine.reports.Table.Row;
import java.util.ArrayList;
import java.util.List;

/** What a monthly report tells, section by section. */
final class MonthlySections {
    private MonthlySections() {}

    static List<Section> of(Months months) {
        return List.of(
                flow(months),
                ReportedSection.of(months),
                DeadlineSection.of(months),
                MajorSection.of(months),
                MajorSection.urgent(months),
                telling(months),
                turns(months),
                engine(months));
    }

    private static Section flow(Months months) {
        Table table = Table.of(
                "How many came and went",
                months.head("Incidents"),
                List.of(
                        months.row("open before", month -> month.flow().before()),
                        months.row("reported", month -> month.flow().reported()),
                        months.row(
                                "reopened after closing", month -> month.flow().revived()),
                        months.row("closed", month -> month.flow().closed()),
                        months.row("cancelled", month -> month.flow().cancelled()),
                        months.row("merged into others", month -> month.flow().merged()),
                        months.row("open after", month -> month.flow().after())));
        return Section.of(
                "Coming and going", new Block(table, steps(months.now().flow())));
    }

    /** From those before to those after, step by step. */
    private static BarChart steps(Flow flow) {
        List<String> names = new ArrayList<>();
        List<Bar> places = new ArrayList<>();
        List<Bar> bars = new ArrayList<>();
        long level = 0;
        Object[][] steps = {
            {"open before", flow.before(), 1, Colour.PLAIN},
            {"reported", flow.reported(), 1, Colour.BAD},
            {"reopened", flow.revived(), 1, Colour.BAD},
            {"closed", flow.closed(), -1, Colour.GOOD},
            {"cancelled", flow.cancelled(), -1, Colour.GOOD},
            {"merged", flow.merged(), -1, Colour.GOOD},
        };
        for (Object[] step : steps) {
            long count = (Long) step[1];
            int sign = (Integer) step[2];
            if (count > 0 || step[3] == Colour.PLAIN) {
                names.add((String) step[0]);
                places.add(new Bar(sign > 0 ? level : level - count, "", Colour.NONE));
                String label = step[3] == Colour.PLAIN ? Amounts.count(count) : Amounts.change(sign * count);
                bars.add(new Bar(count, label, (Colour) step[3]));
                level += sign * count;
            }
        }
        names.add("open after");
        places.add(new Bar(0, "", Colour.NONE));
        bars.add(new Bar(flow.after(), Amounts.count(flow.after()), Colour.PLAIN));
        return new BarChart(
                "From open before to open after",
                Amounts.count(flow.before()) + " open before, " + Amounts.count(flow.reported()) + " reported, "
                        + Amounts.count(flow.closed()) + " closed, " + Amounts.count(flow.after()) + " open after.",
                names,
                true,
                0,
                List.of(new Series("", places), new Series("", bars)));
    }

    private static Section telling(Months months) {
        List<Row> rows = new ArrayList<>();
        months.now()
                .notifications()
                .forEach((kind, proof) -> rows.add(Row.of(
                        kind.name(),
                        Cell.count(proof.decided()),
                        Cell.count(proof.acknowledged()),
                        Cell.count(proof.exhausted()),
                        Cell.count(proof.missed()))));
        Table notifications = Table.of(
                "Notifications by kind",
                List.of("Kind", "Decided", "Acknowledged", "Nothing left to try", "No proof in time"),
                rows);
        Table progress = Table.of(
                "Progress",
                months.head("When it fell due"),
                List.of(
                        months.row("it was on record", month -> month.progress().kept()),
                        months.row("it was missing", month -> month.progress().missed())));
        return Section.of("Telling people", Block.of(notifications), Block.of(progress));
    }

    private static Section turns(Months months) {
        List<Row> rows = new ArrayList<>();
        for (Turn turn : Turn.values()) {
            if (times(months.now(), turn) > 0 || (months.before() != null && times(months.before(), turn) > 0)) {
                List<Cell> cells = new ArrayList<>();
                cells.add(Cell.count(months.now().times(turn).incidents()));
                cells.addAll(months.row("", month -> times(month, turn)).cells());
                rows.add(new Row(words(turn), cells));
            }
        }
        List<String> head = new ArrayList<>(months.head("What"));
        head.add(1, "Incidents");
        head.set(2, months.before() == null ? "Times" : "Times, " + months.name());
        Table turns = Table.of("What happened to incidents", head, rows);
        Table causes = Table.of(
                "What was known of the cause at resolution",
                months.head("Cause"),
                months.rows(MonthlyAnalysis::causes, cause -> words(cause)));
        Table actions = Table.of(
                "Corrective actions touched in the month",
                months.head("How far"),
                months.rows(MonthlyAnalysis::actions, state -> words(state)));
        return Section.of("On the way", Block.of(turns), Block.of(causes), Block.of(actions));
    }

    private static long times(MonthlyAnalysis month, Turn turn) {
        return month.times(turn).times();
    }

    private static Section engine(Months months) {
        Spread late = months.now().lateness();
        Table table = Table.of(
                "Steps that the engine took late",
                List.of("Steps", "Count", "Median", "90 % within", "Longest"),
                List.of(Row.of(
                        "beyond the tolerance",
                        Cell.count(late.count()),
                        Cell.duration(late.median()),
                        Cell.duration(late.ninetieth()),
                        Cell.duration(late.longest()))));
        return new Section(
                "The engine itself",
                "How late the engine was with what fell due. How late people were stands with the deadlines.",
                List.of(Block.of(table)));
    }
}
