package io.incidentengine.reports;

import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.PersonId;
import io.incidentengine.reports.Section.Block;
import io.incidentengine.reports.Table.Row;
import io.incidentengine.simulation.Outcome;
import io.incidentengine.simulation.Outcome.Load;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/** What people were sent on both sides. */
final class WhatIfPeople {
    /** How many people are named; the others are one row. */
    static final int NAMED = 15;

    private final Sides sides;
    private final List<PersonId> named;
    private final List<PersonId> others;

    private WhatIfPeople(Sides sides) {
        this.sides = sides;
        List<PersonId> all = sides.keys(Outcome::people, mostTroubledFirst(sides));
        int count = all.size() <= NAMED + 1 ? all.size() : NAMED;
        this.named = all.subList(0, count);
        this.others = all.subList(count, all.size());
    }

    static boolean areTold(Sides sides) {
        return !sides.answer().own().people().isEmpty()
                || !sides.answer().other().people().isEmpty();
    }

    /** By calls, then by messages, on the side where there are more of them. */
    private static Comparator<PersonId> mostTroubledFirst(Sides sides) {
        return Comparator.comparingLong((PersonId person) -> -most(sides, person, Load::calls))
                .thenComparingLong(person -> -most(sides, person, Load::messages))
                .thenComparing(PersonId::value);
    }

    private static long most(Sides sides, PersonId person, ToLongFunction<Load> figure) {
        return Math.max(
                figure.applyAsLong(sides.answer().own().load(person)),
                figure.applyAsLong(sides.answer().other().load(person)));
    }

    static Section of(Sides sides) {
        WhatIfPeople people = new WhatIfPeople(sides);
        List<Block> blocks = new ArrayList<>(people.blocks());
        List<Row> kinds = sides.rows(Outcome::notifications, NotificationKind::name);
        if (!kinds.isEmpty()) {
            blocks.add(Block.of(sides.table("Notifications by kind", "Kind", kinds)));
        }
        return new Section("Telling people", areTold(sides) ? people.note() : "", blocks);
    }

    private String note() {
        return "Other messages are e-mails, SMS and whatever else is no call. Night is where a person lives. A history shorter "
                + "than a week counts as one."
                + (others.isEmpty()
                        ? ""
                        : " Those with the most calls are named; the others are one row, and the worst week there is that of "
                                + "one of them.");
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        List<Row> calls = rows(sides::row, Load::calls, LongStream::sum);
        if (!calls.isEmpty()) {
            blocks.add(new Block(table("Calls", calls), sides.chart("Calls to people", calls)));
        }
        add(blocks, "Calls at night", rows(sides::row, Load::callsAtNight, LongStream::sum));
        add(blocks, "Calls in the worst week", rows(sides::row, Load::callsInWorstWeek, WhatIfPeople::most));
        add(blocks, "Calls in a week, on average", rows(sides::weekly, Load::calls, LongStream::sum));
        add(blocks, "Other messages", rows(sides::row, Load::messages, LongStream::sum));
        add(blocks, "Other messages at night", rows(sides::row, Load::messagesAtNight, LongStream::sum));
        add(blocks, "Other messages in a week, on average", rows(sides::weekly, Load::messages, LongStream::sum));
        return blocks;
    }

    private void add(List<Block> blocks, String title, List<Row> rows) {
        if (!rows.isEmpty()) {
            blocks.add(Block.of(table(title, rows)));
        }
    }

    private Table table(String title, List<Row> rows) {
        return sides.table(title, "Person", rows);
    }

    /** A row for each person who is named, then one for all others together; those with nothing in them are left out. */
    private List<Row> rows(
            BiFunction<String, ToLongFunction<Outcome>, Row> row,
            ToLongFunction<Load> figure,
            ToLongFunction<LongStream> together) {
        List<Row> rows = new ArrayList<>();
        named.forEach(person -> rows.add(row.apply(person.value(), side -> figure.applyAsLong(side.load(person)))));
        if (!others.isEmpty()) {
            rows.add(row.apply(
                    Amounts.count(others.size()) + " others",
                    side -> together.applyAsLong(
                            others.stream().mapToLong(person -> figure.applyAsLong(side.load(person))))));
        }
        rows.removeIf(Row::isZero);
        return rows;
    }

    private static long most(LongStream figures) {
        return figures.max().orElse(0);
    }
}
