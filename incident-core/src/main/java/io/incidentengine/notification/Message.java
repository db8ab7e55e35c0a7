package io.incidentengine.notification;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
 * @param html the same as a page of HTML, for channels that show one; {@code null} if there is none
 */
public record Message(
        String key,
        String notification,
        IncidentId incident,
        ChannelType channel,
        List<Recipient> recipients,
        String subject,
        String text,
        @Nullable String html) {

    /** Copies the recipients. */
    public Message {
        recipients = List.copyOf(recipients);
    }

    /**
     * The HTML of it.
     *
     * @return a page, or empty if there is none
     */
    public Optional<String> page() {
        return Optional.ofNullable(html);
    }
}
