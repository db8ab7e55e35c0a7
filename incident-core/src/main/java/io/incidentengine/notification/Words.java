package io.incidentengine.notification;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Person;
import io.incidentengine.model.Text;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a message says. Immutable; two that say the same are equal.
 *
 * <p>Those of {@linkplain MessageTemplates templates} are put together each time when somebody reads them: that takes
 * microseconds, and a simulation sends far more than it looks at. Nobody can tell the difference, as templates are
 * functions of what they are given.
 */
public abstract sealed class Words {
    private Words() {}

    /**
     * Words without HTML of their own.
     *
     * @param subject one line, not blank
     * @param text the whole text, not blank
     * @return the words
     * @throws InvalidInputException if there is nothing to read, or something that not every store can keep
     */
    public static Words of(String subject, String text) {
        return of(subject, text, null);
    }

    /**
     * Words with a page of HTML of their own, for channels that show one.
     *
     * @param subject one line, not blank
     * @param text the whole text, not blank
     * @param html the page; {@code null} for one that is made of the text
     * @return the words
     * @throws InvalidInputException if there is nothing to read, or something that not every store can keep
     */
    public static Words of(String subject, String text, @Nullable String html) {
        String line = Text.reason("subject of a message", subject);
        if (line.lines().count() > 1) {
            throw new InvalidInputException("subject of a message", line.lines().count() + " lines", "one line");
        }
        return new Given(
                line,
                Text.reason("text of a message", text),
                html == null ? null : Text.reason("HTML of a message", html));
    }

    /** What templates say of a notification: always such words as {@link #of} would take. */
    static Words of(Phrasebook templates, Notification notification, ChannelType channel, Person reader) {
        return new Filled(templates, notification, TemplateForm.of(channel), reader.locale(), reader.zone());
    }

    /**
     * What stands above it.
     *
     * @return one line, not blank
     */
    public abstract String subject();

    /**
     * All that it says.
     *
     * @return the text, not blank
     */
    public abstract String text();

    /**
     * A page of HTML of its own.
     *
     * @return the page, or empty for one that is made of the text
     */
    public abstract Optional<String> page();

    @Override
    public final boolean equals(@Nullable Object other) {
        return other == this
                || (other instanceof Words words
                        && words.subject().equals(subject())
                        && words.text().equals(text())
                        && words.page().equals(page()));
    }

    @Override
    public final int hashCode() {
        return Objects.hash(subject(), text(), page());
    }

    /** The subject. */
    @Override
    public final String toString() {
        return subject();
    }

    private static final class Given extends Words {
        private final String subject;
        private final String text;
        private final @Nullable String html;

        Given(String subject, String text, @Nullable String html) {
            this.subject = subject;
            this.text = text;
            this.html = html;
        }

        @Override
        public String subject() {
            return subject;
        }

        @Override
        public String text() {
            return text;
        }

        @Override
        public Optional<String> page() {
            return Optional.ofNullable(html);
        }
    }

    private static final class Filled extends Words {
        private final Phrasebook templates;
        private final Notification notification;
        private final TemplateForm form;
        private final Locale locale;
        private final ZoneId zone;

        Filled(Phrasebook templates, Notification notification, TemplateForm form, Locale locale, ZoneId zone) {
            this.templates = templates;
            this.notification = notification;
            this.form = form;
            this.locale = locale;
            this.zone = zone;
        }

        @Override
        public String subject() {
            return templates.said(notification, TemplateForm.SUBJECT, locale, zone);
        }

        @Override
        public String text() {
            return templates.said(notification, form, locale, zone);
        }

        @Override
        public Optional<String> page() {
            return Optional.empty();
        }
    }
}
