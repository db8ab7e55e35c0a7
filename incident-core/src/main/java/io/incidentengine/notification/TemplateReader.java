package io.incidentengine.notification;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.notification.Template.Fixed;
import io.incidentengine.notification.Template.Part;
import io.incidentengine.notification.Template.Place;
import io.incidentengine.notification.Template.Section;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a template, once. Confined to one call. */
final class TemplateReader {
    private static final String MARKS = "{}[]|\\";

    private final String text;
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder fixed = new StringBuilder();
    private final List<List<Part>> alternatives = new ArrayList<>();
    private List<Part> into = parts;
    private int opened = -1;
    private int at;

    TemplateReader(String text) {
        this.text = text;
    }

    List<Part> read() {
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '\\' -> fixed.append(escaped());
                case '{' -> place();
                case '[' -> open();
                case '|' -> bar();
                case ']' -> close();
                case '}' -> throw wrong("a closing brace without an opening one", at, "{name}, or \\} for a brace");
                default -> fixed.append(c);
            }
        }
        if (opened >= 0) {
            throw wrong("a section that is not closed", opened, "[…], or \\[ for a bracket");
        }
        flush();
        return parts;
    }

    private char escaped() {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (MARKS.indexOf(next) < 0) {
            throw wrong("a backslash before nothing special", at, "one before any of " + MARKS);
        }
        at++;
        return next;
    }

    private void place() {
        int end = text.indexOf('}', at);
        if (end < 0) {
            throw wrong("a placeholder that is not closed", at, "{name}, or \\{ for a brace");
        }
        String name = text.substring(at + 1, end);
        boolean shown = !name.endsWith("?");
        String fact = shown ? name : name.substring(0, name.length() - 1);
        if (!isName(fact)) {
            throw wrong("a placeholder without a proper name", at, "letters, digits, hyphens and single blanks");
        }
        if (!shown && opened < 0) {
            throw wrong("a question about {" + fact + "} that nothing depends on", at, "{" + fact + "?} in a section");
        }
        flush();
        into.add(new Place(fact, shown));
        at = end;
    }

    private static boolean isName(String fact) {
        return !fact.isEmpty()
                && fact.equals(fact.strip())
                && !fact.contains("  ")
                && fact.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == ' ' || c == '-');
    }

    private void open() {
        if (opened >= 0) {
            throw wrong("a section within a section", at, "one after the other, or \\[ for a bracket");
        }
        flush();
        opened = at;
        into = new ArrayList<>();
    }

    private void bar() {
        if (opened < 0) {
            fixed.append('|');
            return;
        }
        alternative("an alternative after one that is always shown");
        into = new ArrayList<>();
    }

    private void close() {
        if (opened < 0) {
            throw wrong("a closing bracket without an opening one", at, "[…], or \\] for a bracket");
        }
        alternative(null);
        if (alternatives.size() == 1 && into.stream().noneMatch(Place.class::isInstance)) {
            throw wrong("a section without a fact", opened, "one with a {name} in it, or \\[ for a bracket");
        }
        parts.add(new Section(List.copyOf(alternatives)));
        alternatives.clear();
        into = parts;
        opened = -1;
    }

    private void alternative(@Nullable String refusal) {
        flush();
        if (refusal != null && into.stream().noneMatch(Place.class::isInstance)) {
            throw wrong(refusal, at, "words without a fact only as the last alternative");
        }
        alternatives.add(List.copyOf(into));
    }

    private void flush() {
        if (!fixed.isEmpty()) {
            into.add(new Fixed(fixed.toString()));
            fixed.setLength(0);
        }
    }

    private InvalidInputException wrong(String found, int position, String allowed) {
        String near = text.substring(position, Math.min(position + 20, text.length()))
                .lines()
                .findFirst()
                .orElse("");
        return new InvalidInputException(
                "template", found + " at position " + position + ", at \"" + near + "\"", allowed);
    }
}
