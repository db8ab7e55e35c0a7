package io.incidentengine.sms;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * In which language Twilio speaks, and with which voice.
 *
 * @param language a tag that Twilio knows
 * @param voice the name of a voice, or {@code null} for the language's own
 */
record Speaking(String language, @Nullable String voice) {
    /** What its usual voices speak (twilio.com/docs/voice/twiml/say); of a language alone, the first. */
    private static final List<String> KNOWN = List.of(
            "de-DE", "en-GB", "en-US", "en-AU", "en-CA", "en-IN", "fr-FR", "fr-CA", "es-ES", "es-MX", "it-IT", "nl-NL",
            "pl-PL", "pt-PT", "pt-BR", "sv-SE", "da-DK", "nb-NO", "fi-FI", "ca-ES", "ru-RU", "ja-JP", "ko-KR", "zh-CN",
            "zh-HK", "zh-TW");

    private static final String ELSE = "en-GB";

    /** As it is configured for the language, else as Twilio can. */
    static Speaking in(Locale locale, Map<String, Speaking> configured) {
        Speaking told = configured.get(locale.toLanguageTag());
        if (told == null) {
            told = configured.get(locale.getLanguage());
        }
        return told == null ? new Speaking(known(locale), null) : told;
    }

    private static String known(Locale locale) {
        String tag = locale.getLanguage() + "-" + locale.getCountry();
        String language = locale.getLanguage().equals("no") ? "nb-" : locale.getLanguage() + "-";
        return KNOWN.contains(tag)
                ? tag
                : KNOWN.stream()
                        .filter(one -> one.startsWith(language))
                        .findFirst()
                        .orElse(ELSE);
    }

    boolean isGerman() {
        return language.startsWith("de");
    }
}
