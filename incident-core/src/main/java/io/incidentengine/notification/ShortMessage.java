package io.incidentengine.notification;

import java.util.function.UnaryOperator;

/** Makes words fit into an SMS: one of 160 characters, or three of 67 where the text needs other characters than GSM 7 bit. */
final class ShortMessage {
    static final int LENGTH = 160;
    static final int WIDE_LENGTH = 3 * 67;

    /** Of a title or a service, so much is left at least. */
    private static final int SHORTEST = 8;

    /** The default alphabet of 3GPP TS 23.038, and those characters that take two places in it. */
    private static final String ALPHABET = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
            + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static final String EXTENDED = "^{}\\[~]|€\f";

    /** How many places each character takes; none, where the alphabet does not hold it. */
    private static final byte[] PLACES = places();

    private static byte[] places() {
        byte[] places = new byte['€' + 1];
        ALPHABET.chars().forEach(c -> places[c] = 1);
        EXTENDED.chars().forEach(c -> places[c] = 2);
        return places;
    }

    private ShortMessage() {}

    /** Shortens a value, as much as it takes, in words that are made of it. */
    static String fit(String value, UnaryOperator<String> words) {
        int kept = value.codePointCount(0, value.length());
        String cut = value;
        for (int excess = excess(words.apply(cut)); excess > 0 && kept > SHORTEST; excess = excess(words.apply(cut))) {
            kept = Math.max(SHORTEST, kept - Math.max(1, excess / 2));
            cut = value.substring(0, value.offsetByCodePoints(0, kept)).stripTrailing() + "...";
        }
        return cut;
    }

    static boolean fits(String text) {
        return excess(text) <= 0;
    }

    private static int excess(String text) {
        int septets = septets(text);
        return septets >= 0 ? septets - LENGTH : text.length() - WIDE_LENGTH;
    }

    static boolean isNarrow(String text) {
        return septets(text) >= 0;
    }

    /** How many places it takes in the default alphabet, or -1 if that does not hold it. */
    static int septets(String text) {
        int septets = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int places = c < PLACES.length ? PLACES[c] : 0;
            if (places == 0) {
                return -1;
            }
            septets += places;
        }
        return septets;
    }

    /** Typographic characters as those that every phone has; one alone would more than halve what a message holds. */
    static String plain(String text) {
        if (isNarrow(text)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '‘', '’', '‚', '‛', '´', '`' -> plain.append('\'');
                case '“', '”', '„', '‟', '«', '»' -> plain.append('"');
                case '‐', '‑', '‒', '–', '—', '―' -> plain.append('-');
                case '…' -> plain.append("...");
                case '\t', '\u00a0', '\u2009', '\u202f' -> plain.append(' ');
                default -> plain.append(c);
            }
        }
        return plain.toString();
    }
}
