package io.incidentengine.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A numbered requirement (R…) or rule of behaviour (S…).
 *
 * @param number such as {@code S10}
 * @param due whether a test must be there now
 * @param rest what is not there yet; empty if it is all there
 * @param text what it asks for, in short
 */
record Numbered(String number, boolean due, String rest, String text) {
    private static final Pattern LINE = Pattern.compile("([RS][1-9]\\d*)\\s*\\|\\s*(now)?;?([^|]*)\\|([^|]+)");

    /** All of them, in order. */
    static List<Numbered> all() {
        try (InputStream file = Numbered.class.getResourceAsStream("numbers.txt")) {
            return parse(new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line each: number | now; what is not there yet | text. Empty lines and those with # say nothing. */
    static List<Numbered> parse(String lines) {
        return lines.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Numbered::line)
                .toList();
    }

    private static Numbered line(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not 'number | now; what is not there yet | text': " + line);
        }
        boolean due = parts.group(2) != null;
        return new Numbered(
                parts.group(1), due, parts.group(3).strip(), parts.group(4).strip());
    }
}
