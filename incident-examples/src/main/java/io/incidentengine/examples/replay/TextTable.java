package io.incidentengine.examples.replay;

import java.util.ArrayList;
import java.util.List;

/** A table in plain text, its columns as wide as their widest cells. */
final class TextTable {
    private static final String INDENT = "  ";
    private static final String GAP = "  ";

    private final String alignment;
    private final List<List<String>> rows = new ArrayList<>();

    private TextTable(String alignment) {
        this.alignment = alignment;
    }

    /** A table with a column for each letter: {@code l} for text on the left, {@code r} for figures on the right. */
    static TextTable aligned(String alignment) {
        return new TextTable(alignment);
    }

    /** Adds a row with a cell for each column. */
    TextTable row(List<String> cells) {
        if (cells.size() != alignment.length()) {
            throw new IllegalArgumentException(cells.size() + " cells; allowed: " + alignment.length());
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    TextTable row(String... cells) {
        return row(List.of(cells));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                String blanks = " ".repeat(width(column) - cell.length());
                line.append(column == 0 ? INDENT : GAP)
                        .append(alignment.charAt(column) == 'l' ? cell + blanks : blanks + cell);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
