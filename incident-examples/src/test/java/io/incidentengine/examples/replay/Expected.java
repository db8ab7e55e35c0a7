package io.incidentengine.examples.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The figures that {@code recount.py} printed, by their paths: objects in objects, with a figure per line. */
final class Expected {
    private static final Pattern LINE = Pattern.compile("\\s*\"(\\w+)\": (\\{|[\\d.]+),?|\\s*(}),?");

    private final Map<String, Double> figures = new HashMap<>();

    private Expected(String json) {
        Deque<String> path = new ArrayDeque<>();
        for (String line : json.split("\n")) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                continue;
            }
            if (matcher.group(3) != null) {
                path.pollLast();
            } else if (matcher.group(2).equals("{")) {
                path.addLast(matcher.group(1));
            } else {
                path.addLast(matcher.group(1));
                figures.put(String.join(".", path), Double.valueOf(matcher.group(2)));
                path.removeLast();
            }
        }
    }

    static Expected ofExcerpt() throws IOException {
        try (InputStream json = Expected.class.getResourceAsStream("/replay/excerpt-expected.json")) {
            return new Expected(new String(json.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** A figure, such as {@code closing.log.agrees}. */
    double figure(String path) {
        Double figure = figures.get(path);
        if (figure == null) {
            throw new IllegalArgumentException("no figure " + path + "; allowed: " + figures.keySet());
        }
        return figure;
    }

    long count(String path) {
        return Math.round(figure(path));
    }
}
