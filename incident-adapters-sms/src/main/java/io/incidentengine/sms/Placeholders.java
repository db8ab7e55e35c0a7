package io.incidentengine.sms;

import io.incidentengine.model.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in braces in a template, and what takes its place: <code>{to}</code>, <code>{text}</code>. */
final class Placeholders {
    private static final List<String> NAMES = List.of("to", "digits", "text", "key", "id", "language");

    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z]+)}");
    private static final int ID_DIGITS = 32;

    private Placeholders() {}

    /**
     * Refuses names that are not known.
     *
     * @throws InvalidInputException if there is one
     */
    static String checked(String what, String template) {
        for (Matcher place = PLACE.matcher(template); place.find(); ) {
            if (!NAMES.contains(place.group(1))) {
                throw new InvalidInputException(what, "{" + place.group(1) + "}", "the placeholders " + NAMES);
            }
        }
        return template;
    }

    static boolean holds(String template, String name) {
        return template.contains("{" + name + "}");
    }

    static Map<String, String> of(Sms sms) {
        return Map.of(
                "to", sms.to().e164(),
                "digits", sms.to().digits(),
                "text", sms.text(),
                "key", sms.key(),
                "id", id(sms.key()),
                "language", sms.language().toLanguageTag());
    }

    /** Each place once: what is put in is not looked at again. */
    static String filled(String template, Map<String, String> values) {
        return PLACE.matcher(template)
                .replaceAll((MatchResult place) -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "")));
    }

    /** Short, and the same for the same key: 32 hexadecimal digits. */
    static String id(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, ID_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every platform has SHA-256", impossible);
        }
    }
}
