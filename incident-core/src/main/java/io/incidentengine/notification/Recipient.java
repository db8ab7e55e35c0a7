package io.incidentengine.notification;

import io.incidentengine.model.Contact;
import io.incidentengine.model.Person;

/**
 * Somebody whom a message goes to.
 *
 * @param person who it is
 * @param contact the address on the message's channel
 * @param copy whether the person only gets a copy
 */
public record Recipient(Person person, Contact contact, boolean copy) {
    @Override
    public String toString() {
        return (copy ? "cc " : "to ") + person.id() + " " + contact;
    }
}
