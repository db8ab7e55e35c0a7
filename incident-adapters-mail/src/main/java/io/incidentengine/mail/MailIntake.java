package io.incidentengine.mail;

import io.incidentengine.IncidentEngine;
import io.incidentengine.model.Actor;
import io.incidentengine.model.InvalidInputException;
import io.incidentengine.model.InvalidPolicyException;
import io.incidentengine.model.InvalidPolicyException.Problem;
import io.incidentengine.model.Report;
import io.incidentengine.model.Required;
import io.incidentengine.model.Role;
import io.incidentengine.model.Text;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a mailbox over IMAP and takes what it finds to an engine (R2): a mail is a report, a further complaint, or an answer
 * to an incident: progress, an acknowledgement (S33), the reporter's confirmation or rejection (S13). Automatic replies,
 * bounces and loops open and reopen nothing; a bounce withdraws the proof of the message that did not arrive (S29).
 *
 * <p>Build one with {@link #from}; building opens and starts nothing. Then either {@link #start} it, or call
 * {@link #runOnce} from a scheduler.
 *
 * <p>A mail gets a mark on the server, the keyword {@code IncidentEngine}, once what it asks for is stored, and not before; it
 * is not marked as seen. So nothing is lost if a process dies, and nothing is stored twice: a report is known by its
 * Message-ID (S25), an answer by its Message-ID on the timeline. What is turned away gets {@code IncidentEngineTurnedAway} too,
 * what fails ten times {@code IncidentEngineSetAside}. A server that keeps no keywords marks as flagged, and as answered
 * too what a person should look at. Who takes the marks off has the mail read again. One mailbox is read by one intake at a time.
 *
 * <p>A mail belongs to an incident by the mails of ours that it answers, of which the names are signed; else by the mail that
 * opened the incident; else by its subject, if that ends with {@code (ID)} or holds {@code [#ID]}. Who sent it is what it
 * says: let the mail server refuse what is forged (SPF, DKIM, DMARC), or ask for its verdict in {@link Builder#openedBy}.
 *
 * <p>Thread-safe. It needs {@code org.eclipse.angus:angus-mail} on the class path.
 */
public final class MailIntake implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MailIntake.class);

    private final Mailbox.Opener opener;
    private final Rounds rounds;
    private final Watch watch;
    private final String configuration;

    private MailIntake(Mailbox.Opener opener, Rounds rounds, Watch watch, String configuration) {
        this.opener = opener;
        this.rounds = rounds;
        this.watch = watch;
        this.configuration = configuration;
    }

    /**
     * Begins an intake.
     *
     * @param server where the mailbox is
     * @param identity the same that {@link MailChannel} sends with
     * @return a builder
     * @throws InvalidInputException if one is missing
     */
    public static Builder from(MailServer server, MailIdentity identity) {
        return new Builder(server, identity);
    }

    /**
     * Starts to read mail by itself, on a daemon thread: as soon as it comes where the server says so (IDLE, RFC 2177), else at
     * each interval. What fails is tried again, later each time, up to five minutes. Starting twice changes nothing.
     *
     * @return this intake
     * @throws IllegalStateException if it was closed
     */
    public MailIntake start() {
        if (watch.start()) {
            LOG.info("Mail intake started: {}", configuration);
        }
        return this;
    }

    /**
     * Reads all mail that is there and was not read before, for hosts with a scheduler of their own.
     *
     * @return how many mails were handled, turned away and set aside
     * @throws MailboxException if the mailbox cannot be used
     * @throws io.incidentengine.port.StoreException if the store is out; what was handled before is marked
     * @throws IllegalStateException if it was closed
     */
    public int runOnce() {
        return watch.once();
    }

    /**
     * Lists the mails that wait for a person, from their marks in the mailbox: those that were turned away, and those that were
     * set aside.
     *
     * @param most how many at most, 1 and more
     * @return the mails, those that were turned away first
     * @throws MailboxException if the mailbox cannot be used
     * @throws InvalidInputException if the limit is less than 1
     */
    public List<ReceivedMail> turnedAway(int most) {
        if (most < 1) {
            throw new InvalidInputException("limit", String.valueOf(most), "1 and more");
        }
        try (Mailbox mailbox = opener.open()) {
            return rounds.waiting(mailbox, most);
        }
    }

    /**
     * Ends what {@link #start} began after the mail that is being handled, and waits at most five seconds for that. What was not
     * read stays for the next intake. Closing twice changes nothing.
     */
    @Override
    public void close() {
        if (watch.stop()) {
            LOG.info("Mail intake stopped");
        }
    }

    /** Server and mailbox; the login is hidden. */
    @Override
    public String toString() {
        return "MailIntake[" + configuration + "]";
    }

    /** Collects the parts of an intake; not thread-safe. A part that is {@code null} is refused at once. */
    public static final class Builder {
        private static final int LEAST_BYTES = 64 * 1024;
        private static final int MOST_BYTES = 64 * 1024 * 1024;

        private final MailServer server;
        private final MailIdentity identity;
        private final List<MailListener> listeners = new ArrayList<>();
        private @Nullable IncidentEngine engine;
        private @Nullable Predicate<ReceivedMail> mayOpen;
        private @Nullable Function<ReceivedMail, Report> reports;
        private Senders senders = Senders.NOBODY;
        private AnswerWords words = AnswerWords.STANDARD;
        private Actor actor = Actor.of("mail-intake", Role.SYSTEM);
        private String mailbox = "INBOX";
        private @Nullable String moveTo;
        private Duration pollInterval = Duration.ofMinutes(1);
        private int largest = 4 * 1024 * 1024;
        private InstantSource time = InstantSource.system();

        private Builder(MailServer server, MailIdentity identity) {
            this.server = Required.value("server", server);
            this.identity = Required.value("identity", identity);
        }

        /**
         * Sets the engine that the mails go to. No default.
         *
         * @param value the engine; closing the intake does not close it
         * @return this builder
         */
        public Builder into(IncidentEngine value) {
            engine = Required.value("into", value);
            return this;
        }

        /**
         * Lets whoever writes open incidents. No default: somebody must be named.
         *
         * @return this builder
         */
        public Builder openedByEverybody() {
            return openedBy(mail -> true);
        }

        /**
         * Lets those open incidents who have an address in one of some domains. No default: somebody must be named.
         *
         * @param domains such as {@code example.org}; those below them are others
         * @return this builder
         */
        public Builder openedByDomains(String... domains) {
            Set<String> known = Stream.of(domains)
                    .map(domain -> Text.name("domain", domain).toLowerCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());
            return openedBy(mail ->
                    mail.from().filter(from -> known.contains(from.domain())).isPresent());
        }

        /**
         * Sets who may open incidents, and may complain of one that is open without having to do with it so far. Reporters of an
         * incident and recipients of its messages may always answer. No default: somebody must be named.
         *
         * @param value whether the sender of a mail may; thread-safe
         * @return this builder
         */
        public Builder openedBy(Predicate<ReceivedMail> value) {
            mayOpen = Required.value("openedBy", value);
            return this;
        }

        /**
         * Sets the service that all reports are about, which are {@linkplain ReceivedMail#report made} as usual. No default: this or
         * {@link #reports} must be set.
         *
         * @param name the id of the service
         * @return this builder
         * @throws InvalidInputException if it is no {@linkplain Text#name name}
         */
        public Builder service(String name) {
            String service = Text.name("service", name);
            return reports(mail -> mail.report(service).build());
        }

        /**
         * Sets how a mail becomes a report (R3): service, impact, deduplication key. No default: this or {@link #service} must be
         * set.
         *
         * @param value such as {@code mail -> mail.report("shop").impact(...).build()}; thread-safe. A mail of which it throws an
         *     {@link InvalidInputException} is turned away
         * @return this builder
         */
        public Builder reports(Function<ReceivedMail, Report> value) {
            reports = Required.value("reports", value);
            return this;
        }

        /**
         * Sets whom the host knows, and with which roles they act. Default: {@link Senders#NOBODY}, so that reporters complain,
         * confirm and reject, recipients acknowledge, and nobody records progress.
         *
         * @param value the port
         * @return this builder
         */
        public Builder senders(Senders value) {
            senders = Required.value("senders", value);
            return this;
        }

        /**
         * Sets by which words answers are understood. Default: {@link AnswerWords#STANDARD}.
         *
         * @param value the words
         * @return this builder
         */
        public Builder words(AnswerWords value) {
            words = Required.value("words", value);
            return this;
        }

        /**
         * Sets who reports to the engine what comes in. Default: {@code mail-intake} with the role {@link Role#SYSTEM}.
         *
         * @param value the actor
         * @return this builder
         */
        public Builder actor(Actor value) {
            actor = Required.value("actor", value);
            return this;
        }

        /**
         * Sets which mailbox is read. Default: {@code INBOX}.
         *
         * @param name as the server calls it
         * @return this builder
         * @throws InvalidInputException if it is no {@linkplain Text#name name}
         */
        public Builder mailbox(String name) {
            mailbox = Text.name("mailbox", name);
            return this;
        }

        /**
         * Moves what was handled to another mailbox, which is made if it is missing; what waits for a person stays. Default: all
         * mails stay where they are.
         *
         * @param name as the server calls it
         * @return this builder
         * @throws InvalidInputException if it is no {@linkplain Text#name name}
         */
        public Builder movingTo(String name) {
            moveTo = Text.name("movingTo", name);
            return this;
        }

        /**
         * Sets how often a started intake looks for mail: where the server says when some comes, for what it did not say. Default:
         * every minute.
         *
         * @param value 1 ms to 25 minutes, so that no server ends the connection meanwhile (RFC 2177)
         * @return this builder
         */
        public Builder pollInterval(Duration value) {
            pollInterval = Required.value("pollInterval", value);
            return this;
        }

        /**
         * Sets how much of a mail is read; of one that is larger, attachments behind that are not listed. Default: 4 MiB.
         *
         * @param bytes 64 KiB to 64 MiB
         * @return this builder
         */
        public Builder largest(int bytes) {
            largest = bytes;
            return this;
        }

        /**
         * Adds a listener. Default: none.
         *
         * @param value the listener
         * @return this builder
         */
        public Builder listener(MailListener value) {
            listeners.add(Required.value("listener", value));
            return this;
        }

        /**
         * Sets the source of time. Default: the system's clock.
         *
         * @param value the source; that of the engine
         * @return this builder
         */
        public Builder time(InstantSource value) {
            time = Required.value("time", value);
            return this;
        }

        /**
         * Finishes the intake; opens nothing and starts nothing.
         *
         * @return the intake
         * @throws InvalidPolicyException naming every setting that is wrong or missing
         * @throws InvalidInputException if the mail library is missing, saying what to add
         */
        public MailIntake build() {
            List<Problem> problems = problems();
            IncidentEngine into = engine;
            Predicate<ReceivedMail> opening = mayOpen;
            Function<ReceivedMail, Report> form = reports;
            if (!problems.isEmpty() || into == null || opening == null || form == null) {
                throw new InvalidPolicyException("mail intake", problems);
            }
            MailLibrary.require();
            MailEars ears = new MailEars(listeners);
            MailDecisions decisions = new MailDecisions(identity, words, form, actor);
            MailDesk desk = new MailDesk(into, decisions, senders, opening, ears);
            Rounds rounds = new Rounds(new MailReader(identity), desk, ears, time, largest);
            Mailbox.Opener opener = ImapMailbox.opener(server, mailbox, moveTo);
            return new MailIntake(opener, rounds, new Watch(opener, rounds, ears, pollInterval), configuration());
        }

        private List<Problem> problems() {
            List<Problem> problems = new ArrayList<>();
            if (server.protocol() != MailServer.Protocol.IMAP) {
                problems.add(new Problem("server", server + "; allowed: one with mailboxes, imaps(...) or imap(...)"));
            } else if (server.user() == null) {
                problems.add(new Problem("server", server + " without a login; allowed: login(...) or token(...)"));
            }
            if (engine == null) {
                problems.add(new Problem("into", "missing; allowed: an engine"));
            }
            if (mayOpen == null) {
                problems.add(new Problem(
                        "openedBy",
                        "nobody is named; allowed: openedByEverybody(), openedByDomains(...), openedBy(...)"));
            }
            if (reports == null) {
                problems.add(new Problem("service", "missing; allowed: service(...) or reports(...)"));
            }
            if (pollInterval.compareTo(Duration.ofMillis(1)) < 0
                    || pollInterval.compareTo(Duration.ofMinutes(25)) > 0) {
                problems.add(new Problem("pollInterval", pollInterval + "; allowed: 1 ms to 25 minutes"));
            }
            if (largest < LEAST_BYTES || largest > MOST_BYTES) {
                problems.add(new Problem("largest", largest + "; allowed: " + LEAST_BYTES + " to " + MOST_BYTES));
            }
            if (mailbox.equals(moveTo)) {
                problems.add(new Problem("movingTo", moveTo + " is what is read; allowed: another mailbox"));
            }
            return problems;
        }

        private String configuration() {
            return "server=" + server + " mailbox=" + mailbox + (moveTo == null ? "" : " movingTo=" + moveTo)
                    + " pollInterval=" + pollInterval + " largest=" + largest;
        }
    }
}
