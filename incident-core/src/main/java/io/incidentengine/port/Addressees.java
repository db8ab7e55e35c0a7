package io.incidentengine.port;

import io.incidentengine.escalation.NotificationRule;
import io.incidentengine.escalation.NotificationRule.Reach;
import io.incidentengine.incident.Incident;
import io.incidentengine.model.Audience;
import io.incidentengine.model.ChannelType;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Person;
import io.incidentengine.model.PersonId;
import io.incidentengine.notification.Notification;
import io.incidentengine.notification.Recipient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a notification goes to: the people of its audiences, each once, and others where nobody whom it is meant for can be
 * reached (S27, S31). What the directory throws goes to the caller.
 */
public final class Addressees {
    private static final String WITHOUT_ADDRESS = " has no address for ";

    private final NotificationRule rule;
    private final Incident incident;
    private final Directory directory;
    private final Instant now;
    private final List<Addressee> people = new ArrayList<>();
    private final Set<PersonId> known = new HashSet<>();
    private final List<String> failures = new ArrayList<>();

    private record Addressee(Person person, boolean copy) {}

    private Addressees(
            Notification notification, Incident incident, Directory directory, List<Audience> others, Instant now) {
        this.rule = notification.rule();
        this.incident = incident;
        this.directory = directory;
        this.now = now;
        notification.standsIn().ifPresent(fallback -> known.addAll(fallback.told()));
        rule.to().forEach(this::addMeant);
        addOthers(others);
        rule.cc().forEach(audience -> add(audience, true, false));
    }

    /**
     * Asks a directory who they are.
     *
     * @param notification what is to be told
     * @param incident the incident that it is about
     * @param directory who knows the people
     * @param others the audiences that are told where nobody whom it is meant for can be reached
     * @param now the present
     * @return the people
     */
    public static Addressees of(
            Notification notification, Incident incident, Directory directory, List<Audience> others, Instant now) {
        return new Addressees(notification, incident, directory, others, now);
    }

    private static String nobody(String other, Audience audience) {
        return "nobody " + other + "was found for the audience " + audience;
    }

    /**
     * Tells whether nobody, or nobody else, was found for an audience.
     *
     * @param failures failures that are on record of an expansion
     * @param audience the audience
     * @return true if one of them says so
     */
    public static boolean foundNobody(List<String> failures, Audience audience) {
        return failures.contains(nobody("", audience)) || failures.contains(nobody("else ", audience));
    }

    /**
     * Tells whether nobody at all was found for an audience.
     *
     * @param failures failures that are on record of an expansion
     * @param audience the audience
     * @return true if one of them says so
     */
    public static boolean foundNobodyAtAll(List<String> failures, Audience audience) {
        return failures.contains(nobody("", audience));
    }

    /**
     * Who had no address for a channel.
     *
     * @param failures failures that are on record of an expansion
     * @param channel the channel
     * @return the people's ids
     */
    public static List<String> withoutAddress(List<String> failures, ChannelType channel) {
        List<String> people = new ArrayList<>();
        for (String failure : failures) {
            int end = failure.lastIndexOf(WITHOUT_ADDRESS);
            String missing = end < 0 ? "" : failure.substring(end + WITHOUT_ADDRESS.length());
            List<String> channels = missing.startsWith("[")
                    ? List.of(missing.substring(1, missing.length() - 1).split(", "))
                    : List.of(missing);
            if (channels.contains(channel.name()) && !people.contains(failure.substring(0, end))) {
                people.add(failure.substring(0, end));
            }
        }
        return people;
    }

    /**
     * Those who can be reached over a channel; that others cannot is added to the failures.
     *
     * @param channel the channel
     * @return one list for each message, as e-mail goes to all together; empty if there is nobody
     */
    public List<List<Recipient>> over(ChannelType channel) {
        List<Recipient> recipients = new ArrayList<>();
        for (Addressee to : people) {
            Optional<Contact> contact = to.person().contact(channel);
            if (contact.isEmpty()) {
                failures.add(to.person().id() + WITHOUT_ADDRESS + channel);
            } else {
                recipients.add(new Recipient(to.person(), contact.get(), to.copy()));
            }
        }
        if (recipients.isEmpty()) {
            return List.of();
        }
        return channel.isShared()
                ? List.of(recipients)
                : recipients.stream().map(List::of).toList();
    }

    /**
     * What went wrong so far: nobody found, no usable address.
     *
     * @return a line for each
     */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    private void addMeant(Audience audience) {
        add(audience, false, rule.reach() == Reach.ONE_BY_ONE);
    }

    /** Where nobody whom it is meant for is left or can be reached, others are told (S31). */
    private void addOthers(List<Audience> others) {
        for (Audience audience : others) {
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
        for (ChannelType channel : rule.channels()) {
            if (person.contact(channel).isPresent()) {
                return true;
            }
        }
        return false;
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
                failures.add(person.id() + WITHOUT_ADDRESS + rule.channels());
            } else if (known.add(person.id())) {
                people.add(new Addressee(person, copy));
            }
        }
        if (found.isEmpty() || (!copy && people.isEmpty())) {
            failures.add(nobody(found.isEmpty() ? "" : "else ", audience));
        }
    }
}
