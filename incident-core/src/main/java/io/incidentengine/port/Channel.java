package io.incidentengine.port;

import io.incidentengine.model.ChannelType;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.SendResult;

/**
 * Carries messages: an adapter for e-mail, SMS, phone or another medium. Implementations are thread-safe.
 *
 * <p>What is sent follows from the message and from no clock, but for the mark of its time where the medium wants one, such as
 * the date of a mail. An implementation may measure how long something takes: for the time limits of its attempts, and for
 * pauses while a provider cannot be reached or asks to be slower.
 */
public interface Channel {
    /** The widest window: an engine has a thread for each call under way. */
    int WIDEST_WINDOW = 100;

    /**
     * Which kind of messages it carries.
     *
     * @return always the same type
     */
    ChannelType type();

    /**
     * What it promises when the same message is sent again (S28).
     *
     * @return always the same guarantee
     */
    Guarantee guarantee();

    /**
     * Tells whether news comes later of what became of a message: receipts, bounces (S29).
     *
     * @return true if a message that arrives is said to have, false if nobody ever knows
     */
    boolean hasReceipts();

    /**
     * How many messages it takes at a time, before the first of them is answered.
     *
     * @return always the same number, 1 to {@value #WIDEST_WINDOW}
     */
    int window();

    /**
     * Makes one attempt to send a message.
     *
     * <ol>
     *   <li>Returns when the provider has answered; the engine gives up waiting after its time limit, interrupts the
     *       thread, and takes the outcome as ambiguous.
     *   <li>Every attempt of one message carries the same key, which a provider may use to drop repeats.
     *   <li>Failures are results. What is thrown all the same, and {@code null}, count as ambiguous, as it may have been
     *       sent.
     *   <li>So many calls at most are under way as its {@linkplain #window window} says, but for those that were given up:
     *       they may still be. Messages about the same incident for the same person never are at the same time.
     * </ol>
     *
     * @param message what to send
     * @return how it ended
     */
    SendResult send(Message message);

    /** What a channel promises when the same message is sent again (S28). */
    enum Guarantee {
        /** It may arrive twice. */
        AT_LEAST_ONCE,
        /** It arrives once or not at all. */
        AT_MOST_ONCE,
        /** The provider drops repeats by the message's key. */
        IDEMPOTENT
    }
}
