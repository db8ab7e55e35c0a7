package io.incidentengine.reports;

import io.incidentengine.analysis.MonthlyAnalysis;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** The figures at the head of the page of a month. */
final class MonthlyTiles {
    private static final int CLOCKS = 3;

    private MonthlyTiles() {}

    static List<Tile> of(Months months) {
        List<Tile> tiles = new ArrayList<>();
        tiles.add(count("reported", months, month -> month.flow().reported()));
        tiles.add(count("open at the end", months, month -> month.flow().after()));
        DeadlineSection.milestones(months).stream()
                .limit(CLOCKS)
                .forEach(milestone -> tiles.add(clock(milestone, months)));
        long owed = months.now().major().stream()
                .filter(major -> major.filed().isEmpty())
                .count();
        int major = months.now().major().size();
        tiles.add(new Tile(
                major == 1 ? "major incident" : "major incidents",
                Amounts.count(major),
                owed == 0 ? "" : Amounts.of(owed, "report") + " not filed"));
        return tiles;
    }

    private static Tile count(String name, Months months, ToLongFunction<MonthlyAnalysis> count) {
        long now = count.applyAsLong(months.now());
        MonthlyAnalysis before = months.before();
        return new Tile(
                name,
                Amounts.count(now),
                before == null ? "" : Amounts.count(count.applyAsLong(before)) + " in " + months.nameBefore());
    }

    private static Tile clock(String milestone, Months months) {
        Kept kept = Kept.of(months.now().clock(milestone).all());
        return new Tile(
                milestone + " in time",
                kept.share(),
                Amounts.count(kept.late()) + " of " + Amounts.count(kept.verdicts()) + " late");
    }
}
