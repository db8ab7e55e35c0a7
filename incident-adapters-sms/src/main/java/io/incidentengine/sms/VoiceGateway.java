package io.incidentengine.sms;

import io.incidentengine.notification.SendResult;

/**
 * Calls people and speaks to them: the way of one provider, below a {@link PhoneChannel}. Implementations are thread-safe: as many
 * threads call at once as the {@link #window} says, and more when some were given up.
 *
 * <p>A provider that only takes the order, and says later what became of the call, tells so by news: {@code DELIVERED} when a person
 * took the call, not a machine; {@code ACKNOWLEDGED} when a key was pressed; {@code FAILED} when it was busy, nobody or only
 * a machine took it, or it failed, and it will not be tried again. A provider with which the gateway stays on the line
 * knows at once, and says it with the {@linkplain io.incidentengine.notification.Grade grade} of {@code Accepted}.
 */
public interface VoiceGateway extends Gateway {
    /**
     * Makes one attempt to call somebody.
     *
     * <ol>
     *   <li>Returns within a bounded time, which is below the engine's {@code sendTimeout}; an interrupt ends it sooner.
     *   <li>{@code Accepted} when the provider took the order, with its name for the call; or when the call has ended, with how well
     *       it is known that a person heard it.
     *   <li>{@code RetryLater} only if nobody heard it: no connection, a login that is refused, a provider that is busy; or, where
     *       the gateway stays on the line, a phone that is busy or that nobody answers.
     *   <li>{@code Rejected} if it is no use to call this number again.
     *   <li>{@code Ambiguous} if the provider may have the order, and nothing says so.
     *   <li>Nothing is thrown. Reasons hold neither the text nor the number, but for its {@linkplain PhoneNumber#toString last
     *       digits}, nor a password.
     * </ol>
     *
     * @param call whom to call, and what to say
     * @return how it ended
     */
    SendResult call(Call call);
}
