package io.incidentengine.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The rules for every piece of text that the engine takes: names are short and on one line, prose is long and may have
 * several; neither holds control characters or halves of a character, so every store can keep it as it is.
 */
public final class Text {
    /** The longest name, in UTF-16 units. */
    public static final int NAME_LENGTH = 200;

    /** The longest prose, in UTF-16 units. */
    public static final int PROSE_LENGTH = 1 << 20;

    private Text() {}

    /**
     * Checks a name: an id, a title, a key.
     *
     * @param what how the value is called in the error
     * @param value the name
     * @return the same name without blanks around it
     * @throws InvalidInputException if it is missing, empty, longer than {@link #NAME_LENGTH}, or holds control
     *     characters or unpaired surrogates
     */
    public static String name(String what, @Nullable String value) {
        if (value == null || isInvisible(value)) {
            throw new InvalidInputException(
                    what, value == null ? "missing" : "empty", "1 to " + NAME_LENGTH + " characters");
        }
        String name = value.strip();
        if (name.length() > NAME_LENGTH) {
            throw new InvalidInputException(
                    what, name.length() + " characters long", "1 to " + NAME_LENGTH + " characters");
        }
        refuseUnstorable(what, name, false);
        return name;
    }

    /**
     * Checks prose: details, findings, a reason.
     *
     * @param what how the value is called in the error
     * @param value the prose; may be empty
     * @return the same prose
     * @throws InvalidInputException if it is missing, longer than {@link #PROSE_LENGTH}, or holds control characters
     *     other than tab and line ends, or unpaired surrogates
     */
    public static String prose(String what, @Nullable String value) {
        if (value == null) {
            throw new InvalidInputException(what, "missing", "text of at most " + PROSE_LENGTH + " characters");
        }
        if (value.length() > PROSE_LENGTH) {
            throw new InvalidInputException(
                    what, value.length() + " characters long", "at most " + PROSE_LENGTH + " characters");
        }
        refuseUnstorable(what, value, true);
        return value;
    }

    /**
     * Checks a reason or another prose that must say something.
     *
     * @param what how the value is called in the error
     * @param value the prose
     * @return the same prose
     * @throws InvalidInputException as {@link #prose}, and if it is blank
     */
    public static String reason(String what, @Nullable String value) {
        if (value != null && isInvisible(value)) {
            throw new InvalidInputException(what, "empty", "text that says why");
        }
        return prose(what, value);
    }

    /**
     * Makes text of others fit for every store, where refusing it would lose what it tells: the answer of a provider, the
     * message of an exception.
     *
     * @param text what they wrote
     * @param length how much of it is kept, in UTF-16 units
     * @return the text; control characters other than tab and line ends, and halves of characters, are U+FFFD
     */
    public static String cleaned(String text, int length) {
        if (text.length() <= length && isPlain(text)) {
            return text;
        }
        StringBuilder cleaned = new StringBuilder(Math.min(text.length(), length));
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (i > length) {
                break;
            }
            cleaned.appendCodePoint(isStorable(c) ? c : 0xFFFD);
        }
        return cleaned.toString();
    }

    /**
     * Leaves out the marks that turn the direction of what stands around them, so that nobody can turn around how an id or
     * a deadline beside a text of theirs is read. What it says stays; letters have a direction of their own.
     *
     * @param text the text
     * @return the text without U+061C, U+200E, U+200F, U+202A to U+202E and U+2066 to U+2069
     */
    public static String undirected(String text) {
        if (text.chars().noneMatch(Text::turnsDirection)) {
            return text;
        }
        StringBuilder left = new StringBuilder(text.length());
        text.chars().filter(c -> !turnsDirection(c)).forEach(c -> left.append((char) c));
        return left.toString();
    }

    private static boolean turnsDirection(int c) {
        return c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isStorable(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isStorable(int c) {
        return c > Character.MAX_VALUE || !(Character.isSurrogate((char) c) || isControl((char) c, true));
    }

    /**
     * Tells whether nothing would be seen of it: blanks of any kind, joiners, marks of direction.
     *
     * @param value the text; may be empty
     * @return true if there is nothing to see
     */
    public static boolean isInvisible(String value) {
        for (int i = 0; i < value.length(); i = value.offsetByCodePoints(i, 1)) {
            int c = value.codePointAt(i);
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && Character.getType(c) != Character.FORMAT) {
                return false;
            }
        }
        return true;
    }

    private static boolean isControl(char c, boolean lines) {
        return switch (c) {
            case '\t', '\n', '\r', '\u2028', '\u2029' -> !lines;
            default -> Character.isISOControl(c);
        };
    }

    private static void refuseUnstorable(String what, String value, boolean lines) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (isControl(c, lines)) {
                throw new InvalidInputException(
                        what,
                        String.format(Locale.ROOT, "text with the control character U+%04X at index %d", (int) c, i),
                        lines ? "no control characters but tab and line ends" : "no control characters");
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < value.length()
                        && Character.isLowSurrogate(value.charAt(i + 1));
                if (!pair) {
                    throw new InvalidInputException(
                            what, "text with half a character (unpaired surrogate) at index " + i, "whole characters");
                }
                i++;
            }
        }
    }
}
