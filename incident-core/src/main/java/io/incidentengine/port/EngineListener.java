package io.incidentengine.port;

import io.incidentengine.incident.Change;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.News;
import io.incidentengine.notification.ProblemOffer;
import io.incidentengine.notification.SendResult;

/**
 * Hears what the engine did, after it is stored: for logs, metrics and screens. What it throws is caught and named once;
 * it changes nothing. Called on the thread that did it, which it holds up, so it should be quick; several threads may
 * call at once, so it is thread-safe.
 */
public interface EngineListener {

    /**
     * A change was stored.
     *
     * @param change what was stored
     */
    default void changed(Change change) {}

    /**
     * An attempt to send a message ended.
     *
     * @param message the message
     * @param result how it ended
     */
    default void attempted(Message message, SendResult result) {}

    /**
     * An attempt to offer an incident to problem management ended (R8).
     *
     * @param offer the offer
     * @param result how it ended
     */
    default void offered(ProblemOffer offer, SendResult result) {}

    /**
     * News came of a message that is not known, or is known no more.
     *
     * @param news what was said
     */
    default void strayed(News news) {}

    /**
     * Something failed that a person should know of; the engine goes on.
     *
     * @param what what was being done
     * @param cause why it failed; an {@link Error} is the cause of what is handed in
     */
    default void failed(String what, RuntimeException cause) {}
}
