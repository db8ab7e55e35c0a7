package io.incidentengine.architecture;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes {@code docs/traceability.md}. */
final class TraceabilityTable {
    private static final String HEAD = """
            # Which test shows what

            Incident Engine is built from numbered requirements (R…: what the blueprint of emergency handling asks
            for) and numbered rules of behaviour (S…: how clocks, escalations and notifications behave in detail).
            Code, tests and docs cite the numbers. This is what each asks for, in short, and the tests that show that
            it holds.

            The tests of one number: `mvn -pl incident-core,incident-testkit test -Dgroups=S10`.

            This page is generated from the tags of the tests. A test fails when the two differ; this writes it anew:

            ```sh
            %s
            ```
            """;

    private final List<Numbered> numbers;
    private final List<TaggedTest> tests;
    private final Path root;

    TraceabilityTable(List<Numbered> numbers, List<TaggedTest> tests, Path root) {
        this.numbers = numbers;
        this.tests = tests;
        this.root = root;
    }

    String markdown(String command) {
        return HEAD.formatted(command) + section("Requirements", "R") + section("Rules of behaviour", "S");
    }

    private String section(String title, String letter) {
        return numbers.stream()
                .filter(number -> number.number().startsWith(letter))
                .map(number -> "| %s | %s | %s |\n".formatted(number.number(), escape(number.text()), shownBy(number)))
                .collect(Collectors.joining(
                        "", "\n## " + title + "\n\n| | what it asks for | shown by |\n|---|---|---|\n", ""));
    }

    private String shownBy(Numbered number) {
        Map<String, List<TaggedTest>> byClass = tests.stream()
                .filter(test -> test.number().equals(number.number()))
                .collect(Collectors.groupingBy(this::link, LinkedHashMap::new, Collectors.toList()));
        StringBuilder cell = new StringBuilder(byClass.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + sentences(entry.getValue()))
                .collect(Collectors.joining("<br>")));
        if (number.due() && cell.isEmpty()) {
            cell.append("**no test**");
        }
        if (!number.rest().isEmpty()) {
            cell.append(cell.isEmpty() ? "" : "<br>")
                    .append("*")
                    .append(escape(number.rest()))
                    .append("*");
        }
        return cell.toString();
    }

    private String link(TaggedTest test) {
        String path = root.relativize(test.file()).toString().replace('\\', '/');
        return "[" + test.type() + "](../" + path + ")";
    }

    private static String sentences(List<TaggedTest> tests) {
        if (tests.stream().anyMatch(test -> test.sentence().isEmpty())) {
            return "all its tests";
        }
        return tests.stream().map(test -> escape(test.sentence())).distinct().collect(Collectors.joining("; "));
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replace("*", "\\*");
    }
}
