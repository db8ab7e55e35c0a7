package io.incidentengine.reports;

import io.incidentengine.reports.BarChart.Bar;
import io.incidentengine.reports.BarChart.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says to the library of charts how bars look. */
final class BarOptions {
    /** The width of every chart; pages show it smaller or a little larger. */
    static final int WIDTH = 460;

    private static final int FONT = 14;
    private static final int NAMES = 120;
    private static final String INK = "var(--ink)";

    private BarOptions() {}

    static Map<String, Object> of(BarChart chart) {
        List<Object> series = new ArrayList<>();
        chart.series().forEach(one -> series.add(series(one, chart.stacked())));
        return map(
                "animation",
                false,
                "textStyle",
                map("fontFamily", "inherit", "fontSize", FONT, "color", INK),
                "legend",
                legend(chart),
                "grid",
                map("left", NAMES + 32, "right", 76, "top", chart.hasLegend() ? 32 : 4, "bottom", 4),
                "xAxis",
                map("type", "value", "show", false, "min", 0, "max", chart.longest() > 0 ? chart.longest() : "dataMax"),
                "yAxis",
                map(
                        "type",
                        "category",
                        "inverse",
                        true,
                        "data",
                        chart.categories(),
                        "axisTick",
                        map("show", false),
                        "axisLine",
                        map("lineStyle", map("color", "var(--line-strong)")),
                        "axisLabel",
                        map("color", INK, "fontSize", FONT, "width", NAMES, "overflow", "truncate", "interval", 0)),
                "series",
                series);
    }

    private static Map<String, Object> legend(BarChart chart) {
        return map(
                "show",
                chart.hasLegend(),
                "left",
                0,
                "top",
                0,
                "selectedMode",
                false,
                "itemGap",
                20,
                "itemWidth",
                14,
                "itemHeight",
                12,
                "textStyle",
                map("color", INK, "fontSize", FONT),
                "data",
                chart.series().stream()
                        .map(Series::name)
                        .filter(name -> !name.isEmpty())
                        .toList());
    }

    private static Map<String, Object> series(Series one, boolean stacked) {
        List<Object> data = new ArrayList<>();
        one.bars().forEach(bar -> data.add(bar(bar)));
        Map<String, Object> series = map(
                "type",
                "bar",
                "name",
                one.name(),
                "data",
                data,
                "silent",
                true,
                "clip",
                false,
                "barMaxWidth",
                20,
                "barCategoryGap",
                "28%",
                "emphasis",
                map("disabled", true),
                "itemStyle",
                map(
                        "color",
                        one.bars().isEmpty() ? INK : one.bars().get(0).colour().css()));
        if (stacked) {
            series.put("stack", "all");
        }
        return series;
    }

    private static Map<String, Object> bar(Bar bar) {
        return map(
                "value",
                bar.value(),
                "itemStyle",
                map("color", bar.colour().css()),
                "label",
                map(
                        "show",
                        !bar.label().isEmpty(),
                        "position",
                        "right",
                        "color",
                        INK,
                        "textBorderWidth",
                        0,
                        "fontSize",
                        FONT,
                        "formatter",
                        bar.label()));
    }

    /** In the order given, which is also the order in the picture. */
    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
