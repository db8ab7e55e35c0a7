package io.incidentengine.reports;

import java.util.List;

/**
 * Horizontal bars.
 *
 * @param title what they show
 * @param summary the same in words, for whoever does not see them
 * @param categories what each bar is about, from top to bottom
 * @param stacked whether the series of a category continue each other, or lie below each other
 * @param longest the value at the right edge; 0 for that of the longest bar
 * @param series the values
 */
record BarChart(
        String title, String summary, List<String> categories, boolean stacked, double longest, List<Series> series) {
    /** Copies the lists. */
    BarChart {
        categories = categories.stream().map(Plain::line).toList();
        series = List.copyOf(series);
    }

    /**
     * Values of one kind.
     *
     * @param name what they are; empty if that needs no legend
     * @param bars a value for each category
     */
    record Series(String name, List<Bar> bars) {
        /** Copies the list. */
        Series {
            bars = List.copyOf(bars);
        }
    }

    /**
     * A value.
     *
     * @param value its length
     * @param label what stands at its end; empty for nothing
     * @param colour its colour
     */
    record Bar(double value, String label, Colour colour) {}

    /** Its height: as much as its bars need. */
    int height() {
        int bars = stacked ? 1 : series.size();
        return categories.size() * (bars == 1 ? 30 : 18 * bars + 12) + (hasLegend() ? 36 : 10);
    }

    boolean hasLegend() {
        return series.stream().filter(one -> !one.name().isEmpty()).count() > 1;
    }
}
