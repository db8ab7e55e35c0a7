package io.incidentengine.reports;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes the figures of sections as CSV, a line for each. */
final class FigureCsv {
    private FigureCsv() {}

    static String of(Months months, List<Section> sections) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord("month", "compared with", "section", "table", "row", "column", "value", "unit");
            for (Section section : sections) {
                section.tables().forEach(table -> write(csv, months, section.title(), table));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void write(CsvWriter csv, Months months, String section, Table table) {
        String other =
                months.before() == null ? "" : months.before().month().month().toString();
        for (Table.Row row : table.rows()) {
            for (int i = 0; i < row.cells().size(); i++) {
                Cell cell = row.cells().get(i);
                if (!cell.data().isEmpty()) {
                    csv.writeRecord(
                            months.now().month().month().toString(),
                            other,
                            section,
                            table.title(),
                            harmless(row.name()),
                            column(table.head().get(i + 1), months),
                            cell.unit().equals("text") ? harmless(cell.data()) : cell.data(),
                            cell.unit());
                }
            }
        }
    }

    /** The same name in every month. */
    private static String column(String head, Months months) {
        return months.before() != null && head.equals(months.nameBefore())
                ? "compared with"
                : head.replace(months.name(), "this month");
    }

    /** Spreadsheets take some beginnings for a formula, also behind blanks and in full width; an apostrophe says that it is text. */
    static String harmless(String text) {
        return text.stripLeading().matches("(?s)[=+\\-@|%\uFF1D\uFF0B\uFF0D\uFF20].*") ? "'" + text : text;
    }
}
