package io.incidentengine.reports;

import static io.incidentengine.reports.Amounts.words;

import io.incidentengine.reports.Section.Block;
import io.incidentengine.reports.Table.Row;
import io.incidentengine.simulation.Comparison.Late;
import io.incidentengine.simulation.Outcome;
import io.incidentengine.simulation.Outcome.ClockOutcome;
import io.incidentengine.simulation.Outcome.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What the report of a comparison tells, section by section; those with nothing to tell are left out. */
final class WhatIfSections {
    /** What both sides assume, so that nobody reads more into the figures than there is. */
    static final List<String> ASSUMED = List.of(
            "People do what they did, when they did it, whatever the clocks show: a shorter target makes nobody faster.",
            "Every message arrives at once, and whoever is called answers, on both sides: the figures can be compared with "
                    + "each other, and not with a telephone bill.",
            "Who is told is as the staff says that was handed in. Without staff, of all messages those to reporters alone "
                    + "are counted.",
            "What a policy does not allow is left out on its side, and counted as refused.");

    private WhatIfSections() {}

    static List<Section> of(Sides sides) {
        return Stream.of(
                        sums(sides),
                        WhatIfClocks.of(sides),
                        WhatIfLate.of(sides),
                        WhatIfPeople.of(sides),
                        refused(sides))
                .filter(section -> !section.blocks().isEmpty())
                .toList();
    }

    /** How many notifications were decided, of whatever kind. */
    static long notifications(Outcome side) {
        return sum(side.notifications().values());
    }

    /** How many incidents these clocks belong to. */
    static long incidents(List<Late> late) {
        return late.stream().map(Late::id).distinct().count();
    }

    private static Section sums(Sides sides) {
        List<Row> rows = new ArrayList<>();
        rows.add(sides.row("incidents", Outcome::incidents));
        rows.add(sides.row("deadlines kept", side -> WhatIfClocks.sum(side, ClockOutcome::met)));
        rows.add(sides.row("deadlines missed", side -> WhatIfClocks.sum(side, ClockOutcome::breached)));
        rows.add(sides.row("notifications", WhatIfSections::notifications));
        if (WhatIfPeople.areTold(sides)) {
            rows.add(load("calls", sides, Load::calls));
            rows.add(load("calls at night", sides, Load::callsAtNight));
            rows.add(load("calls in somebody's worst week", sides, Load::callsInWorstWeek));
            rows.add(sides.weekly("calls in a week", side -> side.load().calls()));
            rows.add(load("other messages", sides, Load::messages));
            rows.add(load("other messages at night", sides, Load::messagesAtNight));
            rows.add(
                    sides.weekly("other messages in a week", side -> side.load().messages()));
        }
        Table late = Table.of(
                "What becomes of incidents",
                List.of("Incidents", "Count"),
                List.of(
                        Row.of(
                                "would be late, and were not",
                                Cell.count(incidents(sides.answer().late()))),
                        Row.of(
                                "were late, and would not be",
                                Cell.count(incidents(sides.answer().inTime())))));
        return Section.of("In short", Block.of(sides.table("Sums", "What", rows)), Block.of(late));
    }

    private static Row load(String name, Sides sides, ToLongFunction<Load> figure) {
        return sides.row(name, side -> figure.applyAsLong(side.load()));
    }

    private static Section refused(Sides sides) {
        List<Row> acts = sides.rows(Outcome::refused, type -> Plain.sentence(words(type)));
        Row unfinished = sides.row("incidents left open", Outcome::unfinished);
        List<Block> blocks = new ArrayList<>();
        if (!acts.isEmpty()) {
            blocks.add(Block.of(sides.table("Acts that were refused", "Act", acts)));
        }
        Row joined = sides.row("incidents that were part of another", Outcome::joined);
        List<Row> otherwise =
                Stream.of(unfinished, joined).filter(row -> !row.isZero()).toList();
        if (!otherwise.isEmpty()) {
            blocks.add(Block.of(sides.table("Otherwise than in the history", "What", otherwise)));
        }
        return new Section(
                "What a policy does not allow",
                "Such an act is left out on that side, where people would have done something else. An incident that is left open "
                        + "for that reason is withdrawn where its history ends; one that is part of another was reported while that was "
                        + "still open, and has no clocks of its own. The more of them there are, the less the figures above can be compared.",
                blocks);
    }

    private static long sum(Iterable<Long> counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
