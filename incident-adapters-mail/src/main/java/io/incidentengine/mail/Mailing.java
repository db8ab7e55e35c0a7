package io.incidentengine.mail;

import io.incidentengine.mail.Letter.Addressee;
import io.incidentengine.mail.Partly.Reached;
import io.incidentengine.mail.Transmission.NotNow;
import io.incidentengine.mail.Transmission.Refusal;
import io.incidentengine.mail.Transmission.Taken;
import io.incidentengine.mail.Transmission.Unanswered;
import io.incidentengine.mail.Transmission.Unwanted;
import io.incidentengine.model.Contact;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.Recipient;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.notification.SendResult.Ambiguous;
import io.incidentengine.notification.SendResult.Rejected;
import io.incidentengine.notification.SendResult.RetryLater;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends messages as mails, and says of each what came of it for those whom it is to. */
final class Mailing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MailChannel.class);

    /** So often those are tried whom a server puts off while others have the mail. */
    private static final int TRIES = 3;

    private final SmtpConnections connections;
    private final MailIdentity identity;
    private final Invitations invitations;
    private final OpeningMails reports;
    private final InstantSource time;
    private final Partly partly = new Partly();

    Mailing(
            SmtpConnections connections,
            MailIdentity identity,
            Invitations invitations,
            OpeningMails reports,
            InstantSource time) {
        this.connections = connections;
        this.identity = identity;
        this.invitations = invitations;
        this.reports = reports;
        this.time = time;
    }

    SendResult send(Message message) {
        Reached before = partly.of(message.key());
        List<Addressee> all = new ArrayList<>();
        List<InternetAddress> left = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (Recipient recipient : message.recipients()) {
            String address = recipient.contact().address();
            try {
                InternetAddress known = Letter.named(address, recipient.person().name());
                all.add(new Addressee(known, recipient.copy()));
                if (!before.addresses().contains(known.getAddress())) {
                    left.add(known);
                }
            } catch (MessagingException noAddress) {
                refusals.add(new Refusal(address, "no mail address", true));
            }
        }
        if (left.isEmpty()) {
            return result(message, all, before, refusals);
        }
        Letter.Frame frame = new Letter.Frame(
                identity, reports.of(message.incident()).orElse(null), invitations.under(message), time.instant());
        Transmission transmission =
                connections.transmit(international -> Letter.of(message, all, frame, international), left);
        if (transmission instanceof Taken taken) {
            refusals.addAll(taken.refusals());
            Set<String> not = taken.refusals().stream().map(Refusal::address).collect(Collectors.toSet());
            List<String> reached = left.stream()
                    .map(InternetAddress::getAddress)
                    .filter(address -> !not.contains(address))
                    .toList();
            return result(message, all, before.and(reached), refusals);
        }
        if (transmission instanceof NotNow notNow) {
            return new RetryLater(notNow.reason(), Duration.ZERO);
        }
        return transmission instanceof Unwanted unwanted
                ? new Rejected(unwanted.reason())
                : new Ambiguous(((Unanswered) transmission).reason());
    }

    private SendResult result(Message message, List<Addressee> all, Reached reached, List<Refusal> refusals) {
        boolean meant = all.stream()
                .anyMatch(one -> !one.copy()
                        && reached.addresses().contains(one.address().getAddress()));
        boolean onlyCopies = message.recipients().stream().allMatch(Recipient::copy);
        boolean arrived = meant || (onlyCopies && !reached.addresses().isEmpty());
        boolean putOff = refusals.stream().anyMatch(refusal -> !refusal.permanent());
        String said = refusals.stream()
                .map(refusal -> Contact.email(refusal.address()).masked() + ": " + refusal.reply())
                .collect(Collectors.joining("; "));
        if (putOff && !(arrived && reached.tries() >= TRIES)) {
            partly.remember(message.key(), reached);
            return new RetryLater("put off: " + said, Duration.ZERO);
        }
        partly.forget(message.key());
        if (!arrived) {
            return new Rejected(said);
        }
        if (said.isEmpty()) {
            return new Accepted(identity.messageId(message.incident(), message.key()));
        }
        LOG.warn("Mail {} reached not all that it is to: {}", message.key(), said);
        return new Accepted(
                identity.messageId(message.incident(), message.key()), Grade.ACCEPTED, "not all were reached: " + said);
    }

    @Override
    public void close() {
        connections.close();
    }
}
