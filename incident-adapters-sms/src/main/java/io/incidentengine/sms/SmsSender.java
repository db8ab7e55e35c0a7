package io.incidentengine.sms;

import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import java.util.regex.Pattern;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;

/** Whom messages come from, as SMPP says it: a number, a short code, a name, or whatever the provider puts there. */
record SmsSender(TypeOfNumber type, NumberingPlanIndicator plan, String address) {
    static final SmsSender OF_THE_PROVIDER = new SmsSender(TypeOfNumber.UNKNOWN, NumberingPlanIndicator.UNKNOWN, "");

    private static final Pattern SHORT_CODE = Pattern.compile("[0-9]{3,8}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9 .&_+-]{1,11}");

    static SmsSender of(String written) {
        String sender = Required.value("sender of short messages", written).strip();
        if (sender.startsWith("+")) {
            return of(PhoneNumbers.international().parse(sender));
        }
        if (SHORT_CODE.matcher(sender).matches()) {
            return new SmsSender(TypeOfNumber.NETWORK_SPECIFIC, NumberingPlanIndicator.UNKNOWN, sender);
        }
        if (NAME.matcher(sender).matches()) {
            return new SmsSender(TypeOfNumber.ALPHANUMERIC, NumberingPlanIndicator.UNKNOWN, sender);
        }
        throw new InvalidInputException(
                "sender of short messages",
                sender.length() + " characters that are none of them",
                "a number with a plus, a short code of 3 to 8 digits, or a name of 1 to 11 letters and digits");
    }

    static SmsSender of(PhoneNumber number) {
        return new SmsSender(TypeOfNumber.INTERNATIONAL, NumberingPlanIndicator.ISDN, number.digits());
    }
}
