package io.incidentengine.reports;

import io.incidentengine.reports.BarChart.Bar;
import io.incidentengine.reports.BarChart.Series;
import io.incidentengine.reports.Table.Row;
import io.incidentengine.simulation.Comparison;
import io.incidentengine.simulation.Outcome;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The two sides of a comparison, by their names.
 *
 * @param answer the comparison
 * @param own how the policy is called that the history was under
 * @param other how the one is called that is thought of
 * @param times of the zone that times are shown in
 */
record Sides(Comparison answer, String own, String other, LocalTimes times) implements FigureCsv.Subject {
    private static final int SHORT = 24;
    private static final String OWN = "own policy";
    private static final String OTHER = "other policy";
    private static final String CHANGE = "Change";

    static Sides of(Comparison answer) {
        return new Sides(answer, OWN, OTHER, new LocalTimes(ZoneOffset.UTC));
    }

    String title() {
        return "What if “" + other + "” held instead of “" + own + "”?";
    }

    /** What is asked, and of which time. */
    String question() {
        if (answer.own().incidents() == 0 && answer.other().incidents() == 0) {
            return "The history has no incident, so there is nothing to compare.";
        }
        return "What " + Amounts.of(answer.own().incidents(), "incident") + " came to under “" + own
                + "”, and what would have come of them under “" + other + "”: from " + times.full(answer.begin())
                + " to " + times.full(answer.end()) + ", times in " + times.name() + ".";
    }

    @Override
    public List<String> csvHead() {
        return List.of("own policy", "other policy", "begin", "end");
    }

    @Override
    public List<String> csvBegin() {
        return List.of(
                FigureCsv.harmless(own),
                FigureCsv.harmless(other),
                answer.begin().toString(),
                answer.end().toString());
    }

    @Override
    public String csvColumn(Table table, int column) {
        return table.head().size() == 4
                ? List.of("own", "other", CHANGE).get(column)
                : table.head().get(column + 1);
    }

    /** The two names where there is little room, still different from each other. */
    private List<String> shortly() {
        List<String> names = List.of(Plain.cut(own, SHORT), Plain.cut(other, SHORT));
        return names.get(0).equals(names.get(1)) ? List.of(OWN, OTHER) : names;
    }

    /** The own one's. */
    String shortOwn() {
        return shortly().get(0);
    }

    /** A table of figures of both sides. */
    Table table(String title, String what, List<Row> rows) {
        return Table.of(title, List.of(what, shortly().get(0), shortly().get(1), CHANGE), rows);
    }

    /** A row of such a table. */
    Row row(String name, ToLongFunction<Outcome> count) {
        long was = count.applyAsLong(answer.own());
        long would = count.applyAsLong(answer.other());
        return Row.of(name, Cell.count(was), Cell.count(would), Cell.change(would, was));
    }

    /** A row with the average of a week, to one place; the change is that of what is shown. */
    Row weekly(String name, ToLongFunction<Outcome> count) {
        long was = tenths(count.applyAsLong(answer.own()));
        long would = tenths(count.applyAsLong(answer.other()));
        return Row.of(name, Cell.weekly(was), Cell.weekly(would), Cell.weeklyChange(would, was));
    }

    private long tenths(long count) {
        return Math.round(answer.perWeek(count) * 10);
    }

    /** A row for each key that there is on either side, in the order of the keys. */
    <K extends Comparable<? super K>> List<Row> rows(Function<Outcome, Map<K, Long>> counts, Function<K, String> name) {
        return keys(counts, Comparator.naturalOrder()).stream()
                .map(key -> row(name.apply(key), side -> counts.apply(side).getOrDefault(key, 0L)))
                .toList();
    }

    /** The keys that there are on either side. */
    <K> List<K> keys(Function<Outcome, ? extends Map<K, ?>> counts, Comparator<? super K> order) {
        Set<K> keys = new TreeSet<>(order);
        keys.addAll(counts.apply(answer.own()).keySet());
        keys.addAll(counts.apply(answer.other()).keySet());
        return List.copyOf(keys);
    }

    /** Rows of such a table as bars, the two sides below each other; {@code null} if there is nothing in them. */
    @Nullable
    BarChart chart(String title, List<Row> all) {
        List<Row> rows = all.stream().filter(row -> !row.isZero()).toList();
        if (rows.isEmpty()) {
            return null;
        }
        List<Bar> was = new ArrayList<>();
        List<Bar> would = new ArrayList<>();
        List<String> said = new ArrayList<>();
        for (Row row : rows) {
            was.add(bar(row.cells().get(0), Colour.FAINT));
            would.add(bar(row.cells().get(1), Colour.PLAIN));
            said.add(row.name() + ": " + row.cells().get(0).shown() + ", then "
                    + row.cells().get(1).shown());
        }
        return new BarChart(
                title,
                String.join("; ", said) + ".",
                rows.stream().map(Row::name).toList(),
                false,
                0,
                List.of(new Series(shortly().get(0), was), new Series(shortly().get(1), would)));
    }

    private static Bar bar(Cell count, Colour colour) {
        return new Bar(Double.parseDouble(count.data()), count.shown(), colour);
    }
}
