package io.incidentengine.mail;

import io.incidentengine.model.Contact;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.NotPermittedException;
import io.incidentengine.model.RefusedException;
import java.util.regex.Pattern;

/** What may be logged of what others wrote. */
final class Masked {
    /** As much as cannot be split otherwise, so that long texts cost no more than their length. */
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>@\"'(),;:]++@[^\\s<>@\"'(),;:]++");

    /** What stands for the sign in an address, in paths and in what is encoded for mail. */
    private static final Pattern SIGN = Pattern.compile("[=%]40");

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]{1,100}+\"@");

    private static final int LENGTH = 300;

    private Masked() {}

    /** A text with all but the ends of addresses hidden, on one line. */
    static String text(String text) {
        String line = OneLine.of(text, LENGTH);
        String plain = SIGN.matcher(line).replaceAll("@");
        return ADDRESS.matcher(QUOTED.matcher(plain).replaceAll("…@"))
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(masked(found.group())));
    }

    private static String masked(String address) {
        return address.length() > 200 ? "…" : Contact.email(address).masked();
    }

    /** Why something failed. The messages of what is thrown about a mail may quote it, but for those of the engine. */
    static String failure(Throwable failure) {
        if (failure instanceof InvalidInputException invalid) {
            return text(invalid.what() + " is not as it must be; allowed: " + invalid.allowed());
        }
        if (failure instanceof RefusedException || failure instanceof NotPermittedException) {
            return text(String.valueOf(failure.getMessage()));
        }
        StackTraceElement[] trace = failure.getStackTrace();
        return failure.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
