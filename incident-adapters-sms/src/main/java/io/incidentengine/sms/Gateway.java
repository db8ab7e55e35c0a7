package io.incidentengine.sms;

import io.incidentengine.port.Channel;

/** What the way to one provider says of itself, whatever is sent over it. Implementations are thread-safe. */
public interface Gateway extends AutoCloseable {

    /**
     * What it promises when the same is sent again (S28).
     *
     * @return always the same guarantee; {@code IDEMPOTENT} only if the provider drops repeats by their key
     */
    Channel.Guarantee guarantee();

    /**
     * Tells whether the provider says later what became of what it took (S29).
     *
     * @return always the same
     */
    boolean hasReceipts();

    /**
     * How much it takes at once: so many messages, or calls.
     *
     * @return always the same number, 1 or more
     */
    int window();

    /** Ends what it holds open. What is sent afterwards is to be tried later. Closing again changes nothing. */
    @Override
    void close();
}
