package io.incidentengine.notification;

/** Makes written words such that they can be heard. */
final class Speech {
    /** Nobody keeps more letters and digits in mind. */
    static final int LONGEST_ID = 12;

    static final int END_OF_ID = 6;

    private Speech() {}

    /** Without the marks that a voice stumbles over or reads aloud. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> plain.appendCodePoint(isHeard(c) ? c : ' '));
        return Blanks.oneLine(plain.toString());
    }

    private static boolean isHeard(int c) {
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || " .,;:!?'’%+-".indexOf(c) >= 0;
    }

    /** One letter or digit after the other, with a pause where another character stands; of a long id the end. */
    static String spell(String id, String endingIn) {
        long length = id.codePoints().filter(Character::isLetterOrDigit).count();
        long skipped = length > LONGEST_ID ? length - END_OF_ID : 0;
        StringBuilder spelled = new StringBuilder();
        boolean pause = false;
        for (int c : id.codePoints().toArray()) {
            if (!Character.isLetterOrDigit(c)) {
                pause = true;
            } else if (skipped-- <= 0) {
                spelled.append(spelled.isEmpty() ? "" : pause ? ", " : " ").appendCodePoint(Character.toUpperCase(c));
                pause = false;
            }
        }
        return length > LONGEST_ID ? endingIn + " " + spelled : spelled.toString();
    }
}
