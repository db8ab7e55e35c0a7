package io.incidentengine.sms;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A user and a password as a header (RFC 7617). */
final class BasicLogin {
    private BasicLogin() {}

    static String of(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
