package io.incidentengine.examples.replay;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** The lines of a text with their numbers from 1, none longer than {@link #MAX_LENGTH} whatever the file holds. */
final class Lines {
    static final int MAX_LENGTH = 65_536;

    private static final int END = -1;

    /**
     * One line.
     *
     * @param number counted from 1
     * @param text without its end; the first {@link #MAX_LENGTH} characters of it
     * @param cut whether there was more of it than that
     * @param ended whether a line end followed, and not the end of the file
     */
    record Line(long number, String text, boolean cut, boolean ended) {}

    private final Reader reader;
    private final char[] buffer = new char[16_384];
    private final StringBuilder text = new StringBuilder(512);
    private int at;
    private int limit;
    private long number;
    private boolean afterReturn;

    Lines(Reader reader) {
        this.reader = reader;
    }

    /** The next line, ended by LF, CR LF or CR; empty at the end. */
    Optional<Line> next() throws IOException {
        int c = read();
        if (afterReturn && c == '\n') {
            c = read();
        }
        afterReturn = false;
        if (c == END) {
            return Optional.empty();
        }
        text.setLength(0);
        boolean cut = false;
        for (; c != END && c != '\n' && c != '\r'; c = read()) {
            if (text.length() < MAX_LENGTH) {
                text.append((char) c);
            } else {
                cut = true;
            }
        }
        afterReturn = c == '\r';
        return Optional.of(new Line(++number, text.toString(), cut, c != END));
    }

    private int read() throws IOException {
        if (at == limit) {
            limit = Math.max(0, reader.read(buffer));
            at = 0;
        }
        return at < limit ? buffer[at++] : END;
    }
}
