package io.incidentengine.mail;

import io.incidentengine.mail.Transmission.NotNow;
import io.incidentengine.mail.Transmission.Refusal;
import io.incidentengine.mail.Transmission.Taken;
import io.incidentengine.mail.Transmission.Unanswered;
import io.incidentengine.mail.Transmission.Unwanted;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * A connection to a server that takes mail. It knows how far each mail got: until its last line is sent, the server may do
 * nothing with it; from then until the answer, nobody knows (RFC 5321, 4.2.5 and 4.5.4.2). Used by one thread at a time.
 */
final class SmtpConnection extends SMTPTransport {
    /** Too large a mail; at a recipient, too many for now (RFC 5321, 4.5.3.1.10). */
    private static final int TOO_MUCH = 552;

    private static final int CLOSING = 421;

    private static final Pattern ENHANCED = Pattern.compile("^[25]\\d\\d[ -]([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

    /** Bad mailbox, domain or syntax, moved, no mail there (RFC 3463, RFC 7505). */
    private static final Set<String> NO_SUCH_MAILBOX = Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10");

    /** The same in the replies of servers that say no more than a number (RFC 5321, RFC 7504). */
    private static final Set<Integer> NO_MAILBOX = Set.of(501, 521, 550, 551, 553, 556);

    private final Wire wire;
    private Progress progress = Progress.BEGUN;
    private int answer;
    private boolean lost;
    private boolean hung;

    /** How far a mail got. */
    private enum Progress {
        BEGUN,
        /** The server takes its recipients, or some of them. */
        ADDRESSED,
        /** Its last line may have been sent. */
        ENDED,
        TAKEN
    }

    /** Writes a mail. */
    @FunctionalInterface
    interface Draft {
        /**
         * The mail.
         *
         * @param international whether it may hold addresses that are not in ASCII
         */
        MimeMessage written(boolean international) throws MessagingException;
    }

    SmtpConnection(Session session, MailServer server, Wire wire) {
        super(session, new URLName("smtp", server.host(), server.port(), null, null, null));
        this.wire = wire;
    }

    /** What it goes over. */
    Wire wire() {
        return wire;
    }

    /** Whether it was given up as no answer came in time: another one would take as long. */
    boolean isHung() {
        return hung || wire.isCut();
    }

    /** Why something failed there. */
    String why(Exception failure) {
        return (wire.isCut() ? "given up as its time was over: " : "") + Reason.of(failure);
    }

    /** Whether it was made for addresses that are not in ASCII. */
    boolean isInternational() {
        return Boolean.parseBoolean(session.getProperty("mail.mime.allowutf8"));
    }

    /** Whether it is of no use any more. */
    boolean isLost() {
        return lost || wire.isCut();
    }

    Transmission transmit(Draft draft, List<InternetAddress> recipients) {
        if (supportsExtension("SMTPUTF8") || recipients.stream().allMatch(SmtpConnection::isPlain)) {
            return transmit(draft, recipients, supportsExtension("SMTPUTF8"));
        }
        List<InternetAddress> plain =
                recipients.stream().filter(SmtpConnection::isPlain).toList();
        List<Refusal> refusals = new ArrayList<>();
        recipients.stream()
                .filter(one -> !isPlain(one))
                .forEach(one -> refusals.add(new Refusal(one.getAddress(), "the server does not know SMTPUTF8", true)));
        if (plain.isEmpty()) {
            return new Taken(refusals);
        }
        Transmission transmission = transmit(draft, plain, false);
        if (!(transmission instanceof Taken taken)) {
            return transmission;
        }
        refusals.addAll(taken.refusals());
        return new Taken(refusals);
    }

    /** Whether it is in ASCII: others need the extension SMTPUTF8 (RFC 6531). */
    static boolean isPlain(InternetAddress address) {
        return address.getAddress().chars().allMatch(c -> c < 0x80);
    }

    private Transmission transmit(Draft draft, List<InternetAddress> recipients, boolean international) {
        progress = Progress.BEGUN;
        answer = 0;
        try {
            sendMessage(draft.written(international), recipients.toArray(InternetAddress[]::new));
            return new Taken(List.of());
        } catch (MessagingException failure) {
            int code = getLastReturnCode();
            hung = hung || hasCause(failure, SocketTimeoutException.class);
            lost = isLost() || code == CLOSING || !isReply(code) || hasCause(failure, IOException.class);
            return switch (progress) {
                case TAKEN -> new Taken(refusals(failure));
                case ENDED -> answered(failure);
                case ADDRESSED -> failed(failure, code >= 500);
                case BEGUN -> refused(failure, code, recipients.size());
            };
        } catch (RuntimeException odd) {
            lost = true;
            return progress.compareTo(Progress.ENDED) < 0 ? new NotNow(why(odd)) : new Unanswered(why(odd));
        }
    }

    @Override
    protected OutputStream data() throws MessagingException {
        progress = Progress.ADDRESSED;
        return super.data();
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        progress = Progress.ENDED;
        super.finishData();
        progress = Progress.TAKEN;
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        int code = super.readServerResponse();
        if (progress == Progress.ENDED && answer == 0) {
            answer = code; // what follows, such as RSET, tells nothing of the mail
        }
        return code;
    }

    private Transmission answered(MessagingException failure) {
        if (!isReply(answer)) {
            return new Unanswered(why(failure));
        }
        return answer < 300 ? new Taken(refusals(failure)) : failed(failure, answer >= 500);
    }

    private Transmission failed(MessagingException failure, boolean forGood) {
        return forGood && !(lost && answer == 0) ? new Unwanted(why(failure)) : new NotNow(why(failure));
    }

    private Transmission refused(MessagingException failure, int code, int recipients) {
        List<Refusal> refusals = refusals(failure);
        if (refusals.size() == recipients && !lost) {
            return new Taken(refusals);
        }
        // What is refused is the sender, or the size that was announced; only that is the mail's fault.
        return failed(failure, code == TOO_MUCH);
    }

    private static List<Refusal> refusals(MessagingException failure) {
        List<Refusal> refusals = new ArrayList<>();
        for (Exception next = failure; next instanceof MessagingException one; next = one.getNextException()) {
            if (one instanceof SMTPAddressFailedException refused) {
                refusals.add(new Refusal(refused.getAddress().getAddress(), Reason.of(refused), isForGood(refused)));
            }
        }
        return refusals;
    }

    /**
     * Whether no mail will ever reach that address. Servers say at this step, too, that they do not take the sender, the client
     * or a relay, which somebody can mend (RFC 3463).
     */
    private static boolean isForGood(SMTPAddressFailedException refused) {
        Matcher enhanced = ENHANCED.matcher(String.valueOf(refused.getMessage()));
        return enhanced.find()
                ? NO_SUCH_MAILBOX.contains(enhanced.group(1))
                        || enhanced.group(1).startsWith("5.2.")
                : NO_MAILBOX.contains(refused.getReturnCode());
    }

    private static boolean isReply(int code) {
        return code >= 200 && code <= 599;
    }

    private static boolean hasCause(MessagingException failure, Class<? extends Exception> cause) {
        for (Exception next = failure; next != null; ) {
            if (cause.isInstance(next)) {
                return true;
            }
            next = next instanceof MessagingException one ? one.getNextException() : null;
        }
        return false;
    }
}
