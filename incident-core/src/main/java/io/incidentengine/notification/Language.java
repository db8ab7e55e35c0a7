package io.incidentengine.notification;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All that is known of how one language says things: templates, terms, the shape of times. Filled, then never changed. */
final class Language {
    private final Locale locale;
    private final Map<NotificationKind, Map<TemplateForm, Template>> templates = new HashMap<>();
    private final Map<String, String> terms = new HashMap<>();
    private @Nullable Moments moments;

    Language(Locale locale) {
        this.locale = locale;
    }

    Locale locale() {
        return locale;
    }

    Set<NotificationKind> kinds() {
        return templates.keySet();
    }

    void put(NotificationKind kind, TemplateForm form, Template template) {
        templates
                .computeIfAbsent(kind, any -> new EnumMap<>(TemplateForm.class))
                .put(form, template);
    }

    void put(String term, String words) {
        terms.put(term, words);
    }

    void offer(String term, String words) {
        terms.putIfAbsent(term, words);
    }

    /** Takes over what another language has: what is there already stays. */
    void fallBackOn(Language other, boolean alsoTemplates) {
        other.terms.forEach(terms::putIfAbsent);
        if (alsoTemplates) {
            other.templates.forEach((kind, forms) -> forms.forEach((form, template) -> templates
                    .computeIfAbsent(kind, any -> new EnumMap<>(TemplateForm.class))
                    .putIfAbsent(form, template)));
        }
    }

    /** Ends the filling. */
    Language ready() {
        try {
            moments =
                    new Moments(locale, term("time"), term("short time"), term("spoken time"), term("universal time"));
        } catch (IllegalArgumentException bad) {
            throw new InvalidInputException(
                    "time in " + locale.toLanguageTag(),
                    "no pattern: " + bad.getMessage(),
                    "patterns of java.time.format.DateTimeFormatter");
        }
        return this;
    }

    @Nullable
    Template template(NotificationKind kind, TemplateForm form) {
        Map<TemplateForm, Template> forms = templates.get(kind);
        return forms == null ? null : forms.get(form);
    }

    private String term(String name) {
        return terms.getOrDefault(name, name);
    }

    private String term(String category, String value) {
        return terms.getOrDefault(category + " " + value, value);
    }

    /** The facts of a notification in the words of this language, by their names. */
    Function<String, @Nullable String> facts(Notification notification, TemplateForm form, ZoneId zone) {
        if (form != TemplateForm.SHORT) {
            return name -> shown(name, notification, form, zone);
        }
        Map<String, String> known = new HashMap<>(); // a text that is cut to its length asks several times
        return asked -> known.computeIfAbsent(asked, name -> shown(name, notification, form, zone));
    }

    private @Nullable String shown(String name, Notification told, TemplateForm form, ZoneId zone) {
        String words = words(name, told, form, zone);
        return words == null ? null : shaped(words, form);
    }

    private @Nullable String words(String name, Notification told, TemplateForm form, ZoneId zone) {
        String given = told.facts().get(name);
        String fact = given == null ? null : Text.undirected(given);
        return switch (name) {
            case Facts.INCIDENT -> {
                String id = Text.undirected(told.incident().value());
                yield form == TemplateForm.SPOKEN ? Speech.spell(id, term("ending in")) : id;
            }
            case Facts.KIND -> term("kind", told.kind().name());
            case Facts.SEVERITY -> {
                int level = told.severity().level();
                yield terms.getOrDefault("severity " + level, term("severity") + " " + level);
            }
            case Facts.AT -> at(told.at(), zone, form);
            case Facts.DEADLINE, Facts.DONE, Facts.NEXT_DEADLINE -> fact == null ? null : at(fact, zone, form);
            case Facts.MILESTONE, Facts.NEXT_MILESTONE -> fact == null ? null : term("milestone", fact);
            case Facts.CAUSE -> fact == null ? null : term("cause", fact);
            default -> fact == null || fact.isBlank() ? null : fact.strip();
        };
    }

    private String at(String instant, ZoneId zone, TemplateForm form) {
        try {
            return at(Instant.parse(instant), zone, form);
        } catch (DateTimeException noInstant) {
            return instant;
        }
    }

    private String at(Instant instant, ZoneId zone, TemplateForm form) {
        Moments shown = moments;
        return shown == null ? instant.toString() : shown.show(instant, zone, form);
    }

    /** The sentence around it has its own. */
    private static String withoutStop(String words) {
        return words.endsWith(".") && !words.endsWith("..") ? words.substring(0, words.length() - 1) : words;
    }

    /** A value never ends the line that it is on, but for a quotation, which goes on as one. */
    private static String shaped(String words, TemplateForm form) {
        return switch (form) {
            case TEXT ->
                words.indexOf('\n') < 0 && words.indexOf('\r') < 0
                        ? words
                        : String.join("\n> ", words.lines().toList());
            case SUBJECT -> Blanks.oneLine(words);
            case SHORT -> withoutStop(Blanks.oneLine(ShortMessage.plain(words)));
            case SPOKEN -> withoutStop(Speech.plain(words));
        };
    }
}
