package io.incidentengine.notification;

import io.incidentengine.model.ChannelType;
import java.util.Locale;

/** What a template makes: each notification has a form for every way in which people take it in. */
public enum TemplateForm {
    /** One line above a message. */
    SUBJECT,
    /** All that is to be said, to be read: e-mail, and channels of the host's own. */
    TEXT,
    /** As much as one SMS holds; who gets it may read it on a locked screen, so nothing that people wrote but the title. */
    SHORT,
    /** Sentences to be heard on the phone. */
    SPOKEN;

    /**
     * The form of the body over a channel.
     *
     * @param channel the channel
     * @return {@link #SHORT} for SMS, {@link #SPOKEN} for the phone, {@link #TEXT} for all others
     */
    public static TemplateForm of(ChannelType channel) {
        if (channel.equals(ChannelType.SMS)) {
            return SHORT;
        }
        return channel.equals(ChannelType.PHONE) ? SPOKEN : TEXT;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
