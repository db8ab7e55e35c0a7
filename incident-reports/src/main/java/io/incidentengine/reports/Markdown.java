package io.incidentengine.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a document as Markdown. What it says stays text: nothing in it becomes a mark, a tag, a link or a mention. */
final class Markdown {
    private final StringBuilder text = new StringBuilder();

    private Markdown() {}

    static String of(String title, String subtitle, List<Chapter> chapters) {
        Markdown markdown = new Markdown();
        markdown.text
                .append("# ")
                .append(escaped(title))
                .append("\n\n")
                .append(escaped(subtitle))
                .append('\n');
        for (Chapter chapter : chapters) {
            markdown.text.append("\n## ").append(escaped(chapter.title())).append('\n');
            chapter.parts().forEach(markdown::part);
        }
        return markdown.text.toString();
    }

    private void part(Part part) {
        switch (part.kind()) {
            case PARAGRAPH -> text.append('\n').append(escaped(part.text())).append('\n');
            case GAP ->
                text.append("\n> **To be completed:** ")
                        .append(escaped(part.text()))
                        .append('\n');
            case POINTS -> {
                text.append('\n');
                part.items()
                        .forEach(item -> text.append("- ").append(escaped(item)).append('\n'));
            }
            case TABLE -> {
                if (part.table() != null) {
                    table(part.table());
                }
            }
            case PICTURE -> {} // there is none in text; the table below it says the same
        }
    }

    private void table(Table table) {
        text.append("\n**").append(escaped(table.title())).append("**\n\n");
        row(table.head());
        text.append("|---".repeat(table.head().size())).append("|\n");
        for (Table.Row row : table.rows()) {
            List<String> cells = new ArrayList<>(List.of(row.name()));
            row.cells().forEach(cell -> cells.add(cell.shown()));
            row(cells);
        }
    }

    private void row(List<String> cells) {
        text.append(cells.stream().map(Markdown::escaped).collect(Collectors.joining(" | ", "| ", " |")));
        text.append('\n');
    }

    /** Marks get a backslash; what could begin a tag or an entity becomes an entity. */
    static String escaped(String plain) {
        return plain.replace("\\", "\\\\")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("[`*_{}\\[\\]>#|~]", "\\\\$0")
                .replaceAll("^([-+=]|\\d+(?=[.)]))", "\\\\$1")
                .replaceAll("^\\\\(\\d+)([.)])", "$1\\\\$2")
                .replaceAll("(?i)(https?|ftp)://", "$1:\u200b//")
                .replaceAll("(?i)(mailto|xmpp):", "$1:\u200b")
                .replace("@", "@\u200b")
                .replaceAll("(?i)www\\.", "www\u200b.");
    }
}
