package io.incidentengine.testkit;

import static io.incidentengine.model.Required.value;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Time;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.Recipient;
import io.incidentengine.notification.SendResult;
import io.incidentengine.notification.SendResult.Accepted;
import io.incidentengine.testkit.Mailing.Box;
import io.incidentengine.testkit.Mailing.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Mailboxes of people, and the server before them. It keeps all mails. Every box takes every mail, unless a test says
 * otherwise: each verb holds for a box from the next mail on, until another verb is said. Thread-safe.
 *
 * <p>People are named by their id, or by their address as it stands in their {@link io.incidentengine.model.Contact}.
 *
 * <p>A mail to several people fails when it arrives at nobody whom it is meant for; who gets a copy does not count. It bounces
 * if one of those boxes bounces it; else it is put off if one of them is full; else it is refused.
 */
public final class Mailbox extends Peer {
    private static final Box KEEPING = new Box(State.KEEPS, Duration.ZERO);

    private final @Nullable Duration receipt;
    private final Map<String, Box> boxes = new HashMap<>();
    private final List<Mail> mails = new ArrayList<>();

    private Mailbox(@Nullable Duration receipt) {
        this.receipt = receipt;
    }

    /**
     * A mail that the server took.
     *
     * @param message what it carries
     * @param boxes the ids of those in whose box it lies, in copy or not
     * @param time when; {@code null} outside of scenarios and simulations
     */
    public record Mail(
            Message message, List<String> boxes, @Nullable Instant time) {
        /** Copies the list. */
        public Mail {
            boxes = List.copyOf(boxes);
        }

        /**
         * Its subject.
         *
         * @return one line
         */
        public String subject() {
            return message.subject();
        }

        /**
         * Its plain text.
         *
         * @return the whole text
         */
        public String text() {
            return message.text();
        }

        /**
         * The same as a page of HTML.
         *
         * @return the page
         */
        public String page() {
            return message.page();
        }

        /**
         * Whom it is meant for.
         *
         * @return their addresses
         */
        public List<String> to() {
            return addresses(false);
        }

        /**
         * Who gets a copy.
         *
         * @return their addresses
         */
        public List<String> cc() {
            return addresses(true);
        }

        private List<String> addresses(boolean copy) {
            return message.recipients().stream()
                    .filter(recipient -> recipient.copy() == copy)
                    .map(recipient -> recipient.contact().address())
                    .toList();
        }

        /**
         * When it was sent.
         *
         * @return the virtual time; empty outside of scenarios and simulations
         */
        public Optional<Instant> at() {
            return Optional.ofNullable(time);
        }
    }

    /**
     * Mailboxes that say nothing when a mail arrives, as nearly all do.
     *
     * @return the mailboxes
     */
    public static Mailbox withoutReceipts() {
        return new Mailbox(null);
    }

    /**
     * Mailboxes that say when a mail has arrived.
     *
     * @param after how long after it was sent
     * @return the mailboxes
     * @throws io.incidentengine.model.InvalidInputException if the time is missing, or not above zero
     */
    public static Mailbox withReceiptsAfter(Duration after) {
        return new Mailbox(Time.positive("time to a receipt", after));
    }

    /**
     * Keeps every mail. This is how it begins.
     *
     * @param who a person's id, or an address
     * @return these mailboxes
     */
    public Mailbox keeps(String who) {
        return set(who, KEEPING);
    }

    /**
     * Keeps every mail, and the person replies to it, which acknowledges it (S33).
     *
     * @param who a person's id, or an address
     * @param after how long after the mail
     * @return these mailboxes
     * @throws io.incidentengine.model.InvalidInputException if the time is missing, or not above zero
     */
    public Mailbox repliesAfter(String who, Duration after) {
        return set(who, new Box(State.REPLIES, Time.positive("time to a reply", after)));
    }

    /**
     * Bounces every mail: it is accepted, does not arrive, and that is known later.
     *
     * @param who a person's id, or an address
     * @param after how long after the mail
     * @return these mailboxes
     * @throws io.incidentengine.model.InvalidInputException if the time is missing, or not above zero
     */
    public Mailbox bouncesAfter(String who, Duration after) {
        return set(who, new Box(State.BOUNCES, Time.positive("time to a bounce", after)));
    }

    /**
     * Takes no mail for now, as it is full: the engine tries again.
     *
     * @param who a person's id, or an address
     * @return these mailboxes
     */
    public Mailbox isFull(String who) {
        return set(who, new Box(State.FULL, Duration.ZERO));
    }

    /**
     * Is not there: mails to it are refused for good.
     *
     * @param who a person's id, or an address
     * @return these mailboxes
     */
    public Mailbox isUnknown(String who) {
        return set(who, new Box(State.UNKNOWN, Duration.ZERO));
    }

    private synchronized Mailbox set(String who, Box box) {
        boxes.put(value("whose mailbox", who), box);
        return this;
    }

    private synchronized Box box(Recipient recipient) {
        Box box = known(recipient, boxes);
        return box == null ? KEEPING : box;
    }

    /**
     * All mails that were accepted so far, those that bounce too.
     *
     * @return in the order in which they were sent
     */
    public synchronized List<Mail> mails() {
        return List.copyOf(mails);
    }

    /**
     * The mails that lie in somebody's box.
     *
     * @param who a person's id, or an address
     * @return in the order in which they were sent
     */
    public List<Mail> mails(String who) {
        return mails().stream()
                .filter(mail -> mail.message().recipients().stream()
                        .anyMatch(recipient -> is(recipient, who)
                                && mail.boxes().contains(recipient.person().id().value())))
                .toList();
    }

    @Override
    public ChannelType type() {
        return ChannelType.EMAIL;
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.AT_LEAST_ONCE;
    }

    @Override
    public int window() {
        return 1;
    }

    @Override
    public boolean hasReceipts() {
        return receipt != null;
    }

    /** Bounces and replies come without receipts, too. */
    @Override
    boolean hasNews() {
        return true;
    }

    @Override
    SendResult send(Message message, Stage where) {
        Mailing mailing = new Mailing(message.recipients().stream()
                .map(recipient -> new Mailing.Part(recipient, box(recipient)))
                .toList());
        return mailing.refusal().orElseGet(() -> {
            where.tell(message, mailing.news(receipt));
            return new Accepted(kept(new Mail(message, mailing.keepers(), where.now())));
        });
    }

    /** The server's name for it. */
    private synchronized String kept(Mail mail) {
        mails.add(mail);
        return type() + "-" + mails.size();
    }
}
