package io.incidentengine.sms;

import io.incidentengine.notification.Message;
import java.util.regex.Pattern;

/** Which messages are to be acknowledged: those that need proof, and those that stand in for one that has none. */
final class Answerable {
    /** How the engine calls what stands in for a notification (S29); it is not asked to be proven by itself. */
    private static final Pattern FALLBACK = Pattern.compile(".*/fallback [0-9]+", Pattern.DOTALL);

    private Answerable() {}

    static boolean is(Message message) {
        return message.proof() != null
                || (!message.recipients().get(0).copy()
                        && FALLBACK.matcher(message.notification()).matches());
    }
}
