package io.incidentengine.mail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Mails as they come over the line, written for tests. */
final class Written {
    static final MailIdentity DESK =
            MailIdentity.of("incidents@example.org", "a secret that is long enough for tests of mail");
    static final Instant T = Instant.parse("2026-03-02T10:00:00Z");

    private final StringBuilder header = new StringBuilder();

    private Written() {}

    static Written from(String sender) {
        return new Written().with("From", sender).with("To", DESK.address());
    }

    /** An ordinary one, with all that mail programs write. */
    static Written mail(String id, String sender, String subject) {
        return from(sender)
                .with("Message-ID", "<" + id + ">")
                .with("Date", "Mon, 2 Mar 2026 09:59:00 +0000")
                .with("Subject", subject);
    }

    Written with(String name, String value) {
        header.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    /** An answer to a mail. */
    Written to(String messageId) {
        return with("In-Reply-To", messageId).with("References", messageId);
    }

    byte[] saying(String body) {
        return (header + "\r\n" + body.replace("\r\n", "\n").replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8);
    }

    static ReceivedMail read(byte[] bytes) {
        return new MailReader(DESK).read(bytes, bytes.length, T);
    }

    ReceivedMail received(String body) {
        return read(saying(body));
    }

    /** That a mail of ours did not arrive, or did. */
    static Written bounce(String id) {
        return from("MAILER-DAEMON@mx.example.net")
                .with("Message-ID", "<" + id + ">")
                .with("Return-Path", "<>")
                .with("Subject", "Undelivered Mail Returned to Sender")
                .with("Auto-Submitted", "auto-replied")
                .with("MIME-Version", "1.0")
                .with("Content-Type", "multipart/report; report-type=delivery-status; boundary=\"b\"");
    }

    static String report(String recipient, String action, String returned) {
        return """
                --b
                Content-Type: text/plain; charset=us-ascii

                I'm sorry to have to inform you that your message could not be delivered.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.net
                X-Postfix-Queue-ID: 4F1234

                Final-Recipient: rfc822; %s
                Original-Recipient: rfc822;%s
                Action: %s
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 <%s>: Recipient address rejected

                --b
                Content-Type: text/rfc822-headers

                Return-Path: <incidents@example.org>
                Message-ID: %s
                Subject: New incident

                --b--
                """.formatted(recipient, recipient, action, recipient, returned);
    }
}
