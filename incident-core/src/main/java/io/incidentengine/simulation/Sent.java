package io.incidentengine.simulation;

import io.incidentengine.model.ChannelType;
import io.incidentengine.model.NotificationKind;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.SendResult;
import java.time.Instant;
import java.util.List;

/**
 * An attempt to send a message, as a simulation saw it.
 *
 * @param at when
 * @param notification the decision that it came of
 * @param message what was sent
 * @param result how it ended
 */
public record Sent(Instant at, Notification notification, Message message, SendResult result) {

    /**
     * What it was about.
     *
     * @return the notification's kind
     */
    public NotificationKind kind() {
        return notification.kind();
    }

    /**
     * Over which channel it went.
     *
     * @return the channel's type
     */
    public ChannelType channel() {
        return message.channel();
    }

    /**
     * Whom it went to.
     *
     * @return the ids of the people, those in cc too
     */
    public List<String> people() {
        return message.recipients().stream()
                .map(recipient -> recipient.person().id().value())
                .toList();
    }

    @Override
    public String toString() {
        return at + " " + kind() + " by " + channel() + " " + message.recipients() + " -> " + result;
    }
}
