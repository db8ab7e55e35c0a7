package io.incidentengine.sms;

/** The default alphabet of short messages, one character in an octet, and its extension table (3GPP TS 23.038, 6.2.1). */
final class Gsm7 {
    static final byte ESCAPE = 0x1B;

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
            + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENDED = "\f^{}\\[~]|€";
    private static final byte[] EXTENSIONS = {0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65};

    private Gsm7() {}

    /** Whether it holds all of a text. */
    static boolean holds(String text) {
        return text.chars().allMatch(c -> places((char) c) > 0);
    }

    /** How many places a character takes; none, if the alphabet does not hold it. */
    static int places(char c) {
        return c != ESCAPE && BASIC.indexOf(c) >= 0 ? 1 : EXTENDED.indexOf(c) >= 0 ? 2 : 0;
    }

    /** One octet for each place. */
    static byte[] encoded(String text) {
        byte[] octets = new byte[text.chars().map(c -> places((char) c)).sum()];
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int extension = EXTENDED.indexOf(c);
            if (extension >= 0) {
                octets[at++] = ESCAPE;
                octets[at++] = EXTENSIONS[extension];
            } else {
                octets[at++] = (byte) BASIC.indexOf(c);
            }
        }
        return octets;
    }

    /** What others wrote: what is no character is shown as U+FFFD. */
    static String decoded(byte[] octets) {
        StringBuilder text = new StringBuilder(octets.length);
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] == ESCAPE && i + 1 < octets.length) {
                text.append(extension(octets[++i]));
            } else {
                text.append(octets[i] >= 0 && octets[i] != ESCAPE ? BASIC.charAt(octets[i]) : '\uFFFD');
            }
        }
        return text.toString();
    }

    /** A receiver that does not know an extension shows the character of the basic table. */
    private static char extension(byte octet) {
        for (int i = 0; i < EXTENSIONS.length; i++) {
            if (EXTENSIONS[i] == octet) {
                return EXTENDED.charAt(i);
            }
        }
        return octet >= 0 && octet != ESCAPE ? BASIC.charAt(octet) : '\uFFFD';
    }
}
