package io.incidentengine.mail;

import com.icegreen.greenmail.imap.AuthorizationException;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Properties;

/** A mail server with one mailbox, in this process. */
final class Post implements AutoCloseable {
    static final String USER = "deskuser@example.org";
    static final String PASSWORD = "a-password-that-no-log-shows";

    private static final Session PLAIN = Session.getInstance(new Properties());

    private final String protocol;
    private GreenMail server;
    private GreenMailUser user;
    private int port;
    private long validity;

    private Post(String protocol) {
        this.protocol = protocol;
        start();
    }

    static Post imap() {
        return new Post(ServerSetup.PROTOCOL_IMAP);
    }

    /** With the certificate of {@link ServerKeys}. */
    static Post imaps() {
        ServerKeys.prepare();
        return new Post(ServerSetup.PROTOCOL_IMAPS);
    }

    /** Starts a new one, with an empty mailbox, in the place of the one before. */
    void start() {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", protocol));
        server.start();
        user = server.setUser(USER, USER, PASSWORD);
        port = (protocol.equals(ServerSetup.PROTOCOL_IMAP) ? server.getImap() : server.getImaps()).getPort();
        validity = inbox().getUidValidity();
    }

    /** Starts anew, as often as it takes until the mailbox is seen to be another: it is named by the second. */
    void startAnother() {
        long before = validity;
        start();
        while (validity == before) {
            stop();
            start();
        }
    }

    /** From now on nobody answers. */
    void stop() {
        server.stop();
    }

    int port() {
        return port;
    }

    MailServer address() {
        return address(port);
    }

    /** By another way to it. */
    static MailServer address(int port) {
        return patient(MailServer.imap("127.0.0.1").port(port).unencrypted());
    }

    static MailServer patient(MailServer server) {
        return server.login(USER, PASSWORD)
                .connectTimeout(Duration.ofSeconds(5))
                .answerTimeout(Duration.ofSeconds(10));
    }

    MailFolder inbox() {
        try {
            return server.getManagers().getImapHostManager().getInbox(user);
        } catch (FolderException failure) {
            throw new IllegalStateException(failure);
        }
    }

    MailFolder folder(String name) {
        return server.getManagers().getImapHostManager().getFolder(user, name);
    }

    /** Makes a mailbox with mails in it. */
    void create(String name, byte[]... mails) {
        try {
            put(server.getManagers().getImapHostManager().createMailbox(user, name), mails);
        } catch (FolderException | AuthorizationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    void put(byte[]... mails) {
        put(inbox(), mails);
    }

    private static void put(MailFolder folder, byte[]... mails) {
        for (byte[] mail : mails) {
            try {
                folder.appendMessage(new MimeMessage(PLAIN, new ByteArrayInputStream(mail)), new Flags(), new Date());
            } catch (MessagingException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }

    /** The flags and keywords of a mail, in the order of arrival from 0 on. */
    List<String> marks(int place) {
        StoredMessage mail = inbox().getMessages().get(place);
        return Arrays.asList(mail.getFlags().getUserFlags());
    }

    boolean isSeen(int place) {
        return inbox().getMessages().get(place).isSet(Flags.Flag.SEEN);
    }

    boolean allBear(Mark mark) {
        List<StoredMessage> mails = inbox().getMessages();
        return !mails.isEmpty()
                && mails.stream()
                        .allMatch(mail -> Arrays.stream(mail.getFlags().getUserFlags())
                                .anyMatch(flag -> flag.equalsIgnoreCase(mark.keyword())));
    }

    @Override
    public void close() {
        server.stop();
    }
}
