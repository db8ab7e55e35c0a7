package io.incidentengine.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a document.
 *
 * @param kind what it is
 * @param text a paragraph, or what is to be completed
 * @param items the points of a list
 * @param table a table; {@code null} if it is none
 */
record Part(
        Kind kind,
        String text,
        List<String> items,
        @Nullable Table table) {
    /** Copies the list. */
    Part {
        text = Plain.line(text);
        items = items.stream().map(Plain::line).toList();
    }

    /** What parts there are. */
    enum Kind {
        PARAGRAPH,
        POINTS,
        TABLE,
        GAP,
        PICTURE
    }

    static Part paragraph(String text) {
        return new Part(Kind.PARAGRAPH, text, List.of(), null);
    }

    static Part points(List<String> items) {
        return new Part(Kind.POINTS, "", items, null);
    }

    static Part of(Table table) {
        return new Part(Kind.TABLE, "", List.of(), table);
    }

    /** What nobody has put on record, and a person has to fill in. */
    static Part gap(String what) {
        return new Part(Kind.GAP, what, List.of(), null);
    }

    static Part picture() {
        return new Part(Kind.PICTURE, "", List.of(), null);
    }

    String type() {
        return kind.name();
    }
}
