package io.incidentengine.reports;

import io.incidentengine.analysis.MonthlyAnalysis;
import io.incidentengine.reports.Table.Row;
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
 * A month, and the one that it is compared with.
 *
 * @param now the month
 * @param before the other one; {@code null} if it is compared with none
 */
record Months(MonthlyAnalysis now, @Nullable MonthlyAnalysis before) implements FigureCsv.Subject {
    LocalTimes times() {
        return new LocalTimes(now.month().zone());
    }

    String name() {
        return LocalTimes.month(now.month().month());
    }

    String nameBefore() {
        return before == null ? "" : LocalTimes.month(before.month().month());
    }

    String title() {
        return "Incidents in " + name();
    }

    /** Which time it is about, and what that is compared with. */
    String period() {
        boolean isOver = !now.until().isBefore(now.month().end());
        String end = isOver ? "the whole month" : "up to " + times().full(now.until());
        String other = before == null ? "" : ", compared with " + nameBefore();
        boolean wasOver =
                before == null || !before.until().isBefore(before.month().end());
        return Plain.sentence(end) + ", times in " + times().name() + other
                + (wasOver ? "" : ", which was not over when it was analysed");
    }

    @Override
    public List<String> csvHead() {
        return List.of("month", "compared with");
    }

    @Override
    public List<String> csvBegin() {
        return List.of(
                now.month().month().toString(),
                before == null ? "" : before.month().month().toString());
    }

    @Override
    public String csvColumn(Table table, int column) {
        String head = table.head().get(column + 1);
        return before != null && head.equals(nameBefore()) ? "compared with" : head.replace(name(), "this month");
    }

    /** The head of a table of counts: with a comparison where there is one. */
    List<String> head(String what) {
        return before == null ? List.of(what, name()) : List.of(what, name(), nameBefore(), "Change");
    }

    /** A row of such a table. */
    Row row(String name, ToLongFunction<MonthlyAnalysis> count) {
        List<Cell> cells = new ArrayList<>();
        long value = count.applyAsLong(now);
        cells.add(Cell.count(value));
        if (before != null) {
            long earlier = count.applyAsLong(before);
            cells.add(Cell.count(earlier));
            cells.add(Cell.change(value, earlier));
        }
        return new Row(name, cells);
    }

    /** A row for each key that there is in either month, in the order of the keys. */
    <K extends Comparable<? super K>> List<Row> rows(
            Function<MonthlyAnalysis, Map<K, Long>> counts, Function<K, String> name) {
        return rows(keys(counts, Comparator.naturalOrder()), counts, name);
    }

    <K> List<Row> rows(List<K> keys, Function<MonthlyAnalysis, Map<K, Long>> counts, Function<K, String> name) {
        return keys.stream()
                .map(key -> row(name.apply(key), month -> counts.apply(month).getOrDefault(key, 0L)))
                .toList();
    }

    /** The keys that there are in either month. */
    <K> List<K> keys(Function<MonthlyAnalysis, ? extends Map<K, ?>> counts, Comparator<? super K> order) {
        Set<K> keys = new TreeSet<>(order);
        keys.addAll(counts.apply(now).keySet());
        if (before != null) {
            keys.addAll(counts.apply(before).keySet());
        }
        return List.copyOf(keys);
    }
}
