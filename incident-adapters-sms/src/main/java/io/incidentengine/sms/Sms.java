package io.incidentengine.sms;

import io.incidentengine.model.Required;
import java.util.Locale;

/**
 * A short message as a gateway is handed it. Immutable; printed, number and text are hidden.
 *
 * @param key the key of the message: every attempt carries the same one, also on other nodes and after a restart. It may hold any
 *     character and be long: for a protocol with narrow names, hash it
 * @param to whom
 * @param text what it says, of any length and in any script: to shorten it or send it in parts is for the gateway
 * @param language the language that it is written in
 */
public record Sms(String key, PhoneNumber to, String text, Locale language) {
    /**
     * Refuses what is missing.
     *
     * @throws io.incidentengine.model.InvalidInputException if a part is missing
     */
    public Sms {
        Required.value("key of an SMS", key);
        Required.value("number of an SMS", to);
        Required.value("text of an SMS", text);
        Required.value("language of an SMS", language);
    }

    @Override
    public String toString() {
        return "Sms[" + key + " to " + to + "]";
    }
}
