package io.incidentengine.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a report about figures.
 *
 * @param title its heading
 * @param note what a reader must know to read it; may be empty
 * @param blocks its tables, some with a chart
 */
record Section(String title, String note, List<Block> blocks) {
    /** Copies the list. */
    Section {
        blocks = List.copyOf(blocks);
    }

    static Section of(String title, Block... blocks) {
        return new Section(title, "", List.of(blocks));
    }

    /** In letters of one width: its heading, its note and its tables. */
    String text() {
        StringBuilder text = new StringBuilder(title).append('\n');
        text.append("=".repeat(title.length())).append('\n');
        text.append(note.isEmpty() ? "" : note + "\n");
        tables().forEach(table -> text.append('\n').append(table.text()));
        return text.toString();
    }

    List<Table> tables() {
        return blocks.stream().map(Block::table).toList();
    }

    List<BarChart> charts() {
        return blocks.stream().flatMap(block -> block.charts().stream()).toList();
    }

    /**
     * A table, and a chart that shows nothing else.
     *
     * @param table the table
     * @param chart its chart; {@code null} for none
     */
    record Block(Table table, @Nullable BarChart chart) {
        static Block of(Table table) {
            return new Block(table, null);
        }

        List<BarChart> charts() {
            return chart == null ? List.of() : List.of(chart);
        }
    }
}
