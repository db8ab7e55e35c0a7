package io.incidentengine.reports;

import io.incidentengine.model.Severity;
import io.incidentengine.reports.Section.Block;
import io.incidentengine.reports.Table.Row;
import io.incidentengine.simulation.Outcome;
import io.incidentengine.simulation.Outcome.ClockOutcome;
import io.incidentengine.sla.BreachCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What clocks came to on both sides, by milestone and severity. */
final class WhatIfClocks {
    private WhatIfClocks() {}

    /** How many there were of something, over all clocks of a side. */
    static long sum(Outcome side, ToLongFunction<ClockOutcome> count) {
        return side.clocks().keySet().stream().map(side::clock).mapToLong(count).sum();
    }

    static Section of(Sides sides) {
        List<String> milestones = sides.keys(Outcome::clocks, DeadlineSection.IN_ORDER_OF_LIFE);
        List<Row> late = milestones.stream()
                .map(milestone ->
                        sides.row(milestone, side -> side.clock(milestone).breached()))
                .toList();
        Table lates = sides.table("Missed", "Clock", rows(sides, milestones, ClockOutcome::breached));
        Block first = new Block(lates, sides.chart("Deadlines missed", late));
        Stream<Block> others = Stream.of(
                        sides.table("Why missed", "Clock and cause", causes(sides, milestones)),
                        sides.table("No verdict by the end", "Clock", rows(sides, milestones, ClockOutcome::open)),
                        sides.table("Kept", "Clock", rows(sides, milestones, ClockOutcome::met)),
                        sides.table(
                                "Incidents by severity",
                                "Severity",
                                sides.rows(Outcome::bySeverity, Severity::toString)))
                .filter(table -> table.rows().stream().anyMatch(row -> !row.isZero()))
                .map(Block::of);
        return new Section(
                "Clocks",
                "What counts is each verdict that a deadline was kept or missed. The severity is the one that an incident had in the end.",
                milestones.isEmpty()
                        ? List.of()
                        : Stream.concat(Stream.of(first), others).toList());
    }

    /** A row for each clock, and for each severity of which there is something to tell. */
    private static List<Row> rows(Sides sides, List<String> milestones, ToLongFunction<ClockOutcome> count) {
        List<Row> rows = new ArrayList<>();
        for (String milestone : milestones) {
            rows.add(sides.row(milestone, side -> count.applyAsLong(side.clock(milestone))));
            for (Severity severity : severities(sides, milestone)) {
                Row row = sides.row(
                        milestone + ", " + severity, side -> count.applyAsLong(side.clock(milestone, severity)));
                if (!row.isZero()) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static List<Row> causes(Sides sides, List<String> milestones) {
        List<Row> rows = new ArrayList<>();
        for (String milestone : milestones) {
            for (Severity severity : severities(sides, milestone)) {
                for (BreachCause cause : BreachCause.values()) {
                    Row row = sides.row(
                            milestone + ", " + severity + ": " + Amounts.words(cause),
                            side -> side.clock(milestone, severity).breaches().getOrDefault(cause, 0L));
                    if (!row.isZero()) {
                        rows.add(row);
                    }
                }
            }
        }
        return rows;
    }

    private static Set<Severity> severities(Sides sides, String milestone) {
        Set<Severity> severities = new TreeSet<>();
        Stream.of(sides.answer().own(), sides.answer().other())
                .map(side -> side.clocks().getOrDefault(milestone, Map.of()))
                .forEach(levels -> severities.addAll(levels.keySet()));
        return severities;
    }
}
