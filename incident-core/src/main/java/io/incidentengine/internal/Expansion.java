package io.incidentengine.internal;

import io.incidentengine.incident.Incident;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.notification.Message;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.Recipient;
import io.incidentengine.notification.Words;
import io.incidentengine.port.Directory;
import io.incidentengine.port.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes messages of a notification: finds the people, each once, and words what they are told (S27, S31). */
final class Expansion {
    private final Notification notification;
    private final Incident incident;
    private final Wording wording;
    private final Directory directory;
    private final Instant now;
    private final List<Message> messages = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final List<Addressee> people = new ArrayList<>();

    private record Addressee(Person person, boolean copy) {}

    private Expansion(Notification notification, Incident incident, Directory directory, Wording wording, Instant now) {
        this.notification = notification;
        this.incident = incident;
        this.wording = wording;
        this.directory = directory;
        this.now = now;
    }

    static Expansion of(
            Notification notification, Incident incident, Directory directory, Wording wording, Instant now) {
        Expansion expansion = new Expansion(notification, incident, directory, wording, now);
        Set<PersonId> known = new HashSet<>();
        notification.rule().to().forEach(audience -> expansion.add(audience, false, known));
        notification.rule().cc().forEach(audience -> expansion.add(audience, true, known));
        notification.rule().channels().forEach(expansion::address);
        return expansion;
    }

    List<Message> messages() {
        return messages;
    }

    List<String> failures() {
        return failures;
    }

    private void add(Audience audience, boolean copy, Set<PersonId> known) {
        List<Person> found = audience.equals(Audience.REPORTER)
                ? incident.people().reporters()
                : directory.find(audience, incident, now);
        if (found == null) {
            throw new IllegalStateException("the directory answered nothing for the audience " + audience);
        }
        if (found.isEmpty()) {
            failures.add("nobody was found for the audience " + audience);
        }
        for (Person person : found) {
            if (known.add(person.id())) {
                people.add(new Addressee(person, copy));
            }
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
        if (channel.isShared()) {
            messages.add(message(channel, "", recipients));
        } else {
            for (Recipient recipient : recipients) {
                messages.add(message(channel, "/" + recipient.person().id(), List.of(recipient)));
            }
        }
    }

    /** What goes to several people is worded for the first, as those whom it is meant for come before copies. */
    private Message message(ChannelType channel, String to, List<Recipient> recipients) {
        Words words =
                wording.word(notification, incident, channel, recipients.get(0).person());
        return new Message(
                notification.key() + "/" + channel + to,
                notification.key(),
                notification.incident(),
                channel,
                recipients,
                words.subject(),
                words.text(),
                words.html());
    }
}
