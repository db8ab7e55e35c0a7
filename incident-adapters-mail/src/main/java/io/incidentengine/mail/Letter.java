package io.incidentengine.mail;

import io.incidentengine.model.Severity;
import io.incidentengine.notification.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A message as a mail: text and HTML, whom it is to, what it belongs to, and that a machine wrote it. */
final class Letter extends MimeMessage {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    /** Names and subjects are encoded for servers of all ages; or, where an address cannot be, left as they are. */
    private static final Session PLAIN = Session.getInstance(new Properties());

    private static final Session INTERNATIONAL = Session.getInstance(international());

    private final String messageId;

    private Letter(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    /** Whom it is for, as the mail library writes it. */
    record Addressee(InternetAddress address, boolean copy) {}

    private static Properties international() {
        Properties properties = new Properties();
        properties.put("mail.mime.allowutf8", "true");
        return properties;
    }

    /**
     * What goes around the words.
     *
     * @param identity as whom
     * @param report the Message-ID of the mail that reported the incident; {@code null} if none did
     * @param invitation how to acknowledge it
     * @param at when it is sent
     */
    record Frame(MailIdentity identity, @Nullable String report, Invitation invitation, Instant at) {}

    static Letter of(Message message, List<Addressee> to, Frame frame, boolean international)
            throws MessagingException {
        MailIdentity identity = frame.identity();
        String conversation = identity.conversation(message.incident());
        boolean plain = to.stream().allMatch(one -> SmtpConnection.isPlain(one.address()));
        Letter letter = new Letter(
                international && !plain ? INTERNATIONAL : PLAIN, identity.messageId(message.incident(), message.key()));
        letter.setFrom(named(identity.address(), identity.name()));
        for (Addressee one : to) {
            if (!international && !SmtpConnection.isPlain(one.address())) {
                continue;
            }
            letter.addRecipient(one.copy() ? RecipientType.CC : RecipientType.TO, one.address());
        }
        letter.setSubject(message.subject(), UTF_8);
        letter.setSentDate(Date.from(frame.at()));
        letter.setHeader("In-Reply-To", conversation);
        letter.setHeader("References", frame.report() == null ? conversation : frame.report() + "\r\n " + conversation);
        letter.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: nobody's machine is to answer
        letter.setHeader("X-Auto-Response-Suppress", "OOF, AutoReply");
        if (message.severity().equals(Severity.level(1))) {
            letter.setHeader("Importance", "high");
            letter.setHeader("X-Priority", "1");
        }
        letter.setContent(new MimeMultipart(
                "alternative",
                part(frame.invitation().under(message.text()), "plain"),
                part(frame.invitation().underPage(message.page()), "html")));
        letter.saveChanges();
        return letter;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        return part;
    }

    /**
     * An address with the name of whose it is.
     *
     * @throws MessagingException if it is no mail address
     */
    static InternetAddress named(String address, String name) throws MessagingException {
        try {
            int at = address.lastIndexOf('@');
            String written = at < 0 ? address : address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
            InternetAddress known = new InternetAddress(written, true);
            if (!written.equals(known.getAddress()) || at < 0) {
                throw new MessagingException("no plain mail address");
            }
            known.setPersonal(name.isEmpty() ? null : name, UTF_8);
            return known;
        } catch (IllegalArgumentException noDomain) {
            throw new MessagingException("no domain", noDomain);
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException("every platform has UTF-8", impossible);
        }
    }

    /** The library would make a new one each time. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
