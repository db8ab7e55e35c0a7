package io.incidentengine.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.Arrays;

/** Mail servers with mailboxes, on ports that are free. */
final class GreenMails {
    private GreenMails() {}

    /** With the certificate of {@link ServerKeys}. */
    static GreenMail start(String... protocols) {
        ServerKeys.prepare();
        ServerSetup[] setups = Arrays.stream(protocols)
                .map(protocol -> new ServerSetup(0, "localhost", protocol))
                .toArray(ServerSetup[]::new);
        GreenMail mail = new GreenMail(setups);
        mail.start();
        return mail;
    }
}
