package io.incidentengine.notification;

/** Takes out what is blank beyond need. */
final class Blanks {
    private Blanks() {}

    /** All in one line, with single blanks. */
    static String oneLine(String text) {
        if (isOneLine(text)) {
            return text;
        }
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c) && c != '\u0085') {
                line.append(c);
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return line.toString().stripTrailing();
    }

    private static boolean isOneLine(String text) {
        boolean blank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean was = blank;
            blank = Character.isWhitespace(c) || c == '\u0085';
            if (blank && (was || c != ' ')) {
                return false;
            }
        }
        return !blank;
    }

    /** With at most one empty line between others. */
    static String paragraphs(String text) {
        if (!text.contains("\n\n\n")) {
            return text;
        }
        StringBuilder page = new StringBuilder(text.length());
        int ends = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            ends = c == '\n' ? ends + 1 : 0;
            if (ends <= 2) {
                page.append(c);
            }
        }
        return page.toString();
    }
}
