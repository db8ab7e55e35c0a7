package io.incidentengine.notification;

import io.incidentengine.model.NotificationKind;
import java.util.Locale;

/** Writes down the standard texts of a language. Confined to one call. */
final class StandardTexts {
    private final Language language;

    StandardTexts(Locale locale) {
        language = new Language(locale);
    }

    Language language() {
        return language;
    }

    StandardTexts term(String name, String words) {
        language.put(name, words);
        return this;
    }

    Kind kind(NotificationKind kind) {
        return new Kind(kind);
    }

    /** The texts of one kind. */
    final class Kind {
        private final NotificationKind kind;

        private Kind(NotificationKind kind) {
            this.kind = kind;
        }

        Kind subject(String text) {
            return put(TemplateForm.SUBJECT, text);
        }

        Kind brief(String text) {
            return put(TemplateForm.SHORT, text);
        }

        Kind spoken(String text) {
            return put(TemplateForm.SPOKEN, text);
        }

        Kind text(String text) {
            return put(TemplateForm.TEXT, text);
        }

        private Kind put(TemplateForm form, String text) {
            language.put(kind, form, Template.parse(text));
            return this;
        }
    }
}
