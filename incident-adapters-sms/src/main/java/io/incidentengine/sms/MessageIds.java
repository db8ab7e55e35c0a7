package io.incidentengine.sms;

import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The spellings of a message's name: many providers answer with a number in hexadecimal digits and write receipts with decimal ones,
 * or the other way round, with zeros before or without.
 */
final class MessageIds {
    private static final int LONGEST = 30;

    private MessageIds() {}

    /** The spelling by which names are compared. */
    static String plain(String id) {
        String small = id.strip().toLowerCase(Locale.ROOT);
        int zeros = 0;
        while (zeros < small.length() - 1 && small.charAt(zeros) == '0') {
            zeros++;
        }
        return small.substring(zeros);
    }

    /** What a name in a receipt may mean: itself first. */
    static List<String> of(String id) {
        Set<String> spellings = new LinkedHashSet<>();
        String plain = plain(id);
        spellings.add(plain);
        if (plain.length() <= LONGEST) {
            if (plain.matches("[0-9]+")) {
                spellings.add(new BigInteger(plain).toString(16));
            }
            if (plain.matches("[0-9a-f]+")) {
                spellings.add(new BigInteger(plain, 16).toString());
            }
        }
        return List.copyOf(spellings);
    }
}
