package io.incidentengine.mail;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.StoreClosedException;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mailbox over IMAP (RFC 9051). Mails are named by their UIDs within this connection only, and what was handled is known by
 * marks on the mails: so nothing depends on UIDVALIDITY, and nothing is kept elsewhere.
 */
final class ImapMailbox implements Mailbox {
    private static final Logger LOG = LoggerFactory.getLogger(ImapMailbox.class);
    private static final String FLAGGED = "\\Flagged";
    private static final String ANSWERED = "\\Answered";
    private static final Duration BETWEEN_WAKES = Duration.ofMillis(50);

    private final String where;
    private final Store store;
    private final IMAPFolder folder;
    private final @Nullable Folder moveTo;
    private final long validity;
    private final boolean keywords;
    private final boolean idles;
    private final boolean moves;
    private final ScheduledExecutorService waker;
    private volatile boolean woken;
    private volatile boolean waiting;

    private ImapMailbox(String where, Store store, IMAPFolder folder, @Nullable Folder moveTo)
            throws MessagingException {
        this.where = where;
        this.store = store;
        this.folder = folder;
        this.moveTo = moveTo;
        this.validity = folder.getUIDValidity();
        this.keywords = folder.getPermanentFlags().contains(Flags.Flag.USER);
        this.idles = has("IDLE");
        this.moves = has("MOVE");
        this.waker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "incident-mail-wake");
            thread.setDaemon(true);
            return thread;
        });
        folder.addMessageCountListener(new MessageCountAdapter() {
            @Override
            public void messagesAdded(MessageCountEvent event) {
                wake();
            }
        });
    }

    private boolean has(String capability) throws MessagingException {
        return Boolean.TRUE.equals(folder.doCommand(protocol -> protocol.hasCapability(capability)));
    }

    /**
     * How to get there.
     *
     * @param server where it is
     * @param name how it is called
     * @param moveTo where to move what was handled; {@code null} for nowhere
     */
    static Opener opener(MailServer server, String name, @Nullable String moveTo) {
        return () -> open(server, name, moveTo);
    }

    private static ImapMailbox open(MailServer server, String name, @Nullable String moveTo) {
        String where = server + " " + name;
        Properties properties = server.properties();
        properties.put("mail.imap.connectionpoolsize", "1");
        Store store = null;
        try {
            store = Session.getInstance(properties).getStore("imap");
            store.connect(server.host(), server.port(), server.user(), server.secret());
            IMAPFolder folder = (IMAPFolder) store.getFolder(name);
            Folder other = moveTo == null ? null : made(store.getFolder(moveTo));
            folder.open(Folder.READ_WRITE);
            if (folder.getMode() != Folder.READ_WRITE) {
                throw new MessagingException("the account may not mark mails there; allowed: one that may write");
            }
            return new ImapMailbox(where, store, folder, other);
        } catch (MessagingException failure) {
            close(store);
            throw new MailboxException("Opening " + where, failure, true);
        } catch (RuntimeException failure) {
            close(store);
            throw failure;
        }
    }

    private static Folder made(Folder folder) throws MessagingException {
        if (!folder.exists() && !folder.create(Folder.HOLDS_MESSAGES)) {
            throw new MessagingException("folder " + folder.getFullName() + " is missing and cannot be made");
        }
        return folder;
    }

    private static void close(@Nullable Store store) {
        try {
            if (store != null) {
                store.close();
            }
        } catch (MessagingException | RuntimeException failure) {
            LOG.debug("A connection to a mail server was not closed in good order: {}", Masked.failure(failure));
        }
    }

    // --- commands ---

    /** Something to say to the server. */
    @FunctionalInterface
    private interface Command<T> {
        T on(IMAPProtocol protocol) throws ProtocolException;
    }

    @SuppressWarnings("unchecked")
    private <T> T command(String what, Command<T> command) {
        try {
            return (T) folder.doCommand(command::on);
        } catch (MessagingException failure) {
            boolean lost = failure instanceof FolderClosedException || failure instanceof StoreClosedException;
            throw new MailboxException(what + " " + where, failure, lost || !folder.isOpen());
        } catch (IllegalStateException closed) { // the folder was closed before, by the server or by us
            throw new MailboxException(what + " " + where, closed, true);
        }
    }

    static Response[] answers(IMAPProtocol protocol, String line) throws ProtocolException {
        Response[] answers = protocol.command(line, null);
        protocol.notifyResponseHandlers(answers);
        Response last = answers[answers.length - 1];
        protocol.handleResult(last);
        if (!last.isOK()) {
            throw new ProtocolException("the server neither did nor refused it");
        }
        return answers;
    }

    @Override
    public List<Letter> unmarked() {
        woken = false;
        return search(keywords ? "UNKEYWORD " + Mark.HANDLED.keyword() : "UNFLAGGED");
    }

    @Override
    public List<Letter> marked(Mark mark) {
        return search(keywords ? "KEYWORD " + mark.keyword() : "FLAGGED ANSWERED");
    }

    private List<Letter> search(String criteria) {
        return command("Searching", protocol -> {
            List<Letter> found = new ArrayList<>();
            for (Response answer : answers(protocol, "UID SEARCH UNDELETED " + criteria)) {
                if (answer instanceof IMAPResponse list && list.keyEquals("SEARCH")) {
                    for (long uid = list.readLong(); uid > 0; uid = list.readLong()) {
                        found.add(letter(uid));
                    }
                }
            }
            return found;
        });
    }

    private Letter letter(long uid) {
        return new ImapLetter(validity, uid, line -> command("Reading mail " + uid + " of", on -> answers(on, line)));
    }

    @Override
    public void mark(Letter letter, Mark mark) {
        long uid = ((ImapLetter) letter).uid();
        String flags = keywords
                ? Mark.HANDLED.keyword() + (mark == Mark.HANDLED ? "" : " " + mark.keyword())
                : FLAGGED + (mark == Mark.HANDLED ? "" : " " + ANSWERED);
        command(
                "Marking mail " + uid + " of",
                on -> answers(on, "UID STORE " + uid + " +FLAGS.SILENT (" + flags + ")"));
        if (mark == Mark.HANDLED && moveTo != null) {
            move(uid, moveTo);
        }
    }

    /** It is marked already: where it cannot be moved it stays, and is not read again. */
    private void move(long uid, Folder to) {
        try {
            Message mail = folder.getMessageByUID(uid);
            if (mail != null && moves) {
                folder.moveMessages(new Message[] {mail}, to);
            } else if (mail != null) {
                folder.copyMessages(new Message[] {mail}, to);
                mail.setFlag(Flags.Flag.DELETED, true);
            }
        } catch (MessagingException | IllegalStateException failure) {
            LOG.warn("Mail {} of {} was handled, but not moved: {}", uid, where, Masked.text(failure.toString()));
        }
    }

    // --- waiting ---

    @Override
    public boolean awaits(Duration longest) {
        if (!idles) {
            return false;
        }
        Future<?> end = waker.schedule(this::wake, longest.toMillis(), TimeUnit.MILLISECONDS);
        waiting = true;
        try {
            if (!woken) {
                folder.idle(true);
            }
            return true;
        } catch (MessagingException | IllegalStateException failure) {
            throw new MailboxException("Waiting at " + where, failure, true);
        } finally {
            waiting = false;
            end.cancel(false);
        }
    }

    @Override
    public void wake() {
        woken = true;
        try {
            waker.execute(this::interrupt);
        } catch (java.util.concurrent.RejectedExecutionException closed) {
            LOG.trace("nobody waits any more");
        }
    }

    /** Any command ends what the server was asked to wait for; one that came too early for that is said again. */
    private void interrupt() {
        if (!woken || !waiting) {
            return;
        }
        try {
            folder.doCommand(protocol -> {
                protocol.noop();
                return null;
            });
            Future<?> unused = waker.schedule(this::interrupt, BETWEEN_WAKES.toMillis(), TimeUnit.MILLISECONDS);
        } catch (MessagingException | RuntimeException failure) {
            LOG.debug("{} could not be asked: {}", where, Masked.failure(failure)); // who waits there hears of it too
        }
    }

    @Override
    public void close() {
        waker.shutdown();
        try {
            if (folder.isOpen()) {
                folder.close(false);
            }
        } catch (MessagingException | RuntimeException failure) {
            LOG.debug("{} was not closed in good order: {}", where, Masked.failure(failure));
        }
        close(store);
    }
}
