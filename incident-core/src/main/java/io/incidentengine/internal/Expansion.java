package io.incidentengine.internal;

import io.incidentengine.escalation.NotificationRule.Reach;
import io.incidentengine.incident.Incident;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.notification.DeliveryPolicy;
import io.incidentengine.notification.Duty;
import io.incidentengine.notification.Grade;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.Pace;
import io.incidentengine.notification.QuietHours;
import io.incidentengine.notification.RateLimit;
import io.incidentengine.notification.Recipient;
import io.incidentengine.port.Directory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes messages of a notification: finds the people, each once, and words what they are told (S27, S31). */
final class Expansion {
    private final Notification notification;
    private final Incident incident;
    private final SureWording wording;
    private final Directory directory;
    private final DeliveryPolicy policy;
    private final Set<ChannelType> receipts;
    private final Instant now;
    private final @Nullable Instant latest;
    private final List<Message> messages = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final List<Addressee> people = new ArrayList<>();
    private final Set<PersonId> known = new HashSet<>();

    private record Addressee(Person person, boolean copy) {}

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
        this.directory = directory;
        this.policy = policy;
        this.receipts = receipts;
        this.now = now;
        this.latest = Duty.latest(notification, policy, now);
        notification.standsIn().ifPresent(fallback -> known.addAll(fallback.told()));
        notification.rule().to().forEach(this::addMeant);
        addOthers();
        notification.rule().cc().forEach(audience -> add(audience, true, false));
        notification.rule().channels().forEach(this::address);
    }

    private void addMeant(Audience audience) {
        add(audience, false, notification.rule().reach() == Reach.ONE_BY_ONE);
    }

    /** Where nobody whom it is meant for is left or can be reached, others are told (S31). */
    private void addOthers() {
        for (Audience audience : policy.audiences()) {
            if (isAnybodyReachable()) {
                return;
            }
            addMeant(audience);
        }
    }

    private boolean isAnybodyReachable() {
        for (Addressee one : people) {
            if (isReachable(one.person())) {
                return true;
            }
        }
        return false;
    }

    private boolean isReachable(Person person) {
        for (ChannelType channel : notification.rule().channels()) {
            if (person.contact(channel).isPresent()) {
                return true;
            }
        }
        return false;
    }

    List<Message> messages() {
        return messages;
    }

    List<String> failures() {
        return failures;
    }

    private void add(Audience audience, boolean copy, boolean onlyTheFirst) {
        List<Person> found = audience.equals(Audience.REPORTER)
                ? incident.people().reporters()
                : directory.find(audience, incident, now);
        if (found == null) {
            throw new IllegalStateException("the directory answered nothing for the audience " + audience);
        }
        int before = people.size();
        for (Person person : found) {
            if (onlyTheFirst && people.size() > before) {
                break;
            }
            if (onlyTheFirst && !known.contains(person.id()) && !isReachable(person)) {
                failures.add(person.id() + " has no address for "
                        + notification.rule().channels());
            } else if (known.add(person.id())) {
                people.add(new Addressee(person, copy));
            }
        }
        if (found.isEmpty() || (!copy && people.isEmpty())) {
            failures.add("nobody " + (found.isEmpty() ? "" : "else ") + "was found for the audience " + audience);
        }
    }

    private void address(ChannelType channel) {
        List<Recipient> recipients = new ArrayList<>();
        for (Addressee to : people) {
            Optional<Contact> contact = to.person().contact(channel);
            if (contact.isEmpty()) {
                failures.add(to.person().id() + " has no address for " + channel);
            } else {
                recipients.add(new Recipient(to.person(), contact.get(), to.copy()));
            }
        }
        if (recipients.isEmpty()) {
            return;
        }
        Pace pace = pace(channel);
        if (channel.isShared()) {
            messages.add(message(channel, "", recipients, pace));
        } else {
            for (Recipient recipient : recipients) {
                messages.add(message(channel, "/" + recipient.person().id(), List.of(recipient), pace));
            }
        }
    }

    /** What goes to several people is worded for the first, as those whom it is meant for come before copies. */
    private Message message(ChannelType channel, String to, List<Recipient> recipients, Pace pace) {
        return new Message(
                notification.key() + "/" + channel + to,
                notification.key(),
                notification.incident(),
                notification.severity(),
                channel,
                recipients,
                wording.word(notification, incident, channel, recipients.get(0).person()),
                pace,
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
