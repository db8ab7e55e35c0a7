package io.incidentengine.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table with a head, and a name for each row.
 *
 * @param title what it shows
 * @param head what the names of the rows are, then what the cells are
 * @param rows its rows, each with as many cells as the head has behind its first word
 */
record Table(String title, List<String> head, List<Row> rows) {
    /** Copies the lists. */
    Table {
        head = List.copyOf(head);
        rows = List.copyOf(rows);
    }

    static Table of(String title, List<String> head, List<Row> rows) {
        return new Table(title, head, rows);
    }

    /**
     * A row.
     *
     * @param name what it is about, as somebody may have written it
     * @param cells its values
     */
    record Row(String name, List<Cell> cells) {
        /** Copies the list. */
        Row {
            name = Plain.line(name);
            cells = List.copyOf(cells);
        }

        /** Whether nothing was counted. */
        boolean isZero() {
            return cells.stream()
                    .allMatch(cell -> cell.data().isEmpty() || cell.data().equals("0"));
        }

        static Row of(String name, Cell... cells) {
            return new Row(name, List.of(cells));
        }
    }

    /** Whether the cells of a column are numbers, as far as there are any. */
    boolean isNumeric(int column) {
        return rows.stream().allMatch(row -> row.cells().get(column).isNumber());
    }

    /** Whether it is too wide for a phone, where each row then becomes a list. */
    boolean folds() {
        return head.size() > 4 || (head.size() > 2 && numeric().contains(false));
    }

    /** The same for each column. */
    List<Boolean> numeric() {
        return IntStream.range(0, head.size() - 1).mapToObj(this::isNumeric).toList();
    }

    /** In letters of one width: names at the left, numbers at the right. */
    String text() {
        StringBuilder text = new StringBuilder(title).append('\n');
        if (rows.isEmpty()) {
            return text.append("  none\n").toString();
        }
        List<Integer> widths = widths();
        line(text, widths, head);
        for (Row row : rows) {
            List<String> shown = new ArrayList<>(List.of(row.name()));
            row.cells().forEach(cell -> shown.add(cell.shown()));
            line(text, widths, shown);
        }
        return text.toString();
    }

    private List<Integer> widths() {
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < head.size(); i++) {
            int width = length(head.get(i));
            for (Row row : rows) {
                width = Math.max(
                        width,
                        length(i == 0 ? row.name() : row.cells().get(i - 1).shown()));
            }
            widths.add(width);
        }
        return widths;
    }

    private void line(StringBuilder text, List<Integer> widths, List<String> shown) {
        StringBuilder line = new StringBuilder(" ");
        for (int i = 0; i < shown.size(); i++) {
            String blanks = " ".repeat(widths.get(i) - length(shown.get(i)));
            boolean right = i > 0 && isNumeric(i - 1);
            line.append(' ').append(right ? blanks : "").append(shown.get(i)).append(right ? "" : blanks);
            line.append(' ');
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
