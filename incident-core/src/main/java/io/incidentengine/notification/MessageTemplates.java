package io.incidentengine.notification;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.model.Person;
import io.incidentengine.model.Required;
import io.incidentengine.model.Text;
import java.util.Collections;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How notifications are worded: a template for each kind, form and language. The standard ones speak English and German; a
 * policy adds to them or replaces some, and holds only what it changes.
 *
 * <p>A reader gets the template of the language and country, else of the language, else the English one; a kind that has
 * none in either gets those of {@link #ANY_KIND}. Times are in the reader's zone. The same input gives the same words,
 * whatever the defaults of the platform are. Immutable; read once, when it is made.
 */
public final class MessageTemplates {
    /** The kind whose templates are used for every kind that has none of its own. */
    public static final NotificationKind ANY_KIND = NotificationKind.named("any kind");

    private static final Comparator<Locale> BY_TAG = Comparator.comparing(Locale::toLanguageTag);
    private static final MessageTemplates STANDARD = new MessageTemplates(Map.of(), Map.of());

    private final Map<Use, Template> own;
    private final Map<Term, String> terms;
    private final Phrasebook phrases;

    /**
     * Where a template is used.
     *
     * @param language for readers of which language
     * @param kind for which notifications
     * @param form in which form
     */
    public record Use(Locale language, NotificationKind kind, TemplateForm form) implements Comparable<Use> {
        /** Refuses missing parts, and a language without a name. */
        public Use {
            language = known(language);
            kind = Required.value("kind of a template", kind);
            form = Required.value("form of a template", form);
        }

        @Override
        public int compareTo(Use other) {
            return Comparator.comparing(Use::language, BY_TAG)
                    .thenComparing(Use::kind)
                    .thenComparing(Use::form)
                    .compare(this, other);
        }

        /** Such as {@code de.initial.short}. */
        @Override
        public String toString() {
            return language.toLanguageTag() + "." + kind + "." + form;
        }
    }

    /**
     * Where a term is used.
     *
     * @param language for readers of which language
     * @param name which term, such as {@code milestone response}
     */
    public record Term(Locale language, String name) implements Comparable<Term> {
        /** Checks the name, and refuses a language without one. */
        public Term {
            language = known(language);
            name = Text.name("term", name);
        }

        @Override
        public int compareTo(Term other) {
            return Comparator.comparing(Term::language, BY_TAG)
                    .thenComparing(Term::name)
                    .compare(this, other);
        }
    }

    private MessageTemplates(Map<Use, Template> own, Map<Term, String> terms) {
        this.own = Collections.unmodifiableMap(new TreeMap<>(own));
        this.terms = Collections.unmodifiableMap(new TreeMap<>(terms));
        this.phrases = new Phrasebook(this.own, this.terms);
    }

    private static Locale known(@Nullable Locale language) {
        Locale plain = Required.value("language of a template", language).stripExtensions();
        if (plain.getLanguage().isEmpty()) {
            throw new InvalidInputException("language of a template", "\"" + plain + "\"", "one with a language");
        }
        return plain;
    }

    /**
     * The standard templates: for every kind of the default policy, and for any other, in English and German.
     *
     * @return always the same value
     */
    public static MessageTemplates standard() {
        return STANDARD;
    }

    /**
     * The same templates, with one added or replaced.
     *
     * @param language for readers of which language; with a country, for readers from there only
     * @param kind for which notifications; {@link #ANY_KIND} for all that have no template of their own
     * @param form in which form
     * @param text the {@linkplain Template template}
     * @return a copy
     * @throws InvalidInputException if the text is no template, or the language has no name
     */
    public MessageTemplates with(Locale language, NotificationKind kind, TemplateForm form, String text) {
        Map<Use, Template> more = new TreeMap<>(own);
        more.put(new Use(language, kind, form), Template.parse(text));
        return new MessageTemplates(more, terms);
    }

    /**
     * The same templates, with a term for something that facts name: {@code milestone response}, {@code cause merged},
     * {@code kind initial}, {@code severity 1}; or {@code time}, {@code short time} and {@code spoken time}, which are
     * patterns of {@link java.time.format.DateTimeFormatter} without a zone.
     *
     * @param language for readers of which language
     * @param name which term
     * @param words what it is called
     * @return a copy
     * @throws InvalidInputException if a name or a pattern is not of the form that is allowed
     */
    public MessageTemplates term(Locale language, String name, String words) {
        Map<Term, String> more = new TreeMap<>(terms);
        more.put(new Term(language, name), Text.name("term " + name, words));
        return new MessageTemplates(own, more);
    }

    /**
     * The templates that are not standard.
     *
     * @return by their use, in the order of language, kind and form
     */
    public Map<Use, Template> own() {
        return own;
    }

    /**
     * The terms that are not standard.
     *
     * @return by their use, in the order of language and name
     */
    public Map<Term, String> terms() {
        return terms;
    }

    /**
     * The kinds that have templates of their own.
     *
     * @return in the order of their names
     */
    public Set<NotificationKind> kinds() {
        return phrases.kinds();
    }

    /**
     * The languages that have anything of their own.
     *
     * @return in the order of their tags
     */
    public Set<Locale> languages() {
        Set<Locale> sorted = new TreeSet<>(BY_TAG);
        sorted.addAll(phrases.languages());
        return Collections.unmodifiableSet(sorted);
    }

    /**
     * The template that a reader gets.
     *
     * @param language the reader's language
     * @param kind for which notifications
     * @param form in which form
     * @return the best that there is
     */
    public Template template(Locale language, NotificationKind kind, TemplateForm form) {
        return phrases.find(language, kind, form).template();
    }

    /**
     * Words a notification: text for SMS that fits into one where it can, sentences for the phone, text and HTML for
     * e-mail, text for all other channels.
     *
     * @param notification what is told
     * @param channel over which channel
     * @param reader in whose language and zone
     * @return the words
     */
    public Words words(Notification notification, ChannelType channel, Person reader) {
        return Words.of(phrases, notification, channel, reader);
    }

    /** Two that change the same are the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MessageTemplates templates
                && templates.own.equals(own)
                && templates.terms.equals(terms);
    }

    @Override
    public int hashCode() {
        return 31 * own.hashCode() + terms.hashCode();
    }

    /** What is not standard, by name. */
    @Override
    public String toString() {
        return own.isEmpty() && terms.isEmpty()
                ? "standard templates"
                : "standard templates with " + own.keySet() + " and " + terms.size() + " terms";
    }
}
