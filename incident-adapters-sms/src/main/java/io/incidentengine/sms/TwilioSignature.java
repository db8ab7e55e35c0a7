package io.incidentengine.sms;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.TreeSet;

/**
 * By which it is known that a request is Twilio's (twilio.com/docs/usage/webhooks/webhooks-security): HMAC-SHA1 over its address and
 * the fields of its form, in the order of their names, with the account's auth token.
 */
final class TwilioSignature {
    static final String HEADER = "X-Twilio-Signature";

    private TwilioSignature() {}

    static String of(String token, String address, CallbackForm form) {
        StringBuilder signed = new StringBuilder(address);
        form.fields()
                .forEach((name, values) -> new TreeSet<>(values)
                        .forEach(value -> signed.append(name).append(value)));
        byte[] code = Hmac.of("HmacSHA1", token, signed.toString().getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(code);
    }

    /** Takes the same time, whatever is wrong. */
    static boolean isOn(CallbackRequest request, CallbackForm form, TwilioAddresses addresses, String token) {
        byte[] given = request.header(HEADER).getBytes(StandardCharsets.UTF_8);
        boolean one = MessageDigest.isEqual(given, octets(of(token, addresses.address(request.target()), form)));
        boolean other = MessageDigest.isEqual(given, octets(of(token, addresses.otherAddress(request.target()), form)));
        return one || other;
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
