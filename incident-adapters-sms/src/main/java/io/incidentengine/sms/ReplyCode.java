package io.incidentengine.sms;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The digits by which a reply says which message it acknowledges (S33). They follow from the message's key, so that every node
 * and every attempt writes the same ones. They are no secret: it is the number that a reply comes from that counts.
 */
final class ReplyCode {
    private static final int VALUES = 10_000;
    private static final Pattern DIGITS = Pattern.compile("(?<![0-9])[0-9]{4}(?![0-9])");

    private ReplyCode() {}

    static String of(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            int value = (hash[0] & 0xFF) << 16 | (hash[1] & 0xFF) << 8 | (hash[2] & 0xFF);
            return String.format(Locale.ROOT, "%04d", value % VALUES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every platform has SHA-256", impossible);
        }
    }

    /** All that a text holds. */
    static Set<String> in(String text) {
        Set<String> codes = new HashSet<>();
        for (Matcher found = DIGITS.matcher(text); found.find(); ) {
            codes.add(found.group());
        }
        return codes;
    }

    /** The line that asks for it. */
    static String invitation(String code, Locale reader) {
        return reader.getLanguage().equals(Locale.GERMAN.getLanguage())
                ? "Antwort " + code + " = gelesen."
                : "Reply " + code + " to ack.";
    }
}
