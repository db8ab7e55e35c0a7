package io.incidentengine.sms;

import io.incidentengine.notification.SendResult;

/**
 * Sends short messages: the way of one provider, below an {@link SmsChannel}. Implementations are thread-safe: as many threads
 * send at once as the {@link #window} says, and more when some were given up.
 *
 * <p>What is said of messages later, receipts and replies, goes to an {@link SmsIntake}.
 */
public interface SmsGateway extends Gateway {
    /**
     * Makes one attempt to send a message.
     *
     * <ol>
     *   <li>Returns within a bounded time, which is below the engine's {@code sendTimeout}; an interrupt ends it sooner.
     *   <li>{@code Accepted} when the provider took all of it, with the name by which receipts call it. If receipts call it by
     *       several names, as they do for a message in parts, the gateway says so to the intake in this one's name.
     *   <li>{@code RetryLater} only if nothing reached the phone, or nothing that could be read: no connection, a login or a sender that is
     *       refused, a provider that is busy or asks to be slower, with the wait that it asks for.
     *   <li>{@code Rejected} if it is no use to try this message to this number again.
     *   <li>{@code Ambiguous} if the provider may have it: the request went out and no answer, or none that can be read, came
     *       back.
     *   <li>Nothing is thrown. Reasons hold neither the text nor the number, but for its {@linkplain PhoneNumber#toString last
     *       digits}, nor a password.
     * </ol>
     *
     * @param sms what to send
     * @return how it ended
     */
    SendResult send(Sms sms);
}
