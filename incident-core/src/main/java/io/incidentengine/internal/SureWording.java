package io.incidentengine.internal;

import io.incidentengine.incident.Incident;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Person;
import io.incidentengine.model.UnknownPolicyException;
import io.incidentengine.notification.MessageTemplates;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.Words;
import io.incidentengine.port.Policies;
import io.incidentengine.port.Wording;
import org.jspecify.annotations.Nullable;

/**
 * Finds words whatever happens: the host's, else those of the incident's policy, else the standard ones. A message in
 * plainer words is better than none.
 */
public final class SureWording implements Wording {
    private final @Nullable Wording host;
    private final Policies policies;
    private final Listeners listeners;

    /**
     * Wires it.
     *
     * @param host the host's wording, if it has one
     * @param policies where the templates are
     * @param listeners who hears of what fails
     */
    public SureWording(@Nullable Wording host, Policies policies, Listeners listeners) {
        this.host = host;
        this.policies = policies;
        this.listeners = listeners;
    }

    @Override
    public Words word(Notification notification, Incident incident, ChannelType channel, Person reader) {
        Words words = host == null ? null : tried(host, notification, incident, channel, reader);
        if (words == null) {
            words = tried(this::byPolicy, notification, incident, channel, reader);
        }
        return words == null ? MessageTemplates.standard().words(notification, channel, reader) : words;
    }

    private @Nullable Words tried(
            Wording wording, Notification notification, Incident incident, ChannelType channel, Person reader) {
        Throwable failure;
        try {
            Words words = wording.word(notification, incident, channel, reader);
            if (words != null) {
                return words;
            }
            failure = new IllegalStateException("null in place of words");
        } catch (Throwable thrown) {
            failure = thrown;
        }
        listeners.failed("wording " + notification.key() + " for " + channel, failure);
        return null;
    }

    private Words byPolicy(Notification notification, Incident incident, ChannelType channel, Person reader) {
        return policies.find(incident.policy())
                .orElseThrow(() -> new UnknownPolicyException(incident.policy(), incident.id()))
                .templates()
                .words(notification, channel, reader);
    }
}
