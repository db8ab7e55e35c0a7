package io.incidentengine.sms;

import com.fasterxml.jackson.core.JsonPointer;
import io.incidentengine.sms.HttpReading.Kind;
import io.incidentengine.sms.HttpReading.Meaning;
import java.util.List;
import java.util.Map;

/**
 * What Twilio's answers mean, by the codes of its errors (twilio.com/docs/api/errors). Refused for good is what has to do with the number or
 * the message. What has to do with the login, the sender, the account or its permissions is for somebody to mend, and so it is tried again,
 * as is a code that is not known with a status 4xx: none of them took the message. Other 5xx than 503 are ambiguous.
 */
final class TwilioErrors {
    /** The same for messages and calls. */
    static final Map<Integer, String> FOR_GOOD = Map.ofEntries(
            Map.entry(13223, "no such form of number"),
            Map.entry(13224, "no such number, or one that is not called"),
            Map.entry(21211, "no such number"),
            Map.entry(21214, "a number that cannot be reached"),
            Map.entry(21216, "a number that is not called"),
            Map.entry(21217, "no such number"),
            Map.entry(21265, "a short code"),
            Map.entry(21602, "no text"),
            Map.entry(21605, "too long"),
            Map.entry(21610, "the recipient has asked not to be sent messages"),
            Map.entry(21614, "no mobile number"),
            Map.entry(21617, "too long"),
            Map.entry(21635, "a landline"));

    private TwilioErrors() {}

    static HttpReading reading() {
        String[] codes = FOR_GOOD.keySet().stream().map(String::valueOf).toArray(String[]::new);
        HttpSign ended = HttpSign.json("/status", "failed", "undelivered", "canceled");
        return new HttpReading(
                List.of(
                        new Meaning(Kind.REFUSED, HttpSign.json("/code", codes)),
                        new Meaning(Kind.REFUSED, ended.and(HttpSign.json("/error_code", codes))),
                        new Meaning(Kind.BUSY, ended),
                        new Meaning(
                                Kind.ACCEPTED, HttpSign.status(200, 201, 202).and(HttpSign.json("/sid")))),
                JsonPointer.compile("/sid"),
                null,
                JsonPointer.compile("/code"));
    }
}
