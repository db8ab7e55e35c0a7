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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
        Map<String, InternetAddress> left = new LinkedHashMap<>();
        List<Refusal> refusals = new ArrayList<>();
        for (Recipient recipient : message.recipients()) {
            String address = recipient.contact().address();
            try {
                InternetAddress known = Letter.named(address, recipient.person().name());
                all.add(new Addressee(known, recipient.copy()));
                if (!before.isSettledFor(known.getAddress())) {
                    left.put(known.getAddress(), known);
                }
            } catch (MessagingException noAddress) {
                refusals.add(new Refusal(address, "no mail address", true));
            }
        }
        if (left.isEmpty()) {
            return concluded(message, before, arrived(message, all, before), said(List.of(before.refused(), refusals)));
        }
        Letter.Frame frame = new Letter.Frame(
                identity, reports.of(message.incident()).orElse(null), invitations.under(message), time.instant());
        Transmission transmission = connections.transmit(
                international -> Letter.of(message, all, frame, international), List.copyOf(left.values()));
        if (transmission instanceof Taken taken) {
            Set<String> reached = new LinkedHashSet<>(left.keySet());
            taken.refusals().forEach(refusal -> reached.remove(refusal.address()));
            Reached after = before.and(reached, taken.refusals());
            List<Refusal> putOff = taken.refusals().stream()
                    .filter(refusal -> !refusal.permanent())
                    .toList();
            boolean arrived = arrived(message, all, after);
            if (putOff.isEmpty()) {
                return concluded(message, after, arrived, said(List.of(after.refused(), refusals)));
            }
            return putOff(message, after, arrived, said(List.of(after.refused(), refusals, putOff)));
        }
        return failed(message, before.and(List.of(), List.of()), arrived(message, all, before), transmission);
    }

    /** What comes of it when the mail was handed over for nobody this time; others may have it from before. */
    private SendResult failed(Message message, Reached reached, boolean arrived, Transmission transmission) {
        if (transmission instanceof NotNow notNow) {
            return reached.addresses().isEmpty()
                    ? new RetryLater(notNow.reason(), Duration.ZERO)
                    : putOff(message, reached, arrived, notNow.reason());
        }
        if (transmission instanceof Unwanted unwanted) {
            return concluded(message, reached, arrived, unwanted.reason());
        }
        String reason = ((Unanswered) transmission).reason();
        return arrived
                ? concluded(message, reached, true, "for the others nobody knows: " + reason)
                : new Ambiguous(reason);
    }

    private SendResult putOff(Message message, Reached reached, boolean arrived, String said) {
        if (arrived && reached.tries() >= TRIES) {
            return concluded(message, reached, true, said);
        }
        partly.remember(message.key(), reached);
        return new RetryLater("put off: " + said, Duration.ZERO);
    }

    private SendResult concluded(Message message, Reached reached, boolean arrived, String said) {
        partly.forget(message.key());
        if (!arrived) {
            return new Rejected(reached.addresses().isEmpty() ? said : "only copies arrived: " + said);
        }
        String reference = identity.messageId(message.incident(), message.key());
        if (said.isEmpty()) {
            return new Accepted(reference);
        }
        LOG.warn("Mail {} reached not all that it is to: {}", message.key(), said);
        return new Accepted(reference, Grade.ACCEPTED, "not all were reached: " + said);
    }

    /** Whether somebody has it whom it is to, or a copy, if it is to nobody else. */
    private static boolean arrived(Message message, List<Addressee> all, Reached reached) {
        boolean onlyCopies = message.recipients().stream().allMatch(Recipient::copy);
        return all.stream()
                .anyMatch(one -> (onlyCopies || !one.copy())
                        && reached.addresses().contains(one.address().getAddress()));
    }

    private static String said(List<List<Refusal>> refusals) {
        return refusals.stream()
                .flatMap(List::stream)
                .map(refusal -> Contact.email(refusal.address()).masked() + ": " + refusal.reply())
                .collect(Collectors.joining("; "));
    }

    @Override
    public void close() {
        connections.close();
    }
}
