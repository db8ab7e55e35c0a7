package io.incidentengine.notification;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Text;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a message says.
 *
 * @param subject one line, not blank
 * @param text the whole text, not blank
 * @param html a page of HTML of its own, for channels that show one; {@code null} for one that is made of the text
 */
public record Words(String subject, String text, @Nullable String html) {
    /** Checks that there is something to read, and that every store can keep it. */
    public Words {
        subject = Text.reason("subject of a message", subject);
        if (subject.lines().count() > 1) {
            throw new InvalidInputException(
                    "subject of a message", subject.lines().count() + " lines", "one line");
        }
        text = Text.reason("text of a message", text);
        html = html == null ? null : Text.reason("HTML of a message", html);
    }

    /**
     * Words without HTML.
     *
     * @param subject one line
     * @param text the whole text
     * @return the words
     */
    public static Words of(String subject, String text) {
        return new Words(subject, text, null);
    }

    /**
     * A page of HTML of its own.
     *
     * @return the page, or empty for one that is made of the text
     */
    public Optional<String> page() {
        return Optional.ofNullable(html);
    }
}
