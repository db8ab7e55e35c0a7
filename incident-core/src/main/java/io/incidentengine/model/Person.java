package io.incidentengine.model;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A person who can be told something: a reporter, or somebody whom the directory found for an audience.
 *
 * @param id who it is; the same person has the same id in every audience, and is told once
 * @param name how the person is addressed; hidden when printed
 * @param contacts the ways to reach the person, preferred ones first; may be empty
 * @param locale the language to write or speak
 * @param zone the zone in which times are shown
 */
public record Person(PersonId id, String name, List<Contact> contacts, Locale locale, ZoneId zone) {
    /** Checks the name and copies the contacts. */
    public Person {
        id = Required.value("person id", id);
        locale = Required.value("person locale", locale);
        zone = Required.value("person zone", zone);
        name = Text.name("person name", name);
        contacts = Required.all("person contacts", contacts);
    }

    /**
     * A person, in English and UTC.
     *
     * @param id who it is
     * @param name how the person is addressed
     * @param contacts the ways to reach the person, preferred ones first
     * @return the person
     */
    public static Person of(String id, String name, Contact... contacts) {
        return new Person(
                PersonId.of(id), name, Required.all("person contacts", contacts), Locale.ENGLISH, ZoneOffset.UTC);
    }

    /**
     * The same person, reading another language in another zone.
     *
     * @param newLocale the language
     * @param newZone the zone
     * @return a copy
     */
    public Person in(Locale newLocale, ZoneId newZone) {
        return new Person(id, name, contacts, newLocale, newZone);
    }

    /**
     * The same person with one more way to be reached.
     *
     * @param contact the contact to add, least preferred
     * @return a copy
     */
    public Person with(Contact contact) {
        List<Contact> more = new ArrayList<>(contacts);
        more.add(Required.value("person contact", contact));
        return new Person(id, name, more, locale, zone);
    }

    /**
     * The same person with further ways to be reached.
     *
     * @param more contacts to add, less preferred than those that are known; those that are known already change nothing
     * @return a copy
     */
    public Person withAll(List<Contact> more) {
        List<Contact> all = new ArrayList<>(contacts);
        Required.all("person contacts", more).stream()
                .filter(contact -> !all.contains(contact))
                .forEach(all::add);
        return new Person(id, name, all, locale, zone);
    }

    /**
     * The preferred contact on a channel.
     *
     * @param channel a channel
     * @return the first contact on it, if there is one
     */
    public Optional<Contact> contact(ChannelType channel) {
        for (Contact contact : contacts) {
            if (contact.channel().equals(channel)) {
                return Optional.of(contact);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "Person[" + id + ", " + contacts + "]";
    }
}
