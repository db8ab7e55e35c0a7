package io.incidentengine.sms;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import io.incidentengine.model.Time;
import java.time.Instant;

/**
 * A short message that a person sent back. Immutable; printed, number and text are hidden.
 *
 * @param from who sent it
 * @param text what it says; may be empty
 * @param at when it came
 */
public record SmsReply(PhoneNumber from, String text, Instant at) {
    /**
     * Refuses what is missing.
     *
     * @throws InvalidInputException if a part is missing
     */
    public SmsReply {
        Required.value("number of a reply", from);
        Required.value("text of a reply", text);
        at = Time.instant("time of a reply", at);
    }

    @Override
    public String toString() {
        return "SmsReply[from " + from + " at " + at + "]";
    }
}
