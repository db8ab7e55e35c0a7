package io.incidentengine.examples.replay;

import io.incidentengine.examples.replay.CsvRows.Fields;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads an incident log row by row, and loses nothing usable to damage.
 *
 * <p>The file is CSV, plain or gzipped (told by its content, not by its name), in UTF-8 or in UTF-16 with a byte order
 * mark. A row that cannot be used comes as a {@link RejectedRow}. Where the file itself breaks off, as a truncated gzip
 * does, all rows before come first, then one {@link LogDamage}. Only a file of which nothing can be used makes
 * {@link #open} throw.
 *
 * <p>Not for use by several threads. Memory does not grow with the file.
 */
final class EventLog implements Iterator<LogEntry>, AutoCloseable {
    /** The name of the excerpt that ships with the example. */
    static final String EXCERPT = "servicenow-excerpt.csv.gz";

    private final String name;
    private final InputStream source;
    private final DamageTolerantStream bytes;
    private final CsvRows csv;
    private final RowReader reader;
    private @Nullable LogEntry ahead;
    private boolean ended;

    private EventLog(String name, InputStream source) throws IOException {
        this.name = name;
        this.source = source;
        this.bytes = new DamageTolerantStream(unpacked(buffered(source)));
        InputStream text = buffered(bytes);
        this.csv = new CsvRows(new Lines(new InputStreamReader(text, charset(text))));
        this.reader = header();
    }

    /** The log in this file; throws {@link EventLogException} if it cannot be opened or lacks a column. */
    static EventLog open(Path file) {
        if (Files.isDirectory(file)) {
            throw new EventLogException(file.toString(), "is a folder, and no incident log");
        }
        try {
            return open(file.toString(), Files.newInputStream(file));
        } catch (NoSuchFileException e) {
            throw new EventLogException(file.toString(), "there is no such file", e);
        } catch (IOException e) {
            throw new EventLogException(file.toString(), "cannot be opened: " + why(e), e);
        }
    }

    /** The excerpt that ships with the example. */
    static EventLog excerpt() {
        InputStream resource = EventLog.class.getResourceAsStream(EXCERPT);
        if (resource == null) {
            throw new EventLogException(EXCERPT, "is not on the class path");
        }
        return open(EXCERPT, resource);
    }

    private static EventLog open(String name, InputStream source) {
        try {
            return new EventLog(name, source);
        } catch (IOException | RuntimeException e) {
            try (source) {
                throw e instanceof EventLogException known
                        ? known
                        : new EventLogException(name, "cannot be read: " + why(e), e);
            } catch (IOException onClose) {
                throw new EventLogException(name, "cannot be closed: " + why(onClose), onClose);
            }
        }
    }

    /** The file, or the resource, for messages. */
    String name() {
        return name;
    }

    @Override
    public boolean hasNext() {
        if (ahead == null && !ended) {
            ahead = read();
        }
        return ahead != null;
    }

    @Override
    public LogEntry next() {
        LogEntry next = hasNext() ? ahead : null;
        if (next == null) {
            throw new NoSuchElementException(name + " has no more rows");
        }
        ahead = null;
        return next;
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (IOException e) {
            throw new EventLogException(name, "cannot be closed: " + why(e), e);
        }
    }

    private @Nullable LogEntry read() {
        try {
            Optional<Fields> row = csv.next();
            if (row.isEmpty()) {
                ended = true;
                return bytes.damage().map(this::damage).orElse(null);
            }
            Fields fields = row.get();
            if (!csv.lastEnded() && bytes.damage().isPresent()) {
                return new RejectedRow(fields.line(), "it is cut off");
            }
            return reader.read(fields.line(), fields.values());
        } catch (UnusableRowException e) {
            return new RejectedRow(csv.line(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LogDamage damage(IOException cause) {
        return new LogDamage(csv.line() + 1, name + " breaks off after line " + csv.line() + ": " + why(cause));
    }

    private RowReader header() throws IOException {
        try {
            Fields header = csv.next()
                    .orElseThrow(() -> new EventLogException(
                            name,
                            bytes.damage()
                                    .map(this::damage)
                                    .map(LogDamage::reason)
                                    .orElse("is empty")));
            return RowReader.under(header.values().stream().map(String::strip).toList(), name);
        } catch (UnusableRowException e) {
            throw new EventLogException(name, "the header cannot be read: " + e.getMessage(), e);
        }
    }

    private static String why(Exception e) {
        String kind = e.getClass().getSimpleName();
        return e.getMessage() == null ? kind : kind + ": " + e.getMessage();
    }

    private static InputStream buffered(InputStream in) {
        return new BufferedInputStream(in, 1 << 16);
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        return startsWith(in, 0x1f, 0x8b) ? new GZIPInputStream(in, 1 << 16) : in;
    }

    /** The charset that the byte order mark tells, which is skipped; UTF-8 without one. */
    private static Charset charset(InputStream in) throws IOException {
        if (startsWith(in, 0xff, 0xfe) || startsWith(in, 0xfe, 0xff)) {
            return StandardCharsets.UTF_16;
        }
        if (startsWith(in, 0xef, 0xbb, 0xbf)) {
            in.skipNBytes(3);
        }
        return StandardCharsets.UTF_8;
    }

    private static boolean startsWith(InputStream in, int... expected) throws IOException {
        in.mark(expected.length);
        byte[] found = in.readNBytes(expected.length);
        in.reset();
        if (found.length < expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((found[i] & 0xff) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
