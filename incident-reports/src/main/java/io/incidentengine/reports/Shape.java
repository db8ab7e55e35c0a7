package io.incidentengine.reports;

import java.util.List;
import java.util.Locale;

/**
 * A part of a drawing.
 *
 * @param element its element in SVG
 * @param style its class in the style sheet
 * @param attributes where it is
 * @param text what it says; empty for a figure
 * @param title what it means, shown when it is pointed at; empty for nothing
 */
record Shape(String element, String style, List<Attribute> attributes, String text, String title) {
    /** A name and a value. */
    record Attribute(String name, String value) {}

    static Shape rectangle(String style, double x, double y, double width, double height, double round, String title) {
        return new Shape(
                "rect",
                style,
                List.of(at("x", x), at("y", y), at("width", Math.max(width, 0)), at("height", height), at("rx", round)),
                "",
                title);
    }

    static Shape line(String style, double x1, double y1, double x2, double y2) {
        return new Shape("line", style, List.of(at("x1", x1), at("y1", y1), at("x2", x2), at("y2", y2)), "", "");
    }

    static Shape path(String style, String title, Object... commands) {
        StringBuilder path = new StringBuilder();
        for (Object command : commands) {
            path.append(path.isEmpty() ? "" : " ")
                    .append(command instanceof Number n ? number(n.doubleValue()) : command);
        }
        return new Shape("path", style, List.of(new Attribute("d", path.toString())), "", title);
    }

    static Shape text(String style, double x, double y, String text) {
        return new Shape("text", style, List.of(at("x", x), at("y", y)), text, "");
    }

    private static Attribute at(String name, double value) {
        return new Attribute(name, number(value));
    }

    /** With one place, the same on every machine. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
