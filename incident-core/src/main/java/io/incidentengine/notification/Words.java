package io.incidentengine.notification;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Text;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a message says. Two that say the same are equal.
 *
 * <p>Those that {@linkplain MessageTemplates templates} make are made when somebody reads them, and then kept: a
 * simulation sends far more than it looks at. Nobody can tell the difference, as templates are functions of what they are
 * given. Thread-safe.
 */
public final class Words {
    private volatile Supplier<Said> source;

    private record Said(
            String subject, String text, @Nullable String html) implements Supplier<Said> {
        @Override
        public Said get() {
            return this;
        }
    }

    private Words(Supplier<Said> source) {
        this.source = source;
    }

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
        return new Words(new Said(
                line,
                Text.reason("text of a message", text),
                html == null ? null : Text.reason("HTML of a message", html)));
    }

    /** Words that are made when they are read: always the same ones, and such that {@link #of} would take them. */
    static Words later(Supplier<String> subject, Supplier<String> text) {
        return new Words(() -> new Said(subject.get(), text.get(), null));
    }

    private Said said() {
        Supplier<Said> known = source;
        if (known instanceof Said said) {
            return said;
        }
        Said said = known.get();
        source = said;
        return said;
    }

    /**
     * What stands above it.
     *
     * @return one line, not blank
     */
    public String subject() {
        return said().subject();
    }

    /**
     * All that it says.
     *
     * @return the text, not blank
     */
    public String text() {
        return said().text();
    }

    /**
     * A page of HTML of its own.
     *
     * @return the page, or empty for one that is made of the text
     */
    public Optional<String> page() {
        return Optional.ofNullable(said().html());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this || (other instanceof Words words && words.said().equals(said()));
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(said());
    }

    /** The subject. */
    @Override
    public String toString() {
        return subject();
    }
}
