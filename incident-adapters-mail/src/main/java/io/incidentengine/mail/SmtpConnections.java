package io.incidentengine.mail;

import io.incidentengine.mail.SmtpConnection.Draft;
import io.incidentengine.mail.Transmission.NotNow;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Connections to one server, used again: logging in takes longer than a mail does. One that has died meanwhile is replaced at
 * once, which is no repetition, as nothing was sent over it. Thread-safe: each thread has a connection of its own.
 */
final class SmtpConnections implements AutoCloseable {
    private static final int KEPT = 4;

    private final MailServer server;
    private final Deque<SmtpConnection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    SmtpConnections(MailServer server) {
        this.server = server;
    }

    /** Addresses that are not in ASCII (RFC 6531) get one of their own: the library complains of servers without. */
    private SmtpConnection made(boolean international) {
        Wire wire = new Wire();
        Properties properties = server.properties();
        properties.put("mail.smtp.sendpartial", "true");
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.mime.allowutf8", String.valueOf(international));
        wire.into(properties);
        return new SmtpConnection(Session.getInstance(properties), server, wire);
    }

    Transmission transmit(Draft mail, List<InternetAddress> recipients) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Session.class.getClassLoader()); // by which the mail library finds its parts
        try (Deadline deadline = Deadline.in(server.mailTimeout())) {
            return overSome(deadline, mail, recipients);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private Transmission overSome(Deadline deadline, Draft mail, List<InternetAddress> recipients) {
        boolean plain = recipients.stream().allMatch(SmtpConnection::isPlain);
        SmtpConnection known = plain ? idle.pollFirst() : null;
        if (known != null) {
            Transmission transmission = over(known, deadline, mail, recipients);
            if (!(transmission instanceof NotNow) || !known.isLost() || known.isHung()) {
                return transmission;
            }
        }
        SmtpConnection connection = made(!plain);
        deadline.watch(connection.wire());
        try {
            connection.connect(server.host(), server.port(), server.user(), server.secret());
        } catch (AuthenticationFailedException refused) {
            return new NotNow("login refused by " + server + ": " + Reason.of(refused));
        } catch (MessagingException | RuntimeException unreachable) {
            end(connection);
            return new NotNow("no connection to " + server + ": " + connection.why(unreachable));
        }
        return over(connection, deadline, mail, recipients);
    }

    private Transmission over(
            SmtpConnection connection, Deadline deadline, Draft mail, List<InternetAddress> recipients) {
        deadline.watch(connection.wire());
        Transmission transmission = connection.transmit(mail, recipients);
        deadline.release();
        if (connection.isLost() || connection.isInternational() || closed || idle.size() >= KEPT) {
            end(connection);
        } else {
            idle.addFirst(connection);
            if (closed) {
                close();
            }
        }
        return transmission;
    }

    private static void end(SmtpConnection connection) {
        try {
            connection.close();
        } catch (MessagingException | RuntimeException isGone) {
            // it is of no use any more, which is why it is closed
        }
    }

    /** Ends the connections that are idle; those in use end with what they do. */
    @Override
    public void close() {
        closed = true;
        for (SmtpConnection one = idle.pollFirst(); one != null; one = idle.pollFirst()) {
            end(one);
        }
    }
}
