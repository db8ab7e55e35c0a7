package io.incidentengine.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.Arrays;

/** Mail servers with mailboxes, on ports that are free. */
final class GreenMails {
    private GreenMails() {}

    static GreenMail start(Certificates certificates, String... protocols) {
        System.setProperty("greenmail.tls.keystore.file", certificates.file().toString());
        System.setProperty("greenmail.tls.keystore.password", Certificates.PASSWORD);
        ServerSetup[] setups = Arrays.stream(protocols)
                .map(protocol -> new ServerSetup(0, "localhost", protocol))
                .toArray(ServerSetup[]::new);
        GreenMail mail = new GreenMail(setups);
        mail.start();
        return mail;
    }
}
