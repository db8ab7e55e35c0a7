package io.incidentengine.reports;

import io.incidentengine.analysis.MonthlyAnalysis;
import io.incidentengine.analysis.MonthlyAnalysis.ClockFigures;
import io.incidentengine.analysis.MonthlyAnalysis.MilestoneFigures;
import io.incidentengine.analysis.Spread;
import io.incidentengine.reports.BarChart.Bar;
import io.incidentengine.reports.BarChart.Series;
import io.incidentengine.reports.Section.Block;
import io.incidentengine.reports.Table.Row;
import io.incidentengine.sla.BreachCause;
import io.incidentengine.sla.Milestone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** How deadlines were kept, and what clocks came to. */
final class DeadlineSection {
    private static final List<String> LIFE = List.of(Milestone.RESPONSE, Milestone.RECOVERY, Milestone.RESOLUTION);

    /** In the order of a life, then all others by their names. */
    static final Comparator<String> IN_ORDER_OF_LIFE = Comparator.comparing(
                    (String name) -> LIFE.contains(name) ? LIFE.indexOf(name) : LIFE.size())
            .thenComparing(Comparator.naturalOrder());

    private DeadlineSection() {}

    static Section of(Months months) {
        List<String> milestones = milestones(months);
        List<String> judged = milestones.stream()
                .filter(milestone -> kept(months.now(), milestone).verdicts() > 0)
                .toList();
        List<String> late = milestones.stream()
                .filter(milestone -> {
                    ClockFigures all = months.now().clock(milestone).all();
                    return all.met() + all.breached() > 0;
                })
                .toList();
        return new Section(
                "Deadlines",
                "What counts is each verdict that became final in the month. Shares leave out as many as were withdrawn in "
                        + "it, also where those were of an earlier month; no count falls below zero for that. Time is "
                        + "that of the clock, which may stand still or keep business hours.",
                List.of(
                        new Block(
                                Table.of("Kept in time", months.head("Clock"), shares(months, milestones)),
                                judged.isEmpty() ? null : chart(months.now(), judged)),
                        Block.of(Table.of(
                                "Verdicts",
                                List.of("Clock", "Met", "Late", "Met, withdrawn", "Late, withdrawn"),
                                rows(months, milestones, DeadlineSection::verdicts))),
                        Block.of(Table.of("Why they were late", causes(), late(months, late))),
                        Block.of(Table.of(
                                "Time taken by clocks that stopped",
                                List.of("Clock", "Stopped", "Median", "90 % within", "Longest"),
                                rows(months, milestones, figures -> spread(figures.taken())))),
                        Block.of(Table.of(
                                "By how much they were late",
                                List.of("Clock", "Late", "Median", "90 % within", "Longest"),
                                rows(months, milestones, figures -> spread(figures.late())))),
                        Block.of(Table.of(
                                "Clocks that nothing had stopped at the end",
                                List.of("Clock", "Running", "Overdue", "Waiting", "Met for now"),
                                rows(months, milestones, DeadlineSection::open)))));
    }

    static List<String> milestones(Months months) {
        return months.keys(MonthlyAnalysis::clocks, IN_ORDER_OF_LIFE);
    }

    private static List<String> causes() {
        List<String> head = new ArrayList<>(List.of("Clock"));
        for (BreachCause cause : BreachCause.values()) {
            head.add(Plain.sentence(Amounts.words(cause)));
        }
        return head;
    }

    private static List<Row> late(Months months, List<String> milestones) {
        return milestones.stream()
                .map(milestone -> new Row(
                        milestone,
                        Arrays.stream(BreachCause.values())
                                .map(cause -> Cell.count(
                                        months.now().clock(milestone).all().breached(cause)))
                                .toList()))
                .toList();
    }

    private static Kept kept(MonthlyAnalysis month, String milestone) {
        return Kept.of(month.clock(milestone).all());
    }

    private static BarChart chart(MonthlyAnalysis month, List<String> milestones) {
        List<Bar> met = new ArrayList<>();
        List<Bar> late = new ArrayList<>();
        List<String> said = new ArrayList<>();
        for (String milestone : milestones) {
            Kept kept = kept(month, milestone);
            met.add(new Bar(100.0 * kept.met() / kept.verdicts(), "", Colour.GOOD));
            late.add(new Bar(100.0 * kept.late() / kept.verdicts(), kept.share(), Colour.BAD));
            said.add(milestone + " " + kept.share());
        }
        return new BarChart(
                "Share of deadlines kept",
                String.join(", ", said) + ".",
                milestones,
                true,
                100,
                List.of(new Series("in time", met), new Series("late", late)));
    }

    private static List<Row> shares(Months months, List<String> milestones) {
        List<Row> rows = new ArrayList<>();
        for (String milestone : milestones) {
            List<Cell> cells = new ArrayList<>();
            Kept now = kept(months.now(), milestone);
            cells.add(Cell.share(now.met(), now.verdicts()));
            MonthlyAnalysis before = months.before();
            if (before != null) {
                Kept then = kept(before, milestone);
                cells.add(Cell.share(then.met(), then.verdicts()));
                cells.add(
                        then.verdicts() == 0 || now.verdicts() == 0
                                ? Cell.NONE
                                : Cell.points(now.permille() - then.permille()));
            }
            rows.add(new Row(milestone, cells));
        }
        return rows;
    }

    /** A row for each clock, and for each severity of which there is something to tell. */
    private static List<Row> rows(Months months, List<String> milestones, Function<ClockFigures, List<Cell>> cells) {
        List<Row> rows = new ArrayList<>();
        for (String milestone : milestones) {
            MilestoneFigures figures = months.now().clock(milestone);
            rows.add(new Row(milestone, cells.apply(figures.all())));
            figures.bySeverity().forEach((severity, some) -> {
                Row row = new Row(milestone + ", " + severity, cells.apply(some));
                if (!row.isZero()) {
                    rows.add(row);
                }
            });
        }
        return rows;
    }

    private static List<Cell> verdicts(ClockFigures figures) {
        return List.of(
                Cell.count(figures.met()),
                Cell.count(figures.breached()),
                Cell.count(figures.metWithdrawn()),
                Cell.count(figures.breachesWithdrawn()));
    }

    private static List<Cell> spread(Spread spread) {
        return spread.count() == 0
                ? List.of(Cell.count(0), Cell.NONE, Cell.NONE, Cell.NONE)
                : List.of(
                        Cell.count(spread.count()),
                        Cell.duration(spread.median()),
                        Cell.duration(spread.ninetieth()),
                        Cell.duration(spread.longest()));
    }

    private static List<Cell> open(ClockFigures figures) {
        return List.of(
                Cell.count(figures.open().running()),
                Cell.count(figures.open().overdue()),
                Cell.count(figures.open().waiting()),
                Cell.count(figures.open().provisional()));
    }
}
