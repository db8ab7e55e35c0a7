package io.incidentengine.reports;

import io.incidentengine.model.Text;

/** Text of people, made fit for a page, a table and a file: what it says stays, what would act on its surroundings goes. */
final class Plain {
    private Plain() {}

    /** On one line: ends of lines and tabs become blanks. */
    static String line(String text) {
        return lines(text).replaceAll("\\s+", " ").strip();
    }

    /**
     * On as many lines as it has. Marks that turn the direction of what stands around them are left out, and what no XML may
     * hold becomes U+FFFD.
     */
    static String lines(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        Text.undirected(text).codePoints().forEach(c -> plain.appendCodePoint(isCharacter(c) ? c : 0xFFFD));
        return plain.toString().replace("\r\n", "\n").replaceAll("[\r\u2028\u2029]", "\n");
    }

    private static boolean isCharacter(int c) {
        boolean isControl = Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r';
        boolean isHalf = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        boolean isNone = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        return !isControl && !isHalf && !isNone;
    }

    /** No longer than so many characters; what is cut ends with an ellipsis. */
    static String cut(String text, int length) {
        return text.codePointCount(0, text.length()) <= length
                ? text
                : text.substring(0, text.offsetByCodePoints(0, length - 1)).stripTrailing() + "…";
    }

    /** With a capital letter at the beginning. */
    static String sentence(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int second = text.offsetByCodePoints(0, 1);
        return new StringBuilder()
                .appendCodePoint(Character.toTitleCase(text.codePointAt(0)))
                .append(text, second, text.length())
                .toString();
    }
}
