package io.incidentengine.mail;

import io.incidentengine.model.Text;

/** Text of others as a name: on one line, without blanks around it. */
final class OneLine {
    private OneLine() {}

    /** The text with each run of blanks, line ends and other invisible control characters as one blank; may be empty. */
    static String of(String text, int length) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), length));
        boolean gap = false;
        for (int i = 0; i < text.length() && line.length() < length; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isBlank(c)) {
                gap = line.length() > 0;
            } else {
                if (gap) {
                    line.append(' ');
                    gap = false;
                }
                line.appendCodePoint(c);
            }
        }
        String cleaned = Text.cleaned(line.toString(), length).strip();
        return Text.isInvisible(cleaned) ? "" : cleaned;
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }
}
