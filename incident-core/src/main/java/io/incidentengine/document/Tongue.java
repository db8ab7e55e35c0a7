package io.incidentengine.document;

import java.util.List;
import java.util.Locale;

/** A language: its tag, or the three parts of one that no tag can say, such as the old {@code no_NO_NY}. */
final class Tongue extends Part {
    @Override
    Object write(Object value) {
        Locale locale = (Locale) value;
        String tag = locale.toLanguageTag();
        return isPlain(locale) || Locale.forLanguageTag(tag).equals(locale)
                ? tag
                : List.of(locale.getLanguage(), locale.getCountry(), locale.getVariant());
    }

    /** Most are, and need not be read again to know it. */
    private static boolean isPlain(Locale locale) {
        String language = locale.getLanguage();
        return locale.getCountry().isEmpty()
                && locale.getVariant().isEmpty()
                && language.length() == 2
                && isLetter(language.charAt(0))
                && isLetter(language.charAt(1));
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    @Override
    Object read(Object document, int version) {
        if (document instanceof String tag) {
            Locale locale = Locale.forLanguageTag(tag);
            if (locale.toLanguageTag().equals(tag)) {
                return locale;
            }
            throw UnfitException.text(tag, allowed(), null);
        }
        if (document instanceof List<?> parts
                && parts.size() == 3
                && parts.get(0) instanceof String language
                && parts.get(1) instanceof String country
                && parts.get(2) instanceof String variant) {
            return new Locale(language, country, variant);
        }
        throw UnfitException.kind(document, allowed());
    }

    @Override
    String allowed() {
        return "a language tag such as de-AT";
    }
}
