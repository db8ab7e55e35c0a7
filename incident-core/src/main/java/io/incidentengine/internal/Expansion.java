package io.incidentengine.internal;

import io.incidentengine.incident.Incident;
import io.incidentengine.model.ChannelType;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.Duty;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.Pace;
import io.incidentengine.notification.QuietHours;
import io.incidentengine.notification.RateLimit;
import io.incidentengine.notification.Recipient;
import io.incidentengine.port.Addressees;
import io.incidentengine.port.Directory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes messages of a notification: finds the people, each once, and words what they are told (S27, S31). */
final class Expansion {
    private final Notification notification;
    private final Incident incident;
    private final SureWording wording;
    private final DeliveryPolicy policy;
    private final Set<ChannelType> receipts;
    private final @Nullable Instant latest;
    private final Addressees addressees;
    private final List<Message> messages = new ArrayList<>();

    Expansion(
            Notification notification,
            Incident incident,
            Directory directory,
            DeliveryPolicy policy,
            Set<ChannelType> receipts,
            SureWording wording,
            Instant now) {
        this.notification = notification;
        this.incident = incident;
        this.wording = wording;
        this.policy = policy;
        this.receipts = receipts;
        this.latest = Duty.latest(notification, policy, now);
        this.addressees = Addressees.of(notification, incident, directory, policy.audiences(), now);
        notification.rule().channels().forEach(this::address);
    }

    List<Message> messages() {
        return messages;
    }

    List<String> failures() {
        return addressees.failures();
    }

    private void address(ChannelType channel) {
        for (List<Recipient> recipients : addressees.over(channel)) {
            String to =
                    channel.isShared() ? "" : "/" + recipients.get(0).person().id();
            messages.add(message(channel, to, recipients));
        }
    }

    /** What goes to several people is worded for the first, as those whom it is meant for come before copies. */
    private Message message(ChannelType channel, String to, List<Recipient> recipients) {
        return new Message(
                notification.key() + "/" + channel + to,
                notification.key(),
                notification.incident(),
                notification.severity(),
                channel,
                recipients,
                wording.word(notification, incident, channel, recipients.get(0).person()),
                pace(channel),
                recipients.get(0).copy() ? null : proof(channel));
    }

    private @Nullable Grade proof(ChannelType channel) {
        return notification.deadline().isEmpty() ? null : policy.proof(channel).enough(receipts.contains(channel));
    }

    private Pace pace(ChannelType channel) {
        RateLimit limit = policy.limits().get(channel);
        QuietHours quiet = policy.quiet().get(channel);
        return limit == null && quiet == null ? Pace.FREE : new Pace(limit, quiet, latest);
    }
}
