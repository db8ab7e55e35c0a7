package io.incidentengine.port;

import io.incidentengine.incident.Incident;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Person;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.Words;

/**
 * Finds the words for what is told: for a host that wants more than the {@linkplain
 * io.incidentengine.notification.MessageTemplates templates} of its policy, such as a template library of its own.
 * Implementations are thread-safe.
 */
@FunctionalInterface
public interface Wording {

    /**
     * Words a notification for a message.
     *
     * <ol>
     *   <li>It is asked once for each message, when the notification is expanded: every attempt says the same (S27).
     *   <li>The same input gives the same words: an expansion that was interrupted is made again.
     *   <li>What is thrown, and an answer of {@code null}, are told to the listeners; the templates of the policy step in,
     *       and the message is sent all the same.
     *   <li>It shares the time limit of the directory, so it does not wait for anything slow.
     * </ol>
     *
     * @param notification what is told
     * @param incident the incident, as it is when it is sent
     * @param channel over which channel
     * @param reader in whose language and zone; of an e-mail to several people, the first whom it is meant for
     * @return the words
     */
    Words word(Notification notification, Incident incident, ChannelType channel, Person reader);
}
