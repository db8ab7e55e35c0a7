package io.incidentengine.mail;

import io.incidentengine.model.Contact;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What failed, for evidence and logs: what a server said, on one line, with the addresses in it masked. */
final class Reason {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>()\\[\\]:;,\"]+@[^\\s<>()\\[\\]:;,\"]+");
    private static final int LENGTH = 300;

    private Reason() {}

    static String of(Throwable failure) {
        String message = failure.getMessage();
        Throwable cause = failure.getCause();
        String said =
                masked(message == null || message.isBlank() ? failure.getClass().getSimpleName() : message);
        return cause == null || cause == failure || cause.getMessage() == null
                ? said
                : said + " (" + cause.getClass().getSimpleName() + ": " + masked(cause.getMessage()) + ")";
    }

    static String masked(@Nullable String text) {
        String line = text == null ? "" : text.strip().replaceAll("\\s+", " ");
        Matcher address = ADDRESS.matcher(line.length() > LENGTH ? line.substring(0, LENGTH) + "..." : line);
        return address.replaceAll(
                found -> Matcher.quoteReplacement(Contact.email(found.group()).masked()));
    }
}
