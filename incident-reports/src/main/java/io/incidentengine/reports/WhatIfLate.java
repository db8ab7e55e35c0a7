package io.incidentengine.reports;

import io.incidentengine.model.IncidentId;
import io.incidentengine.reports.Section.Block;
import io.incidentengine.reports.Table.Row;
import io.incidentengine.simulation.Comparison.Late;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which incidents are late on one side only. */
final class WhatIfLate {
    /** How many incidents are named in a table; the others are one row. */
    static final int NAMED = 20;

    /** INC-9 before INC-10. */
    private static final Comparator<IncidentId> SHORTER_FIRST =
            Comparator.comparingInt((IncidentId id) -> id.value().length()).thenComparing(IncidentId::value);

    private WhatIfLate() {}

    static Section of(Sides sides) {
        List<Block> blocks = new ArrayList<>();
        add(blocks, "Would be late, and were not", sides.answer().late());
        add(blocks, "Were late, and would not be", sides.answer().inTime());
        return new Section(
                "Incidents that change sides",
                "An incident counts with each clock that is late on one side and never on the other.",
                blocks);
    }

    private static void add(List<Block> blocks, String title, List<Late> late) {
        if (!late.isEmpty()) {
            blocks.add(Block.of(Table.of(title, List.of("Incident", "Clocks"), rows(late))));
        }
    }

    private static List<Row> rows(List<Late> late) {
        Map<IncidentId, List<String>> clocks = late.stream()
                .collect(Collectors.groupingBy(
                        Late::id,
                        () -> new TreeMap<>(SHORTER_FIRST),
                        Collectors.mapping(Late::milestone, Collectors.toList())));
        int named = clocks.size() <= NAMED + 1 ? clocks.size() : NAMED;
        List<Row> rows = new ArrayList<>();
        clocks.entrySet().stream()
                .limit(named)
                .forEach(one -> rows.add(Row.of(
                        one.getKey().value(),
                        Cell.text(one.getValue().stream()
                                .sorted(DeadlineSection.IN_ORDER_OF_LIFE)
                                .collect(Collectors.joining(", "))))));
        if (named < clocks.size()) {
            int more = clocks.values().stream()
                    .skip(named)
                    .mapToInt(Collection::size)
                    .sum();
            rows.add(Row.of(Amounts.count(clocks.size() - named) + " others", Cell.text(Amounts.of(more, "clock"))));
        }
        return rows;
    }
}
