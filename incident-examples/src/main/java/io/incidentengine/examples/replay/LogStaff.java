package io.incidentengine.examples.replay;

import io.incidentengine.incident.Incident;
import io.incidentengine.model.Audience;
import io.incidentengine.model.Contact;
import io.incidentengine.model.Person;
import io.incidentengine.port.Directory;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The people who are told things in the replay: one for each role, as the log names none. A service, which is a category
 * of the log, has an owner; handlers and callers go by the log's anonymous ids. All addresses are invented, in a domain
 * and with a number that are reserved for examples.
 */
final class LogStaff implements Directory {
    private static final String NUMBER = "+1 202 555 0100";
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final int LONGEST_MAILBOX = 60;

    @Override
    public List<Person> find(Audience audience, Incident incident, Instant now) {
        if (audience.equals(Audience.SERVICE_OWNER)) {
            return List.of(person("owner of " + incident.report().service()));
        }
        if (audience.equals(Audience.HANDLER)) {
            return incident.owner().map(owner -> person(owner.value())).stream().toList();
        }
        return List.of(person(audience.name()));
    }

    /** A person by this id and name, with invented contacts. */
    static Person person(String id) {
        String mailbox = OTHERS.matcher(id.toLowerCase(Locale.ROOT)).replaceAll(".");
        String address = mailbox.substring(0, Math.min(mailbox.length(), LONGEST_MAILBOX)) + "@example.org";
        return Person.of(id, id, Contact.email(address), Contact.sms(NUMBER), Contact.phone(NUMBER));
    }
}
