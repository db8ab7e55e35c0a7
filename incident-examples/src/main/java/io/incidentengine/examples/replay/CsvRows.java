package io.incidentengine.examples.replay;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.incidentengine.examples.replay.Lines.Line;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts lines into CSV rows so that a damaged row costs that row alone.
 *
 * <p>A row is one line, or, where a quoted field runs over line ends, the lines up to the closing quote. A CSV reader
 * that meets a stray quote swallows all rows up to the next one; here, a quote that does not close within {@link
 * #MAX_LINES} lines, or not into a sound row, costs only the line on which it stands.
 */
final class CsvRows {
    static final int MAX_LINES = 50;

    private static final char REPLACEMENT = '\ufffd';

    /**
     * The fields of one row.
     *
     * @param line the line on which it begins
     */
    record Fields(long line, List<String> values) {}

    private final CsvReader.CsvReaderBuilder csv = CsvReader.builder().allowUnclosedQuote(false);
    private final Lines lines;
    private final Deque<Line> ahead = new ArrayDeque<>();
    private int width = -1;
    private long current;
    private boolean lastEnded = true;

    CsvRows(Lines lines) {
        this.lines = lines;
    }

    /** The next row that is not empty; empty at the end. All rows must have as many fields as the first. */
    Optional<Fields> next() throws IOException, UnusableRowException {
        Optional<Line> line = take();
        while (line.isPresent() && line.get().text().isBlank()) {
            line = take();
        }
        if (line.isEmpty()) {
            return Optional.empty();
        }
        current = line.get().number();
        Fields row = row(line.get());
        if (width < 0) {
            width = row.values().size();
        }
        return Optional.of(row);
    }

    /** The line on which the row that was read last begins. */
    long line() {
        return current;
    }

    /** Whether the line that was read last was ended by a line end. */
    boolean lastEnded() {
        return lastEnded;
    }

    private Fields row(Line first) throws IOException, UnusableRowException {
        if (first.cut()) {
            throw new UnusableRowException("the line is longer than " + Lines.MAX_LENGTH + " characters");
        }
        String problem;
        try {
            return fields(first.number(), first.text());
        } catch (UnusableRowException e) {
            problem = String.valueOf(e.getMessage());
        }
        Fields longer = isOpen(first.text()) ? overLineEnds(first) : null;
        if (longer == null) {
            throw new UnusableRowException(problem);
        }
        return longer;
    }

    /** The row from {@code first} to the line that closes its quote; or null, with the lines after it put back. */
    private @Nullable Fields overLineEnds(Line first) throws IOException {
        StringBuilder text = new StringBuilder(first.text());
        List<Line> taken = new ArrayList<>();
        while (taken.size() < MAX_LINES) {
            Line line = take().orElse(null);
            if (line == null) {
                break;
            }
            taken.add(line);
            text.append('\n').append(line.text());
            if (isOpen(line.text())) {
                try {
                    return fields(first.number(), text.toString());
                } catch (UnusableRowException e) {
                    break;
                }
            }
        }
        for (int i = taken.size() - 1; i >= 0; i--) {
            ahead.addFirst(taken.get(i));
        }
        return null;
    }

    private Fields fields(long number, String text) throws UnusableRowException {
        if (text.indexOf(REPLACEMENT) >= 0) {
            throw new UnusableRowException("it holds bytes that are not UTF-8");
        }
        List<String> values;
        try {
            values = csv.ofSingleCsvRecord(text).getFields();
        } catch (CsvParseException e) {
            throw new UnusableRowException("it is no sound CSV: " + e.getMessage());
        }
        if (width >= 0 && values.size() != width) {
            throw new UnusableRowException(
                    "it has " + values.size() + " fields, and not " + width + " as the header has");
        }
        return new Fields(number, values);
    }

    private Optional<Line> take() throws IOException {
        Line put = ahead.pollFirst();
        Optional<Line> line = put != null ? Optional.of(put) : lines.next();
        line.ifPresent(read -> lastEnded = read.ended());
        return line;
    }

    private static boolean isOpen(String text) {
        return text.chars().filter(c -> c == '"').count() % 2 == 1;
    }
}
