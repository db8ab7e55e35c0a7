package io.incidentengine.sms;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A text as the parts that are sent: in the default alphabet, if that holds all of it, else in UCS-2. One that fits goes as it is,
 * 160 places or 70; a longer one in parts of 153 or 67, or one less with a wide reference, each with a header that says how they
 * belong together (3GPP TS 23.040, 9.2.3.24). No character is cut in two.
 *
 * @param dataCoding 0 for the default alphabet, 8 for UCS-2
 * @param texts the text of each part
 */
record SmsParts(byte dataCoding, List<String> texts) {
    static final byte DEFAULT_ALPHABET = 0;
    static final byte UCS2 = 8;

    /** More cannot be numbered. */
    static final int MOST = 255;

    private static final int OCTETS = 140;
    private static final int SEPTETS = 160;
    private static final int HEADER = 6;

    SmsParts {
        texts = List.copyOf(texts);
    }

    /** Cuts it as it must be. */
    static SmsParts of(String text, boolean wide) {
        boolean narrow = Gsm7.holds(text);
        int whole = narrow ? SEPTETS : OCTETS / 2;
        List<String> uncut = cut(text, whole, narrow);
        byte coding = narrow ? DEFAULT_ALPHABET : UCS2;
        if (uncut.size() == 1) {
            return new SmsParts(coding, uncut);
        }
        int octets = OCTETS - HEADER - (wide ? 1 : 0);
        return new SmsParts(coding, cut(text, narrow ? octets * 8 / 7 : octets / 2, narrow));
    }

    private static List<String> cut(String text, int places, boolean narrow) {
        List<String> parts = new ArrayList<>();
        int begin = 0;
        int taken = 0;
        for (int i = 0; i < text.length(); ) {
            int width = Character.charCount(text.codePointAt(i));
            int needed = narrow ? Gsm7.places(text.charAt(i)) : width;
            if (taken + needed > places) {
                parts.add(text.substring(begin, i));
                begin = i;
                taken = 0;
            }
            taken += needed;
            i += width;
        }
        parts.add(text.substring(begin));
        return parts;
    }

    int count() {
        return texts.size();
    }

    /**
     * What is sent of a part.
     *
     * @param part from 0 on
     * @param reference by which the parts of one message know each other
     * @param wide whether the reference has 16 bits
     */
    byte[] octets(int part, int reference, boolean wide) {
        byte[] text = dataCoding == DEFAULT_ALPHABET
                ? Gsm7.encoded(texts.get(part))
                : texts.get(part).getBytes(StandardCharsets.UTF_16BE);
        if (count() == 1) {
            return text;
        }
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        octets.write(wide ? 6 : 5);
        octets.write(wide ? 8 : 0);
        octets.write(wide ? 4 : 3);
        if (wide) {
            octets.write(reference >> 8);
        }
        octets.write(reference);
        octets.write(count());
        octets.write(part + 1);
        octets.writeBytes(text);
        return octets.toByteArray();
    }
}
