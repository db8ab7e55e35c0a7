package io.incidentengine.mail;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.Required;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.SendResult;
import io.incidentengine.port.Channel;
import io.incidentengine.port.IncidentStore;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends e-mail over SMTP: one mail to all recipients, with To and Cc (R27), in text and HTML; all mail of an incident is one
 * conversation. Thread-safe; connections are made when they are needed, and used again.
 *
 * <ul>
 *   <li>It is accepted when the server took it for somebody whom it is to, not only for copies; whom the server refused is
 *       on record beside that. A mail that is to nobody but those who were refused is rejected.
 *   <li>Whom the server puts off is tried again, and nobody else: three times, if others whom it is to have it. Who has it is
 *       remembered by the channel, not by the store: if another node makes the next try, they get it twice.
 *   <li>A server that is down, busy, hangs, or refuses the login or the sender, is to be tried again later.
 *   <li>If the connection breaks after the mail was sent and before it was answered, the outcome is ambiguous (S28); the
 *       mail that is sent again bears the same Message-ID, by which a mailbox may drop it.
 * </ul>
 *
 * <p>Its reference for a mail is the Message-ID, by which {@link MailIntake} knows bounces and answers.
 */
public final class MailChannel implements Channel, AutoCloseable {
    private final Mailing mailing;

    private MailChannel(Builder builder) {
        this.mailing = new Mailing(
                new SmtpConnections(builder.server),
                builder.identity,
                new Invitations(builder.identity, builder.answers, builder.links),
                builder.reports,
                builder.time);
    }

    /**
     * Begins a channel.
     *
     * @param server takes the mail: {@link MailServer#smtp} or {@link MailServer#smtps}
     * @param identity as whom
     * @return a builder; all else has a default
     * @throws InvalidInputException if one is missing, or the server takes no mail
     */
    public static Builder over(MailServer server, MailIdentity identity) {
        return new Builder(server, identity);
    }

    /** {@link ChannelType#EMAIL}. */
    @Override
    public ChannelType type() {
        return ChannelType.EMAIL;
    }

    /** At least once: SMTP knows no repeats. */
    @Override
    public Guarantee guarantee() {
        return Guarantee.AT_LEAST_ONCE;
    }

    @Override
    public int window() {
        return 1;
    }

    /** False: a bounce may come, but no mail server says that a mail arrived. */
    @Override
    public boolean hasReceipts() {
        return false;
    }

    @Override
    public SendResult send(Message message) {
        return mailing.send(message);
    }

    /** Ends the connections that are idle. A mail that is sent afterwards makes one for itself. */
    @Override
    public void close() {
        mailing.close();
    }

    /** Collects the parts of a channel; not thread-safe. */
    public static final class Builder {
        private final MailServer server;
        private final MailIdentity identity;
        private boolean answers;
        private @Nullable Function<String, URI> links;
        private OpeningMails reports = OpeningMails.NONE;
        private InstantSource time = InstantSource.system();

        private Builder(MailServer server, MailIdentity identity) {
            this.server = Required.value("server of a mail channel", server);
            this.identity = Required.value("identity of a mail channel", identity);
            if (server.protocol() != MailServer.Protocol.SMTP) {
                throw new InvalidInputException("server of a mail channel", server.toString(), "smtp or smtps");
            }
        }

        /**
         * Says in each mail that needs proof that an answer acknowledges it (S33): for hosts with a {@link MailIntake}.
         * Default: nothing is said.
         *
         * @return this builder
         */
        public Builder invitingAnswers() {
            answers = true;
            return this;
        }

        /**
         * Puts a link by which it is acknowledged under each mail that needs proof (S33). The page behind it asks who is
         * there and that the link was meant, as programs open links too, and hands the token to {@link
         * MailIdentity#messageOf}. Default: no link.
         *
         * @param link makes the link of a token, such as {@code token -> URI.create("https://desk.example.org/ack/" +
         *     token)}; thread-safe
         * @return this builder
         * @throws InvalidInputException if it is missing
         */
        public Builder acknowledgedAt(Function<String, URI> link) {
            links = Required.value("link of a mail channel", link);
            return this;
        }

        /**
         * Has the mail by which an incident was reported, if it was one, begin its conversation: in the reporter's mailbox ours
         * stand below it. For hosts with a {@link MailIntake}; it reads the incident's timeline for each mail that is sent, and a
         * mail of which that fails goes out without. Default: the conversation begins with our first mail.
         *
         * @param incidents the store that the engine works on
         * @return this builder
         * @throws InvalidInputException if it is missing
         */
        public Builder answeringReports(IncidentStore incidents) {
            reports = OpeningMails.in(Required.value("store of a mail channel", incidents));
            return this;
        }

        /**
         * Sets where the date of mails comes from. Default: the system's clock.
         *
         * @param value the time source
         * @return this builder
         * @throws InvalidInputException if it is missing
         */
        public Builder time(InstantSource value) {
            time = Required.value("time of a mail channel", value);
            return this;
        }

        /**
         * Finishes the channel; nothing is opened yet.
         *
         * @return the channel
         * @throws InvalidInputException if the mail library is missing; it says what to add
         */
        public MailChannel build() {
            MailLibrary.require();
            return new MailChannel(this);
        }
    }
}
