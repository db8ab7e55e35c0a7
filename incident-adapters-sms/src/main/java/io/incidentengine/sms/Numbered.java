package io.incidentengine.sms;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.Recipient;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Rejected;
import java.util.function.BiFunction;

/** The one number that a message goes to. */
final class Numbered {
    private Numbered() {}

    /** Does something with it, if there is one. */
    static SendResult of(
            Message message, PhoneNumbers numbers, BiFunction<Recipient, PhoneNumber, SendResult> sending) {
        if (message.recipients().size() != 1) {
            return new Rejected(message.recipients().size() + " recipients; allowed: one");
        }
        Recipient recipient = message.recipients().get(0);
        PhoneNumber number;
        try {
            number = numbers.parse(recipient.contact().address());
        } catch (InvalidInputException none) {
            return new Rejected(String.valueOf(none.getMessage()));
        }
        return sending.apply(recipient, number);
    }
}
