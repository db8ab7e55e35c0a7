package io.incidentengine.reports;

import java.util.List;

/**
 * A chapter of a document.
 *
 * @param title its heading
 * @param parts what stands in it
 */
record Chapter(String title, List<Part> parts) {
    /** Copies the list. */
    Chapter {
        parts = List.copyOf(parts);
    }

    static Chapter of(String title, Part... parts) {
        return new Chapter(title, List.of(parts));
    }

    long gaps() {
        return parts.stream().filter(part -> part.kind() == Part.Kind.GAP).count();
    }
}
