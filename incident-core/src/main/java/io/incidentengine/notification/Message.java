package io.incidentengine.notification;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import java.util.List;

/**
 * What one channel carries to one recipient, or in the case of e-mail to all of them (S27).
 *
 * @param key unique and stable: every attempt carries the same one
 * @param notification the key of the notification that it came of
 * @param incident the incident that it is about
 * @param channel over which channel
 * @param recipients whom it goes to, at least one
 * @param subject one line
 * @param text the whole text
 */
public record Message(
        String key,
        String notification,
        IncidentId incident,
        ChannelType channel,
        List<Recipient> recipients,
        String subject,
        String text) {

    /** Copies the recipients. */
    public Message {
        recipients = List.copyOf(recipients);
    }
}
