package io.incidentengine.sms;

import io.incidentengine.model.Required;
import java.util.Locale;

/**
 * A phone call as a gateway is handed it. Immutable; printed, number and text are hidden.
 *
 * @param key the key of the message: every attempt carries the same one, also on other nodes and after a restart. It may hold any
 *     character and be long
 * @param to whom to call
 * @param text what to say: whole sentences without marks that a voice stumbles over
 * @param language in which language to say it
 * @param acknowledgeable whether the person is to be asked to press a key (S33)
 */
public record Call(String key, PhoneNumber to, String text, Locale language, boolean acknowledgeable) {
    /**
     * Refuses what is missing.
     *
     * @throws io.incidentengine.model.InvalidInputException if a part is missing
     */
    public Call {
        Required.value("key of a call", key);
        Required.value("number of a call", to);
        Required.value("text of a call", text);
        Required.value("language of a call", language);
    }

    @Override
    public String toString() {
        return "Call[" + key + " to " + to + "]";
    }
}
