package io.incidentengine.reports;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Writes the figures of sections as CSV, a line for each. */
final class FigureCsv {
    private FigureCsv() {}

    /** What the figures are about, as each line of a file says it. */
    interface Subject {
        /** How the columns are called that a line begins with. */
        List<String> csvHead();

        /** What stands in them. */
        List<String> csvBegin();

        /** How a column of a table is called: by the same name, whatever is compared. */
        String csvColumn(Table table, int column);
    }

    static String of(Subject subject, List<Section> sections) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(line(subject.csvHead(), "section", "table", "row", "column", "value", "unit"));
            for (Section section : sections) {
                section.tables().forEach(table -> write(csv, subject, section.title(), table));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void write(CsvWriter csv, Subject subject, String section, Table table) {
        for (Table.Row row : table.rows()) {
            for (int i = 0; i < row.cells().size(); i++) {
                Cell cell = row.cells().get(i);
                if (!cell.data().isEmpty()) {
                    csv.writeRecord(line(
                            subject.csvBegin(),
                            section,
                            table.title(),
                            harmless(row.name()),
                            subject.csvColumn(table, i),
                            cell.unit().equals("text") ? harmless(cell.data()) : cell.data(),
                            cell.unit()));
                }
            }
        }
    }

    private static List<String> line(List<String> begin, String... more) {
        List<String> line = new ArrayList<>(begin);
        line.addAll(List.of(more));
        return line;
    }

    /** Spreadsheets take some beginnings for a formula, also behind blanks and in full width; an apostrophe says that it is text. */
    static String harmless(String text) {
        return text.stripLeading().matches("(?s)[=+\\-@|%\uFF1D\uFF0B\uFF0D\uFF20].*") ? "'" + text : text;
    }
}
