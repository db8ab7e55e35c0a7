package io.incidentengine.notification;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.IncidentId;
import io.incidentengine.model.PersonId;
import io.incidentengine.model.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one channel carries to one recipient, or in the case of e-mail to all of them (S27).
 *
 * @param key unique and stable: every attempt carries the same one
 * @param notification the key of the notification that it came of
 * @param incident the incident that it is about
 * @param severity the severity when it was decided
 * @param channel over which channel
 * @param recipients whom it goes to, at least one
 * @param words what it says
 * @param pace how it may be held back (S32)
 * @param proof how well it must be known to have arrived to prove its notification, or that for which it stands in (S29);
 *     {@code null} if that needs no proof, or the message is for none of those whom it is meant for
 */
public record Message(
        String key,
        String notification,
        IncidentId incident,
        Severity severity,
        ChannelType channel,
        List<Recipient> recipients,
        Words words,
        Pace pace,
        @Nullable Grade proof) {

    /** Copies the recipients. */
    public Message {
        recipients = List.copyOf(recipients);
    }

    /**
     * A message that nothing holds back, and that proves nothing.
     *
     * @param key unique and stable: every attempt carries the same one
     * @param notification the key of the notification that it came of
     * @param incident the incident that it is about
     * @param severity the severity when it was decided
     * @param channel over which channel
     * @param recipients whom it goes to, at least one
     * @param words what it says
     */
    public Message(
            String key,
            String notification,
            IncidentId incident,
            Severity severity,
            ChannelType channel,
            List<Recipient> recipients,
            Words words) {
        this(key, notification, incident, severity, channel, recipients, words, Pace.FREE, null);
    }

    /**
     * Tells whether it proves its notification, or that for which it stands in.
     *
     * @param grade how well it is known to have arrived
     * @return true if that is enough
     */
    public boolean isProvenBy(Grade grade) {
        return proof != null && grade.compareTo(proof) >= 0;
    }

    /**
     * Who reads it: messages over one channel with the same readers may be told together (S32).
     *
     * @return the people, in the order of the recipients
     */
    public List<PersonId> readers() {
        PersonId[] readers = new PersonId[recipients.size()];
        for (int i = 0; i < readers.length; i++) {
            readers[i] = recipients.get(i).person().id();
        }
        return List.of(readers);
    }

    /**
     * What stands above it.
     *
     * @return one line
     */
    public String subject() {
        return words.subject();
    }

    /**
     * All that it says.
     *
     * @return the text
     */
    public String text() {
        return words.text();
    }

    /**
     * The same as a page of HTML that needs nothing from elsewhere, for channels that show one. What is not worded apart
     * is made of the text each time, and stored nowhere.
     *
     * @return a page
     */
    public String page() {
        return words.page().orElseGet(() -> HtmlPage.of(subject(), text(), severity.level()));
    }
}
