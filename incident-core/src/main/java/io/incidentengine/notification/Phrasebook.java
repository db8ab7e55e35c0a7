package io.incidentengine.notification;

import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Text;
import io.incidentengine.notification.MessageTemplates.Term;
import io.incidentengine.notification.MessageTemplates.Use;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The standard texts and those of a host put together, language by language: finds the best for a reader, and fills it. */
final class Phrasebook {
    private static final Language ENGLISH = EnglishTexts.language();
    private static final Language GERMAN = GermanTexts.language();

    private final Map<Use, Template> own;
    private final Map<Term, String> terms;
    private final Map<Locale, Language> languages = new HashMap<>();

    /** A template that fits a reader, and the language that it is written in. */
    record Found(Template template, Language language) {}

    Phrasebook(Map<Use, Template> own, Map<Term, String> terms) {
        this.own = own;
        this.terms = terms;
        Set<Locale> known = new LinkedHashSet<>(List.of(ENGLISH.locale(), GERMAN.locale()));
        own.keySet().forEach(use -> known.add(use.language()));
        terms.keySet().forEach(term -> known.add(term.language()));
        known.forEach(locale -> languages.put(locale, language(locale)));
    }

    Set<Locale> languages() {
        return Collections.unmodifiableSet(languages.keySet());
    }

    Set<NotificationKind> kinds() {
        Set<NotificationKind> kinds = new TreeSet<>();
        languages.values().forEach(language -> kinds.addAll(language.kinds()));
        return Collections.unmodifiableSet(kinds);
    }

    /** What is the host's own comes first, then what is the language's, then the terms of English. */
    private Language language(Locale locale) {
        Language language = new Language(locale);
        for (Locale part : chain(locale)) {
            Language said = new Language(part);
            own.forEach((use, template) -> {
                if (use.language().equals(part)) {
                    said.put(use.kind(), use.form(), template);
                }
            });
            terms.forEach((term, words) -> {
                if (term.language().equals(part)) {
                    said.put(term.name(), words);
                }
            });
            language.fallBackOn(said, true);
            language.fallBackOn(standard(part), true);
        }
        terms.forEach((term, words) -> {
            if (term.language().equals(ENGLISH.locale())) {
                language.offer(term.name(), words);
            }
        });
        language.fallBackOn(ENGLISH, false);
        return language.ready();
    }

    private static Language standard(Locale locale) {
        if (locale.equals(GERMAN.locale())) {
            return GERMAN;
        }
        return locale.equals(ENGLISH.locale()) ? ENGLISH : new Language(locale);
    }

    /** From the narrowest to the widest. */
    private static Set<Locale> chain(Locale locale) {
        Set<Locale> chain = new LinkedHashSet<>();
        chain.add(locale);
        chain.add(new Locale(locale.getLanguage(), locale.getCountry()));
        chain.add(new Locale(locale.getLanguage()));
        return chain;
    }

    Found find(Locale locale, NotificationKind kind, TemplateForm form) {
        Language language = best(locale);
        Language english = languages.getOrDefault(ENGLISH.locale(), ENGLISH);
        for (NotificationKind wanted : List.of(kind, MessageTemplates.ANY_KIND)) {
            for (Language candidate : List.of(language, english)) {
                Template template = candidate.template(wanted, form);
                if (template != null) {
                    return new Found(template, candidate);
                }
            }
        }
        throw new IllegalStateException("there is no template for any kind in the form " + form);
    }

    private Language best(Locale locale) {
        for (Locale candidate : chain(locale.stripExtensions())) {
            Language language = languages.get(candidate);
            if (language != null) {
                return language;
            }
        }
        return languages.getOrDefault(ENGLISH.locale(), ENGLISH);
    }

    /** What a template says; of one that says nothing of this notification, what the standard says of any. */
    String said(Notification notification, TemplateForm form, Locale locale, ZoneId zone) {
        String said = filled(find(locale, notification.kind(), form), notification, form, zone);
        if (Text.isInvisible(said)) {
            Template any = Objects.requireNonNull(ENGLISH.template(MessageTemplates.ANY_KIND, form));
            said = filled(new Found(any, ENGLISH), notification, form, zone);
        }
        return Text.cleaned(said, Text.PROSE_LENGTH);
    }

    private static String filled(Found found, Notification notification, TemplateForm form, ZoneId zone) {
        Template template = found.template();
        Function<String, @Nullable String> facts = found.language().facts(notification, form, zone);
        return switch (form) {
            case SHORT -> shortened(template, facts);
            case SPOKEN, SUBJECT -> Blanks.oneLine(template.fill(facts));
            case TEXT -> Blanks.paragraphs(template.fill(facts));
        };
    }

    /** Shortens the title if need be, and if that is not enough the service. */
    private static String shortened(Template template, Function<String, @Nullable String> facts) {
        String whole = oneLine(template, facts);
        if (ShortMessage.fits(whole)) {
            return whole;
        }
        Function<String, @Nullable String> fitting = facts;
        for (String name : new String[] {Facts.TITLE, Facts.SERVICE}) {
            Function<String, @Nullable String> before = fitting;
            String value = before.apply(name);
            if (value != null) {
                String fit = ShortMessage.fit(value, cut -> oneLine(template, replaced(before, name, cut)));
                fitting = replaced(before, name, fit);
            }
        }
        return oneLine(template, fitting);
    }

    private static String oneLine(Template template, Function<String, @Nullable String> facts) {
        return Blanks.oneLine(ShortMessage.plain(template.fill(facts))).replace("....", "...");
    }

    private static Function<String, @Nullable String> replaced(
            Function<String, @Nullable String> facts, String name, String value) {
        return asked -> asked.equals(name) ? value : facts.apply(asked);
    }
}
